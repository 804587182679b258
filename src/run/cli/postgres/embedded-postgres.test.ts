import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { newPlace } from '../../testing/place.ts'
import { type Account, runAs, serverAccount } from './account.ts'
import { type EmbeddedOptions, findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { InUseError } from './lock.ts'
import { exists, holdersOf, isServerOf, startOf } from './processes.ts'
import { SHARED } from './reach.ts'

const MODULE = join(import.meta.dirname, 'embedded-postgres.ts')
const isRoot = process.getuid?.() === 0
const cleanUps: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 })

const folder = () => {
  const path = newPlace()
  cleanUps.push(() => remove(path))
  return path
}

async function start(options: EmbeddedOptions) {
  const server = await startEmbeddedPostgres(options)
  cleanUps.push(server.stop)
  return server
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function query(url: string, text: string) {
  const client = await connect(url)
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

const one = async (url: string, text: string) => Object.values((await query(url, text))[0])[0]

const postmaster = async (home: string) =>
  Number((await readFile(join(home, 'data/postmaster.pid'), 'utf8')).split('\n')[0])

const isAlive = (pid: number) => startOf(pid) !== undefined

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Ends the server that a killed owner left behind. */
async function endServer(home: string): Promise<void> {
  const pid = await postmaster(home).catch(() => undefined)
  if (!pid || !isServerOf(pid, join(home, 'data'))) return
  process.kill(pid, 'SIGINT')
  await expect.poll(() => isAlive(pid)).toBe(false)
}

/** Starts a process at the head of its own group, which starts the server and keeps it until it is killed. */
function spawnOwner(dataDirectory: string, account?: Account): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const code = `const { startEmbeddedPostgres } = await import(${JSON.stringify(MODULE)})
    process.on('SIGINT', () => console.log('drain'))
    const server = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} })
    console.log(server.url)
    process.once('SIGTERM', () => process.exit(1))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    ...account,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanUps.push(() => kill(child).then(() => endServer(dataDirectory)))
  return child
}

async function elsewhere(dataDirectory: string, account?: Account): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnOwner(dataDirectory, account)
  const [data] = await once(child.stdout, 'data')
  return { child, url: String(data).trim() }
}

describe('starten en stoppen', () => {
  test('gegevens blijven bewaard na stoppen en opnieuw starten', async () => {
    const dataDirectory = folder()
    const first = await start({ dataDirectory, settings: { work_mem: '5MB', listen_addresses: '*' } })
    await query(first.url, 'create table bewaard as select 42 as getal')
    expect(await one(first.url, 'show work_mem')).toBe('5MB')
    expect(await one(first.url, 'show listen_addresses')).toBe('127.0.0.1')
    await Promise.all([first.stop(), first.stop()])
    await first.stop()
    expect(await findEmbeddedPostgres(dataDirectory)).toBeUndefined()
    const second = await start({ dataDirectory })
    expect(await query(second.url, 'select getal from bewaard')).toEqual([{ getal: 42 }])
    expect(await findEmbeddedPostgres(dataDirectory)).toBe(second.url)
  })

  test('de database heet balie, sorteert Nederlands en kent letters met een accent', async () => {
    const { url } = await start({ dataDirectory: folder() })
    expect(await one(url, 'select current_user || current_database()')).toBe('baliebalie')
    expect(await one(url, `select string_agg(n, ' ' order by n) from unnest('{zebra,étui,eten}'::text[]) n`)).toBe(
      'eten étui zebra',
    )
    await query(url, 'create extension pg_trgm')
    expect(await one(url, `select similarity('Één', 'één')`)).toBe(1)
    expect(new URL(url).password).not.toBe('')
    await expect(connect(url.replace(/:[^:@]+@/, ':fout@'))).rejects.toThrow('password authentication failed')
  })

  test('wat PostgreSQL zegt als het niet start, staat in de fout', async () => {
    const dataDirectory = folder()
    const wrong = startEmbeddedPostgres({ dataDirectory, settings: { shared_buffers: 'veel' } })
    await expect(wrong).rejects.toThrow('invalid value for parameter "shared_buffers"')
    await start({ dataDirectory })
  })

  test('Ctrl+C in een terminal bereikt PostgreSQL niet; een proces dat eindigt stopt het wel', async () => {
    const dataDirectory = folder()
    const { child, url } = await elsewhere(dataDirectory)
    const pid = await postmaster(dataDirectory)
    const drained = once(child.stdout as NodeJS.ReadableStream, 'data')
    process.kill(-Number(child.pid), 'SIGINT')
    expect(String((await drained)[0])).toContain('drain')
    expect(await one(url, 'select 1')).toBe(1)
    child.kill('SIGTERM')
    await expect.poll(() => isAlive(pid)).toBe(false)
  })
})

describe('een tweede Balie op dezelfde gegevens', () => {
  test('wordt geweigerd en hoort welk proces ze heeft', async () => {
    const dataDirectory = folder()
    const { child } = await elsewhere(dataDirectory)
    const refused = startEmbeddedPostgres({ dataDirectory })
    await expect(refused).rejects.toThrow(`proces ${child.pid}`)
    await expect(refused).rejects.toMatchObject({ code: 'in-gebruik' })
    expect(await findEmbeddedPostgres(dataDirectory)).toContain('postgres://balie:')
  })

  test('wordt ook geweigerd als beide tegelijk starten', async () => {
    const dataDirectory = folder()
    const starts = await Promise.allSettled(Array.from({ length: 5 }, () => start({ dataDirectory })))
    const reasons = starts.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(reasons).toHaveLength(4)
    for (const reason of reasons) expect(reason).toBeInstanceOf(InUseError)
  })
})

describe('na een harde stop', () => {
  test('een server die een gedood proces achterliet wordt gestopt en opnieuw gestart, met alles wat bevestigd was', async () => {
    const dataDirectory = folder()
    const { child, url } = await elsewhere(dataDirectory)
    await query(url, 'create table bewaard as select 42 as getal')
    const orphan = await postmaster(dataDirectory)
    await kill(child)
    expect(isAlive(orphan)).toBe(true)
    const lines: string[] = []
    const server = await start({ dataDirectory, log: (line) => lines.push(line) })
    expect(isAlive(orphan)).toBe(false)
    expect(lines).toEqual([expect.stringContaining(`process ${orphan}`)])
    expect(await query(server.url, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  })

  test('als PostgreSQL zelf wordt gedood terwijl er wordt geschreven komt hij terug op hetzelfde adres, met alles wat bevestigd was', async () => {
    const dataDirectory = folder()
    const lines: string[] = []
    const first = await start({ dataDirectory, log: (line) => lines.push(line) })
    const client = await connect(first.url)
    await client.query('create table bewaard (getal int)')
    const killed = await postmaster(dataDirectory)
    setTimeout(() => process.kill(killed, 'SIGKILL'), 200)
    let acknowledged = 0
    const write = () => client.query('insert into bewaard values ($1)', [acknowledged])
    while (await write().catch(() => undefined)) acknowledged += 1
    expect(acknowledged).toBeGreaterThan(0)
    await expect.poll(() => one(first.url, 'select 1').catch(() => undefined)).toBe(1)
    const kept = await one(first.url, `select count(*)::int from bewaard where getal < ${acknowledged}`)
    expect(kept).toBe(acknowledged)
    await expect.poll(() => lines).toEqual([expect.stringContaining('SIGKILL'), 'PostgreSQL runs again.'])
    await first.stop()
    expect(holdersOf(join(dataDirectory, 'data'))).toEqual([])
  })

  test('als een verbinding van PostgreSQL wordt gedood herstelt hij zelf, en een stop middenin dat herstel wacht niet eindeloos', async () => {
    const dataDirectory = folder()
    const server = await start({ dataDirectory })
    const killBackend = async () => {
      const client = await connect(server.url)
      const pid = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
      process.kill(pid, 'SIGKILL')
    }
    await killBackend()
    await expect.poll(() => one(server.url, 'select 1').catch(() => undefined)).toBe(1)
    // PostgreSQL may notice the first one only now, and ends every connection then.
    await expect
      .poll(() =>
        killBackend().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await server.stop()
    const again = await start({ dataDirectory })
    expect(await one(again.url, 'select 1')).toBe(1)
  })

  test('wat van een gedode PostgreSQL nog draait, en een die niet luistert, houdt de volgende start niet tegen', async () => {
    const dataDirectory = folder()
    const { child, url } = await elsewhere(dataDirectory)
    await query(url, 'create table bewaard as select 42 as getal')
    const data = join(dataDirectory, 'data')
    const client = await connect(url)
    const backend = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
    // A stopped process notices nothing: neither that its server is gone, nor a polite request.
    process.kill(backend, 'SIGSTOP')
    await kill(child)
    process.kill(await postmaster(dataDirectory), 'SIGKILL')
    expect(holdersOf(data)).toContain(backend)
    const server = await start({ dataDirectory })
    expect(isAlive(backend)).toBe(false)
    expect(await query(server.url, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  })

  test('een achtergebleven PostgreSQL die niet meer luistert wordt gedood', async () => {
    const dataDirectory = folder()
    const { child } = await elsewhere(dataDirectory)
    const orphan = await postmaster(dataDirectory)
    await kill(child)
    process.kill(orphan, 'SIGSTOP')
    const server = await start({ dataDirectory })
    expect(isAlive(orphan)).toBe(false)
    expect(await one(server.url, 'select 1')).toBe(1)
  })

  test('een nummer dat nu van een ander proces is houdt de start niet tegen, en dat proces blijft ongemoeid', async () => {
    const dataDirectory = folder()
    const first = await start({ dataDirectory })
    const status = await readFile(join(dataDirectory, 'data/postmaster.pid'), 'utf8')
    await first.stop()
    const other = spawn('sleep', ['60'], runAs(serverAccount()))
    cleanUps.push(() => kill(other))
    await writeFile(join(dataDirectory, 'data/postmaster.pid'), status.replace(/^\d+/, String(other.pid)))
    await writeFile(join(dataDirectory, 'balie.lock'), `${other.pid}\n1\n`)
    const second = await start({ dataDirectory })
    expect(await one(second.url, 'select 1')).toBe(1)
    expect(isAlive(Number(other.pid))).toBe(true)
  })

  test('een gedode PostgreSQL waar nog niemand op heeft gewacht houdt de start niet tegen', async () => {
    const dataDirectory = folder()
    const { child, url } = await elsewhere(dataDirectory)
    await query(url, 'create table bewaard as select 42 as getal')
    const pid = await postmaster(dataDirectory)
    child.kill('SIGSTOP')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => isAlive(pid)).toBe(false)
    expect(exists(pid)).toBe(true)
    await rm(join(dataDirectory, 'balie.lock'))
    const server = await start({ dataDirectory })
    expect(await query(server.url, 'select getal from bewaard')).toEqual([{ getal: 42 }])
  })

  test('een gegevensmap die half gemaakt was wordt opnieuw gemaakt', async () => {
    const dataDirectory = folder()
    const child = spawnOwner(dataDirectory)
    const names = () => readdir(dataDirectory).catch(() => [])
    await expect.poll(names, { interval: 10 }).toContainEqual(expect.stringMatching(/^nieuw-/))
    await kill(child)
    expect(await names()).not.toContain('data')
    const server = await start({ dataDirectory })
    expect(await one(server.url, 'select 1')).toBe(1)
    expect((await names()).filter((name) => name.startsWith('nieuw-'))).toEqual([])
  })
})

describe('waar de gegevens staan', () => {
  test('een gegevensmap van een ander wordt niet aangeraakt', async () => {
    const dataDirectory = folder()
    await mkdir(join(dataDirectory, 'data'), { recursive: true })
    await writeFile(join(dataDirectory, 'data/PG_VERSION'), '15')
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow('was not made by Balie')
    expect(await readdir(join(dataDirectory, 'data'))).toEqual(['PG_VERSION'])
  })

  test.runIf(isRoot)(
    'als root: een map waar PostgreSQL niet bij kan wordt vervangen door een die wel kan',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'balie-dicht-'))
      cleanUps.push(() => remove(closed))
      const { url, stop } = await start({ dataDirectory: join(closed, 'postgres') })
      const home = dirname(String(await one(url, 'show data_directory')))
      cleanUps.push(() => stop().then(() => remove(home)))
      expect(dirname(home)).toBe(SHARED)
      expect((await stat(closed)).mode & 0o777).toBe(0o700)
    },
  )

  test.runIf(isRoot)('een gewone gebruiker draait PostgreSQL zelf', async () => {
    const nobody = {
      uid: Number(execFileSync('id', ['-u', 'nobody'])),
      gid: Number(execFileSync('id', ['-g', 'nobody'])),
    }
    const dataDirectory = folder()
    await mkdir(dataDirectory)
    await chown(dataDirectory, nobody.uid, nobody.gid)
    const { url } = await elsewhere(dataDirectory, nobody)
    expect(await one(url, 'select 1')).toBe(1)
    expect((await stat(join(dataDirectory, 'data'))).uid).toBe(nobody.uid)
  })
})
