import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import autocannon from 'autocannon'
import { v7 as uuidv7 } from 'uuid'
import { createApp, parseConfig } from '../src/app.ts'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import type { Case } from './cases.ts'
import { copy, copyKlanten, demoDatabase, uuidOf } from './copies.ts'
import { benchServer } from './database.ts'
import { inTurns } from './rates.ts'
import { rawCase } from './raw.ts'
import { sizes } from './sizes.ts'

// Measures klanttaken: those of one klant and a page of the Taken API, beside the same SQL, in a small register and in a large one.
// npm run bench:klanttaken -- --klein 10000 --groot 1000000 --seconden 3 --rondes 3

const { small, large, seconds, rounds } = sizes()
const CONNECTIONS = 4
const PER_KLANT = 10
const OPEN = 100

const server = await benchServer()

/** A register with so many klanttaken, of which one klant has 100 that are open. */
async function makeRegister(amount: number) {
  const klanten = Math.ceil(amount / PER_KLANT) + 1
  const which = `soort = 'aanleveren' and status = 'open'`
  const mine = uuidv7()
  const { url, database, remove } = await demoDatabase(
    server.url,
    `bench_klanttaken_${amount}_${process.pid}`,
    async (client) => {
      await copyKlanten(client, klanten)
      const given = { uuid: 'uuidv7()', partij: uuidOf(`1 + (n - 1) / ${PER_KLANT}`) }
      await copy(client, 'klanttaak', which, given, amount)
      const own = { uuid: `'${mine}'::uuid`, nummer: `'9999999999'` }
      await copy(client, 'partij', `uuid = ${uuidOf('1')}`, own, 1)
      await copy(client, 'klanttaak', which, { uuid: 'uuidv7()', partij: `'${mine}'::uuid` }, OPEN)
    },
  )
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url })
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
    url,
    base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    async stop() {
      await app.close()
      await remove()
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
  await server.stop()
}
