import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { exists, holdersOf, isServerOf, signal } from './processes.ts'

const POLL_MS = 20
const SLOW_MS = 5_000
/** A server is told to stop in these ways, each for a limited time: politely, at once, and by the system. */
const STOPS = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 10_000],
] as const
/** This is longer than any statement may run (see database.ts). */
const RETRY_MS = 40_000

/** These faults pass by themselves: a port that was just taken, and a query that outlived a killed PostgreSQL. */
const PASSING = /Address already in use|shared memory block/

const DEFAULTS = { shared_buffers: '256MB', max_wal_size: '2GB', jit: 'off' }

const FIXED = { listen_addresses: '127.0.0.1', unix_socket_directories: '' }

export type Log = (line: string) => void

/** A PostgreSQL that answers. */
export interface Server {
  child: ChildProcess
  port: number
}

interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

const statusFile = ({ data }: Home) => join(data, 'postmaster.pid')

/** Reads what PostgreSQL says about itself in postmaster.pid. */
async function postmaster(home: Home): Promise<Postmaster | undefined> {
  const text = await readFile(statusFile(home), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7] === 'ready' }
}

/** Gives the port of the server on this data; undefined when none is ready. */
export async function readyPort(home: Home): Promise<number | undefined> {
  const state = await postmaster(home)
  return state?.ready && isServerOf(state.pid, home.data) ? state.port : undefined
}

/**
 * Removes a postmaster.pid that a crash left empty, or whose pid now belongs to a process that is no server: PostgreSQL would take that
 * process for one and refuse to start. Any other file is left to PostgreSQL. In all cases it looks for queries that outlived their server,
 * by the shared memory of the data directory.
 */
async function removeMisleading(home: Home, { pid }: Postmaster): Promise<void> {
  if (!pid || exists(pid)) await rm(statusFile(home), { force: true })
}

/**
 * Tells a server to stop until it has. A server that does not react, because it is in the middle of its own recovery or is stopped, is
 * killed: everything that was committed is in its log, and its next start recovers it.
 */
async function stopUntil(isGone: () => boolean, pid: number): Promise<void> {
  for (const [name, patience] of STOPS) {
    signal(pid, name)
    for (const until = Date.now() + patience; Date.now() < until; await pause(POLL_MS)) if (isGone()) return
  }
  throw new Error(`an earlier PostgreSQL (process ${pid}) does not stop, not even when it is killed. End it first.`)
}

/** Ends the remains of a server that died: its queries that still run hold the data, and no new server starts beside them. */
async function endLeftovers({ data }: Home): Promise<void> {
  for (const until = Date.now() + RETRY_MS; Date.now() < until; await pause(POLL_MS)) {
    const holders = holdersOf(data)
    if (holders.length === 0) return
    for (const pid of holders) signal(pid, 'SIGKILL')
  }
}

/** Makes way for a new server: it stops one that outlived the process that started it, and removes what that or a dead one left. */
export async function clearAway(home: Home, log: Log): Promise<void> {
  const state = await postmaster(home)
  if (state && isServerOf(state.pid, home.data)) {
    log(`Stopping the PostgreSQL (process ${state.pid}) that an earlier Balie left behind.`)
    await stopUntil(() => !isServerOf(state.pid, home.data), state.pid)
  }
  await endLeftovers(home)
  const left = await postmaster(home)
  if (left) await removeMisleading(home, left)
}

/** Finds a port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts the server in a process group of its own, so that Ctrl+C reaches us first and we decide the order. */
async function launch(home: Home, { postgres }: Binaries, port: number, settings: Record<string, string>) {
  const flags = Object.entries({ ...DEFAULTS, ...settings, ...FIXED }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const log = await open(home.log, 'a', 0o600)
  try {
    const { size } = await log.stat()
    const child = spawn(postgres, ['-D', home.data, '-p', String(port), ...flags], {
      ...runAs(home.account),
      cwd: home.folder,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    await once(child, 'spawn')
    return { child, logged: size }
  } finally {
    await log.close()
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Waits until the server answers, as long as it lives, because recovery after a crash may take minutes. False when it ended. */
async function isReady(home: Home, child: ChildProcess, log: Log): Promise<boolean> {
  const begun = Date.now()
  for (let isSlow = false; !hasEnded(child); await pause(POLL_MS)) {
    const state = await postmaster(home)
    if (state?.pid === child.pid && state?.ready) return true
    if (!isSlow && Date.now() - begun > SLOW_MS) {
      isSlow = true
      log(`PostgreSQL needs time to start; it may be recovering. See ${home.log}.`)
    }
  }
  return false
}

/**
 * Starts the server on a port of 127.0.0.1 and waits until it answers.
 * @param wanted the port; undefined takes any that is free
 * @throws Error with what PostgreSQL said when it does not start
 */
export async function startServer(
  home: Home,
  binaries: Binaries,
  settings: Record<string, string>,
  log: Log,
  wanted?: number,
): Promise<Server> {
  for (const until = Date.now() + RETRY_MS; ; await pause(250)) {
    const port = wanted ?? (await freePort())
    const { child, logged } = await launch(home, binaries, port, settings)
    if (await isReady(home, child, log)) return { child, port }
    const said = (await readFile(home.log)).subarray(logged).toString().trim()
    if (!PASSING.test(said) || Date.now() > until) throw new Error(`PostgreSQL did not start (${home.log}):\n${said}`)
  }
}

/** Does a fast shutdown: it ends sessions, writes what was committed, and waits until the process is gone. */
export async function stopServer({ child }: Server): Promise<void> {
  if (child.pid && !hasEnded(child)) await stopUntil(() => hasEnded(child), child.pid)
}
