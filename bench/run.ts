import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import pg from 'pg'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import { type Case, cases } from './cases.ts'
import { benchDatabase, benchServer } from './database.ts'
import { inTurns } from './rates.ts'
import { rawCase } from './raw.ts'
import { startServer } from './server.ts'
import { measureTriggers } from './triggers.ts'

// This script compares the running server with the same SQL sent raw, over as many connections, on a small and a large register.
// npm run bench -- --klantcontacten 10000,1000000 --seconden 3 --rondes 3 --verbindingen 4
// npm run bench -- --logboek --klantcontacten 10000    what the logboek costs
// npm run bench -- --wat 'van een actor'               only what has this in its name

const { values } = parseArgs({
  options: {
    klantcontacten: { type: 'string', default: '10000,1000000' },
    seconden: { type: 'string', default: '3' },
    rondes: { type: 'string', default: '3' },
    verbindingen: { type: 'string', default: '4' },
    wat: { type: 'string', default: '' },
    logboek: { type: 'boolean', default: false },
  },
})
const sizes = values.klantcontacten.split(',').map(Number)
const seconds = Number(values.seconden)
const rounds = Number(values.rondes)
const connections = Number(values.verbindingen)

const asked = async (pool: pg.Pool) => (await cases(pool)).filter(({ name }) => name.includes(values.wat))

async function httpRate(base: string, { method, path, body }: Case, duration: number): Promise<number> {
  const headers = { authorization: `Token ${DEMO_TOKEN}`, ...(body && { 'content-type': 'application/json' }) }
  const options = { url: base + path, method, headers, connections, ...(body && { body: JSON.stringify(body) }) }
  const result = await autocannon({ ...options, duration })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}

/** Measures both rates of a case. */
async function measure(base: string, url: string, measured: Case): Promise<{ http: number; raw: number }> {
  const sql = await rawCase(url, measured, connections)
  await httpRate(base, measured, 1)
  await sql.rate(1)
  const [http = 0, raw = 0] = await inTurns(rounds, [() => httpRate(base, measured, seconds), () => sql.rate(seconds)])
  await sql.close()
  return { http, raw }
}

/** Measures the rate of reads with the logboek on, compared to a server that writes no lines. */
async function logboek(url: string, reads: Case[]): Promise<void> {
  const before = [join(import.meta.dirname, 'zonder-logboek.ts')]
  const [met, zonder] = [await startServer(url), await startServer(url, { before })]
  console.log('| lezen | met logboek | zonder | verhouding |\n| --- | ---: | ---: | ---: |')
  for (const read of reads) {
    const bases = [met.base, zonder.base]
    for (const base of bases) await httpRate(base, read, 1)
    const [a = 0, b = 0] = await inTurns(
      rounds,
      bases.map((base) => () => httpRate(base, read, seconds)),
    )
    console.log(`| ${read.name} | ${round(a)} | ${round(b)} | ${(a / b).toFixed(2)} |`)
  }
  for (const server of [met, zonder]) await server.stop()
}

const isRegistration = ({ method, path }: Case) => method === 'POST' && !path.endsWith('_zoek')

/** Measures registering against the same rows in tables without triggers. The goal is at least half of that rate. */
async function triggers(url: string, registrations: Case[]): Promise<void> {
  if (registrations.length === 0) return
  console.log('\n| schrijven | met triggers | zonder | verhouding |\n| --- | ---: | ---: | ---: |')
  for (const measured of registrations) {
    const [a = 0, b = 0] = await measureTriggers(url, measured, connections, rounds, seconds)
    console.log(`| ${measured.name} | ${round(a)} | ${round(b)} | ${(a / b).toFixed(2)} |`)
  }
}

const round = (rate: number) => Math.round(rate).toString().padStart(6)

const server = await benchServer()
const rates = new Map<string, number[]>()
try {
  console.log(`| klantcontacten | wat | per seconde | rauwe SQL | verhouding |\n| ---: | --- | ---: | ---: | ---: |`)
  for (const size of sizes) {
    const url = await benchDatabase(server.url, size)
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    if (values.logboek) {
      await logboek(
        url,
        (await asked(pool)).filter(({ method, path }) => method === 'GET' || path.endsWith('_zoek')),
      )
      await pool.end()
      continue
    }
    const { base, stop } = await startServer(url)
    for (const measured of await asked(pool)) {
      const { http, raw } = await measure(base, url, measured)
      rates.set(measured.name, [...(rates.get(measured.name) ?? []), http])
      console.log(`| ${size} | ${measured.name} | ${round(http)} | ${round(raw)} | ${(http / raw).toFixed(2)} |`)
    }
    await stop()
    await triggers(url, (await asked(pool)).filter(isRegistration))
    await pool.end()
  }
  if (sizes.length > 1) {
    console.log(`\n| wat | ${sizes.at(-1)} tegenover ${sizes[0]} |\n| --- | ---: |`)
    for (const [name, [small = 1, ...rest]] of rates)
      console.log(`| ${name} | ${((rest.at(-1) ?? 0) / small).toFixed(2)} |`)
  }
} finally {
  await server.stop()
}
