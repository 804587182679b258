import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { initialise, NAME } from './cluster.ts'
import { type Home, homeOf, makeHome } from './home.ts'
import { claim, isClaimed } from './lock.ts'
import { clearAway, type Log, readyPort, type Server, startServer, stopServer } from './server.ts'

// This is only for development and demonstration: production requires DATABASE_URL (see config.ts).

export interface EmbeddedOptions {
  /** The data are kept here; the folder is made when it does not exist. */
  dataDirectory: string
  /** Settings of PostgreSQL beyond ours. */
  settings?: Record<string, string>
  /** Gets a line when something happens that an operator wants to know. */
  log?: Log
}

export interface EmbeddedPostgres {
  url: string
  /** Stops the server and waits until it is gone; calling it again does nothing more. */
  stop(): Promise<void>
}

const urlOf = (port: number, password: string) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`

/** Gives the URL of the server that another process of this machine runs on this data; undefined when there is none. */
export async function findEmbeddedPostgres(dataDirectory: string): Promise<string | undefined> {
  const home = await homeOf(dataDirectory, serverAccount()).catch(() => undefined)
  const port = home && (await isClaimed(home.lock)) ? await readyPort(home) : undefined
  return home && port ? urlOf(port, await readFile(home.password, 'utf8')) : undefined
}

/** A server is started again with all of this. */
interface Start {
  home: Home
  binaries: Binaries
  settings: Record<string, string>
  log: Log
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000

/**
 * Starts a server that ended again, as often as needed, because a full disk or an account without rights may last. Undefined means that it
 * was called off.
 */
async function startAgain({ home, binaries, settings, log }: Start, port: number, calledOff: AbortSignal) {
  let said = ''
  for (let wait = FIRST_WAIT_MS; !calledOff.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      await clearAway(home, log)
      return await startServer(home, binaries, settings, log, port)
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      const reason = /(?:FATAL|PANIC): .*/.exec(text)?.[0] ?? text
      if (reason !== said) log(`PostgreSQL does not start again yet; Balie keeps trying. ${reason}`)
      said = reason
      await pause(wait, undefined, { signal: calledOff }).catch(() => undefined)
    }
  }
  return undefined
}

/**
 * Watches over a server until it is stopped. A server that ends by itself, killed or out of room, is started again on the same port, so
 * that its address stays valid. Gives the function that stops it.
 */
function keep(first: Server, start: Start, release: () => Promise<void>) {
  const { home, log } = start
  const stopping = new AbortController()
  let current: Server | undefined
  let restarting: Promise<void> = Promise.resolve()
  const watch = (server: Server | undefined) => {
    current = server
    server?.child.once('exit', (code, signal) => {
      if (stopping.signal.aborted) return
      log(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`}); Balie starts it again. See ${home.log}.`)
      restarting = startAgain(start, server.port, stopping.signal).then((again) => {
        if (again) log('PostgreSQL runs again.')
        watch(again)
      })
    })
  }
  watch(first)
  const onOurExit = () => current?.child.kill('SIGINT')
  process.once('exit', onOurExit)
  const stop = async () => {
    stopping.abort()
    await restarting
    if (current) await stopServer(current)
    process.removeListener('exit', onOurExit)
    await release()
  }
  let stopped: Promise<void> | undefined
  return () => {
    stopped ??= stop()
    return stopped
  }
}

/**
 * Starts a PostgreSQL of our own on a free port of 127.0.0.1, and keeps it running. Data survive a stop and a crash. A server that outlived
 * a killed process, or the remains of one, are ended first.
 * @throws InUseError when another process works on the same data
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, settings = {}, log = () => undefined } = options
  const account = serverAccount()
  const home = await makeHome(dataDirectory, account)
  const release = await claim(home.lock, dataDirectory)
  try {
    const binaries = await findBinaries(account)
    await clearAway(home, log)
    await initialise(home, binaries)
    const password = await readFile(home.password, 'utf8')
    const server = await startServer(home, binaries, settings, log)
    return { url: urlOf(server.port, password), stop: keep(server, { home, binaries, settings, log }, release) }
  } catch (error) {
    await release()
    throw error
  }
}
