import { createHash, randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { RECHTEN } from '../src/app.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openDatabase } from '../src/platform/pools.ts'
import { DEEL_OMVANG } from '../src/register/documenten/contract.ts'
import { DEMO_TOKEN, makeDemoApplicatie } from '../src/run/demo/applicatie.ts'
import { S3_SERVER, startS3 } from '../src/run/testing/s3.ts'
import { benchServer } from './database.ts'
import { startServer } from './server.ts'

// How much memory a large document takes in a process, on its way in and out, in PostgreSQL and in S3.
// npm run bench:documenten -- --mb 2048

const { values } = parseArgs({ options: { mb: { type: 'string', default: '2048' } } })
const MB = 1024 * 1024
const omvang = Number(values.mb) * MB
/** Runs unmeasured first, so that the process has loaded all that it needs. */
const WARM = 40 * MB

const server = await benchServer()
const name = `bench_documenten_${process.pid}`
const admin = new pg.Client(server.url)
await admin.connect()
await admin.query(`create database ${name}`)
const url = new URL(server.url)
url.pathname = `/${name}`
const { db, close } = openDatabase({ url: url.href, connections: 2 })
await migrate(db)
await makeDemoApplicatie(db, RECHTEN)
await close()

type Proces = Awaited<ReturnType<typeof startServer>>

/** Tells how long work takes, and how much more memory a process holds meanwhile. */
async function measure(wat: string, proces: Proces, work: () => Promise<void>): Promise<void> {
  const voor = await proces.ask('begin')
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1000
  const meest = await proces.ask('end')
  const rate = omvang / MB / seconds
  const held = `+${((meest - voor) / MB).toFixed(0)} MB (from ${(voor / MB).toFixed(0)} MB)`
  console.log(`${wat.padEnd(16)} ${seconds.toFixed(0).padStart(5)} s ${rate.toFixed(0).padStart(5)} MB/s   ${held}`)
}

const deel = randomBytes(DEEL_OMVANG)
const headers = { authorization: `Token ${DEMO_TOKEN}` }

async function ask(base: string, method: string, path: string, body: BodyInit | null, type = 'application/json') {
  const response = await fetch(`${base}/api/v1${path}`, { method, headers: { ...headers, 'content-type': type }, body })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as { uuid: string; informatieobject: { sha256: string } | null }
}

/** Sends a document; gives its uuid. */
async function upload({ base }: Proces, bytes: number): Promise<string> {
  const { uuid } = await ask(
    base,
    'POST',
    '/documentuploads',
    JSON.stringify({ bestandsnaam: 'film.bin', omvang: bytes }),
  )
  for (let nummer = 1, vanaf = 0; vanaf < bytes; nummer += 1, vanaf += DEEL_OMVANG) {
    const part = deel.subarray(0, Math.min(DEEL_OMVANG, bytes - vanaf))
    await ask(base, 'PUT', `/documentuploads/${uuid}/delen/${nummer}`, part, 'application/octet-stream')
  }
  return uuid
}

/** Takes a document out, and looks whether it is the same. */
async function download({ base }: Proces, uuid: string): Promise<void> {
  const { sha256 } = (await (await fetch(`${base}/api/v1/informatieobjecten/${uuid}`, { headers })).json()) as {
    sha256: string
  }
  const som = createHash('sha256')
  const { body } = await fetch(`${base}/api/v1/informatieobjecten/${uuid}/inhoud`, { headers })
  for await (const stuk of body ?? []) som.update(stuk)
  if (som.digest('hex') !== sha256) throw new Error('What came out is not what went in.')
}

async function isIn(uuid: string): Promise<void> {
  const there = new pg.Client(url.href)
  await there.connect()
  const look = () => there.query('select 1 from inhoud_opslag where inhoud = $1 and heel', [uuid])
  while ((await look()).rowCount === 0) await sleep(100)
  await there.end()
}

const settings: Record<string, string> = { DOCUMENT_MB: '4096' }
const stops: (() => Promise<void>)[] = []
try {
  console.log(`${omvang / MB} MB, load ${loadavg()[0]?.toFixed(1)}`)
  const s3 = S3_SERVER ? await startS3() : undefined
  if (s3) stops.push(s3.stop)
  Object.assign(settings, s3?.settings)
  const before = ['./bench/memory.ts']
  const serve = await startServer(url.href, { settings, before })
  stops.push(serve.stop)
  const warm = await upload(serve, WARM)
  await download(serve, warm)
  let uuid = ''
  await measure('in, PostgreSQL', serve, async () => {
    uuid = await upload(serve, omvang)
  })
  await measure('uit, PostgreSQL', serve, () => download(serve, uuid))
  if (s3) {
    const work = await startServer(url.href, { settings, before, command: 'work' })
    stops.push(work.stop)
    await isIn(warm)
    await download(serve, warm)
    await measure('naar S3', work, () => isIn(uuid))
    await measure('uit, S3', serve, () => download(serve, uuid))
  }
} finally {
  for (const stop of stops.reverse()) await stop()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
  await server.stop()
}
