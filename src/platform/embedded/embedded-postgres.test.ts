import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { InUseError } from './lock.ts'

const MODULE = join(import.meta.dirname, 'embedded-postgres.ts')
const folders: string[] = []

const folder = () => {
  const path = join(tmpdir(), `balie-embedded-${uuidv7()}`)
  folders.push(path)
  return path
}

afterEach(async () => {
  for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true })
})

async function query(server: Pick<EmbeddedPostgres, 'url'>, text: string) {
  const client = new pg.Client(server.url)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** A process of its own that starts the server and keeps it until it is killed. */
async function elsewhere(dataDirectory: string): Promise<{ child: ChildProcess; url: string }> {
  const code = `const { startEmbeddedPostgres } = await import(${JSON.stringify(MODULE)})
    const server = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} })
    console.log(server.url)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((done) => child.stdout.once('data', (data) => done(String(data).trim())))
  return { child, url }
}

const kill = (child: ChildProcess) =>
  new Promise<void>((done) => {
    child.once('exit', () => done())
    child.kill('SIGKILL')
  })

test('gegevens blijven bewaard na stoppen en opnieuw starten', { timeout: 60_000 }, async () => {
  const dataDirectory = folder()
  const first = await startEmbeddedPostgres({ dataDirectory })
  await query(first, 'create table bewaard as select 42 as getal')
  await first.stop()
  await first.stop()
  const second = await startEmbeddedPostgres({ dataDirectory })
  expect(await query(second, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  await second.stop()
})

test('een tweede Balie op dezelfde gegevens wordt geweigerd en zegt waarom', { timeout: 60_000 }, async () => {
  const dataDirectory = folder()
  const server = await startEmbeddedPostgres({ dataDirectory })
  await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(InUseError)
  await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(String(process.pid))
  await server.stop()
})

test('een server die een gedood proces achterliet wordt gestopt en opnieuw gestart, met alles wat bevestigd was', {
  timeout: 60_000,
}, async () => {
  const dataDirectory = folder()
  const { child, url } = await elsewhere(dataDirectory)
  await query({ url }, 'create table bewaard as select 42 as getal')
  await kill(child)
  const server = await startEmbeddedPostgres({ dataDirectory })
  expect(await query(server, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  await server.stop()
})

test('ook als PostgreSQL zelf wordt gedood blijft alles wat bevestigd was', { timeout: 60_000 }, async () => {
  const dataDirectory = folder()
  let ended = false
  const first = await startEmbeddedPostgres({ dataDirectory, onExit: () => (ended = true) })
  await query(first, 'create table bewaard as select 42 as getal')
  const [pid] = (await readFile(join(dataDirectory, 'data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await expect.poll(() => ended).toBe(true)
  await first.stop()
  const second = await startEmbeddedPostgres({ dataDirectory })
  expect(await query(second, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  await second.stop()
})

test('een half gemaakte gegevensmap wordt opnieuw gemaakt', { timeout: 60_000 }, async () => {
  const dataDirectory = folder()
  const first = await startEmbeddedPostgres({ dataDirectory })
  await first.stop()
  await rm(join(dataDirectory, 'gemaakt'))
  await writeFile(join(dataDirectory, 'data/PG_VERSION'), 'half')
  const second = await startEmbeddedPostgres({ dataDirectory })
  expect(await query(second, 'select 1 as een')).toEqual([{ een: 1 }])
  await second.stop()
})
