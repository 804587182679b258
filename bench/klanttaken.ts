import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createApp, parseConfig, RECHTEN } from '../src/app.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import { loadDemo } from '../src/run/demo/laden.ts'
import type { Case } from './cases.ts'
import { benchServer } from './database.ts'
import { inTurns } from './rates.ts'
import { rawCase } from './raw.ts'

// Measures klanttaken: those of one klant and a page of the Taken API, beside the same SQL, in a small register and in a large one.
// npm run bench:klanttaken -- --klein 10000 --groot 1000000 --seconden 3 --rondes 3

const { values } = parseArgs({
  options: {
    klein: { type: 'string', default: '10000' },
    groot: { type: 'string', default: '1000000' },
    seconden: { type: 'string', default: '3' },
    rondes: { type: 'string', default: '3' },
  },
})
const [small, large, seconds, rounds] = [values.klein, values.groot, values.seconden, values.rondes].map(Number) as [
  number,
  number,
  number,
  number,
]
const CONNECTIONS = 4
const PER_KLANT = 10
const OPEN = 100

const server = await benchServer()
const admin = new pg.Client(server.url)
await admin.connect()

/** Copies one row of a table, with these columns given by SQL in which `n` counts from 1. */
async function copy(client: pg.Client, table: string, which: string, given: Record<string, string>, amount: number) {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' and attname <> 'volgnummer'`,
    [table],
  )
  const columns = rows.map(({ name }) => name)
  await client.query('begin')
  await client.query(`set local statement_timeout = 0; set local balie.gebeurtenissen = 'nee'`)
  await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.map((name) => given[name] ?? `m.${name}`).join(', ')}
      from (select * from ${table} where ${which} limit 1) m, generate_series(1, $1::int) n`,
    [amount],
  )
  await client.query('commit')
}

/** Gives the uuid of the n-th klant. */
const klant = (n: string) => `('00000000-0000-8000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** A register with so many klanttaken, of which one klant has 100 that are open. */
async function makeRegister(amount: number) {
  const name = `bench_klanttaken_${amount}_${process.pid}`
  await admin.query(`create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const database = openDatabase({ url: url.href, connections: 10 })
  await migrate(database.db)
  await loadDemo(database.db, RECHTEN, new Date())
  // A connection of its own waits as long as it takes.
  const client = new pg.Client(url.href)
  await client.connect()
  const klanten = Math.ceil(amount / PER_KLANT) + 1
  const given = { contactpersoon_uuid: 'null', voorkeurs_digitaal_adres: 'null', voorkeurs_rekeningnummer: 'null' }
  await copy(
    client,
    'partij',
    `soort_partij = 'persoon'`,
    { uuid: klant('n'), nummer: `'9' || lpad(n::text, 9, '0')`, ...given },
    klanten,
  )
  const which = `soort = 'aanleveren' and status = 'open'`
  await copy(client, 'klanttaak', which, { uuid: 'uuidv7()', partij: klant(`1 + (n - 1) / ${PER_KLANT}`) }, amount)
  const mine = uuidv7()
  await copy(
    client,
    'partij',
    `soort_partij = 'persoon'`,
    { uuid: `'${mine}'::uuid`, nummer: `'9999999999'`, ...given },
    1,
  )
  await copy(client, 'klanttaak', which, { uuid: 'uuidv7()', partij: `'${mine}'::uuid` }, OPEN)
  await client.query('vacuum analyze')
  await client.end()
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url.href })
  const app = createApp({ config, db: database.db, beperkt: database.beperkt, probe: database.probe })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const cases: Case[] = [
    {
      name: `${OPEN} open klanttaken van een klant`,
      method: 'GET',
      path: `/api/v1/klanttaken?partij=${mine}&status=open&aantal=${OPEN}`,
    },
    { name: `Taken API, bladzijde van ${OPEN}`, method: 'GET', path: `/taken/api/v1/externetaken?pageSize=${OPEN}` },
  ]
  return {
    cases,
    url: url.href,
    base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    async stop() {
      await app.close()
      await database.close()
      await admin.query(`drop database ${name} with (force)`)
    },
  }
}

type Register = Awaited<ReturnType<typeof makeRegister>>

async function rate({ base }: Register, { path }: Case): Promise<number> {
  const headers = { authorization: `Token ${DEMO_TOKEN}` }
  const result = await autocannon({ url: base + path, headers, connections: CONNECTIONS, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} refusals`)
  return result.requests.average
}

const registers: Register[] = []
try {
  for (const amount of [small, large]) registers.push(await makeRegister(amount))
  const [few, many] = registers as [Register, Register]
  console.log(`belasting van de machine: ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(`| | bij ${small} | van het SQL | bij ${large} | van het SQL | groot / klein |`)
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const [index, one] of few.cases.entries()) {
    const other = many.cases[index] ?? one
    const raws = [await rawCase(few.url, one, CONNECTIONS), await rawCase(many.url, other, CONNECTIONS)] as const
    const [a = 0, rawA = 0, b = 0, rawB = 0] = await inTurns(rounds, [
      () => rate(few, one),
      () => raws[0].rate(seconds),
      () => rate(many, other),
      () => raws[1].rate(seconds),
    ])
    for (const raw of raws) await raw.close()
    const figures = [a.toFixed(0), (a / rawA).toFixed(2), b.toFixed(0), (b / rawB).toFixed(2), (b / a).toFixed(2)]
    console.log(`| ${one.name} | ${figures.join(' | ')} |`)
  }
} finally {
  for (const register of registers) await register.stop()
  await admin.end()
  await server.stop()
}
