import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { parseConfig } from '../src/app.ts'
import { seal } from '../src/inrichting/toegang/versleuteling.ts'
import { makeBezorger } from '../src/koppelingen/abonnementen/bezorgen.ts'
import { bezorgGebeurtenissen } from '../src/koppelingen/abonnementen/jobs.ts'
import { makeGeheim } from '../src/koppelingen/abonnementen/ondertekening.ts'
import { type Db, inTransaction } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../src/register/gebeurtenissen/queries.ts'
import { benchServer, ownDatabase } from './database.ts'
import { inTurns } from './rates.ts'

// How long it takes until gebeurtenissen are told, with a dead and a slow receiver beside; and what telling costs the change itself.
// npm run bench:gebeurtenissen -- --aantal 1000

const { values } = parseArgs({ options: { aantal: { type: 'string', default: '1000' } } })
const aantal = Number(values.aantal)
const RONDES = 5

async function receiver(ms = 0) {
  let received = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1
      setTimeout(() => response.writeHead(204).end(), ms)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, received: () => received, stop: () => server.close().closeAllConnections() }
}

const server = await benchServer()
const { url, database, remove } = await ownDatabase(server.url, `bench_gebeurtenissen_${process.pid}`)
const { db } = database
const SECRET_KEY = randomBytes(32).toString('base64')
const env = {
  NODE_ENV: 'test',
  DATABASE_URL: url,
  SECRET_KEY,
  ABONNEMENT_HOSTS: '127.0.0.1',
  ABONNEMENT_TIMEOUT_SECONDEN: '2',
}
const config = parseConfig(env)

const subscribe = (naam: string, to: string) =>
  sql`
  insert into abonnement (uuid, naam, soort, url, geheim) values (${uuidv7()}::uuid, ${naam}, 'cloudevents', ${to},
    ${seal(SECRET_KEY, makeGeheim())})`.execute(db)

/** Registers partijen, one transaction each as requests do, or all at once. */
const partij = (tx: Db, most = 1) =>
  sql`
  insert into partij (uuid, soort_partij, organisatie) select gen_random_uuid(), 'organisatie', 'Bakkerij' from generate_series(1, ${most})`.execute(
    tx,
  )

const seconds = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Milliseconds that telling of a change adds to it. */
async function cost() {
  const many = (settings: Record<string, string>) =>
    seconds(async () => {
      for (let n = 0; n < 300; n += 1) await inTransaction(db, 'lezen', (tx) => partij(tx), { settings })
    })
  await many({})
  const [met = 0, zonder = 0] = await inTurns(RONDES, [() => many({}), () => many({ ...ZONDER_GEBEURTENISSEN })])
  return ((met - zonder) / 300) * 1000
}

try {
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  console.log(`without subscriptions: ${(await cost()).toFixed(3)} ms for each change more`)
  const [vlot, traag, dood] = [await receiver(), await receiver(5000), await receiver()]
  dood.stop()
  await subscribe('Vlot', vlot.url)
  await subscribe('Traag', traag.url)
  await subscribe('Dood', dood.url)
  console.log(`with 3 subscriptions: ${(await cost()).toFixed(3)} ms for each change more`)
  const begun = vlot.received()
  await sql`delete from bezorging`.execute(db)
  const bezorger = makeBezorger({ db, config, log: pino({ level: 'silent' }) })
  for (let round = 0; round < RONDES; round += 1) {
    const before = vlot.received()
    const took = await seconds(async () => {
      await partij(db, aantal)
      while (vlot.received() < before + aantal) {
        await bezorger.step()
        await new Promise((done) => setTimeout(done, bezorgGebeurtenissen.everyMs / 10))
      }
    })
    console.log(`${aantal} told in ${took.toFixed(2)} s beside a receiver that is dead and one that takes 5 s`)
  }
  console.log(`${vlot.received() - begun} received, load ${loadavg()[0]?.toFixed(1)}`)
  await bezorger.stop()
  vlot.stop()
  traag.stop()
} finally {
  await remove()
  await server.stop()
}
