import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Account, serverAccount } from './account.ts'
import { type Binaries, findBinaries, isReachable, SHARED } from './binaries.ts'
import { claim, isClaimed } from './lock.ts'

// Only for development and demonstration: in production DATABASE_URL is required (see config.ts).

export interface EmbeddedOptions {
  /** Where the data are kept; made when it is not there. */
  dataDirectory: string
  /** Settings of PostgreSQL beyond ours. */
  settings?: Record<string, string>
  /** Called when the server ends without having been asked to. */
  onExit?: () => void
}

export interface EmbeddedPostgres {
  url: string
  stop(): Promise<void>
}

const USER = 'balie'
const START_TIMEOUT_MS = 60_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  jit: 'off',
}

/** Everything that belongs to one data directory. */
interface Home {
  data: string
  made: string
  password: string
  log: string
  account: Account | undefined
  binaries: Binaries
}

const run = promisify(execFile)

/** The folder that is asked for, or one that the account of the server can reach in its stead. */
async function place(directory: string, account: Account | undefined): Promise<string> {
  if (!account || (await isReachable(dirname(directory), account))) return directory
  return join(SHARED, createHash('sha256').update(directory).digest('hex').slice(0, 16))
}

async function home(directory: string): Promise<Home> {
  const account = serverAccount()
  const folder = await place(resolve(directory), account)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  if (account) await chown(folder, account.uid, account.gid)
  await chmod(folder, 0o700)
  return {
    data: join(folder, 'data'),
    made: join(folder, 'gemaakt'),
    password: join(folder, 'wachtwoord'),
    log: join(folder, 'postgres.log'),
    account,
    binaries: await findBinaries(account),
  }
}

const ownership = ({ account }: Home) => (account ? { uid: account.uid, gid: account.gid } : {})

/** Makes the database cluster once; one that was left half-made is made anew. */
async function initialise(place: Home): Promise<void> {
  if (existsSync(place.made)) return
  await rm(place.data, { recursive: true, force: true })
  await writeFile(place.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.account) await chown(place.password, place.account.uid, place.account.gid)
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nl', '--locale=C']
  const access = ['-U', USER, '-A', 'scram-sha-256', `--pwfile=${place.password}`]
  await run(place.binaries.initdb, ['-D', place.data, ...access, ...locale], {
    ...ownership(place),
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  })
  await writeFile(place.made, '')
}

/** What PostgreSQL says of itself in postmaster.pid: process, port and whether it is ready. */
async function postmaster({ data }: Home): Promise<{ pid: number; port: number; ready: boolean } | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (!text) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7] === 'ready' }
}

/** Stops a server that outlived the process that started it. */
async function stopOrphan(place: Home): Promise<void> {
  if (!(await postmaster(place))) return
  await run(place.binaries.pgCtl, ['-D', place.data, 'stop', '-m', 'fast', '-w', '-t', '60'], ownership(place)).catch(
    () => undefined,
  )
}

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts the server in a process group of its own: Ctrl+C reaches us first, and we decide the order. */
async function launch(place: Home, port: number, settings: Record<string, string>): Promise<ChildProcess> {
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await open(place.log, 'a', 0o600)
  const child = spawn(place.binaries.postgres, ['-D', place.data, '-p', String(port), ...flags], {
    ...ownership(place),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  })
  await log.close()
  return child
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Waits until the server answers; recovery after a crash is part of it. */
async function untilReady(place: Home, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL stopped while starting. See ${place.log}.`)
    const state = await postmaster(place)
    if (state?.pid === child.pid && state?.ready) return
    await pause(20)
  }
  child.kill('SIGQUIT')
  throw new Error(`PostgreSQL was not ready within ${START_TIMEOUT_MS / 1000} seconds. See ${place.log}.`)
}

/** Fast shutdown: ends sessions, writes what was committed, and waits until the process is gone. */
function stopper(child: ChildProcess, release: () => Promise<void>, onExit: () => void): () => Promise<void> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  let stopping: Promise<void> | undefined
  child.once('exit', () => {
    if (!stopping) onExit()
  })
  return () => {
    stopping ??= (async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      if (child.exitCode === null && child.signalCode === null) await gone
      await release()
    })()
    return stopping
  }
}

const urlOf = (port: number, password: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`

/** The URL of the server that another process of this machine runs on this data; undefined when there is none. */
export async function findEmbeddedPostgres(dataDirectory: string): Promise<string | undefined> {
  const here = await home(dataDirectory)
  const state = existsSync(here.made) && (await isClaimed(lockOf(here))) ? await postmaster(here) : undefined
  return state?.ready ? urlOf(state.port, await readFile(here.password, 'utf8')) : undefined
}

const lockOf = (place: Home) => join(dirname(place.data), 'balie.lock')

/**
 * Starts a PostgreSQL of our own on a free port of 127.0.0.1. Data survive a stop and a crash; a server that outlived a killed
 * process is stopped first.
 * @throws InUseError when another process works on the same data
 */
export async function startEmbeddedPostgres({
  dataDirectory,
  settings = {},
  onExit = () => undefined,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const here = await home(dataDirectory)
  const release = await claim(lockOf(here), dataDirectory)
  try {
    await stopOrphan(here)
    await initialise(here)
    const port = await freePort()
    const child = await launch(here, port, settings)
    await untilReady(here, child)
    const password = await readFile(here.password, 'utf8')
    return { url: urlOf(port, password), stop: stopper(child, release, onExit) }
  } catch (error) {
    await release()
    throw error
  }
}
