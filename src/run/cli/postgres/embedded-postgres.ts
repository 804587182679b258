import { readFile } from 'node:fs/promises'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { initialise, NAME } from './cluster.ts'
import { type Home, homeOf, makeHome } from './home.ts'
import { claim, isClaimed } from './lock.ts'
import { type Log, readyPort, type Server, startServer, stopOrphan, stopServer } from './server.ts'

// Only for development and demonstration: in production DATABASE_URL is required (see config.ts).

export interface EmbeddedOptions {
  /** Where the data are kept; made when it is not there. */
  dataDirectory: string
  /** Settings of PostgreSQL beyond ours. */
  settings?: Record<string, string>
  /** Called when the server ends without having been asked to. */
  onExit?: () => void
  /** Gets a line when something happens that an operator wants to know. */
  log?: Log
}

export interface EmbeddedPostgres {
  url: string
  /** Stops the server and waits until it is gone; more than once is once. */
  stop(): Promise<void>
}

const urlOf = (port: number, password: string) => `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`

/** The URL of the server that another process of this machine runs on this data; undefined when there is none. */
export async function findEmbeddedPostgres(dataDirectory: string): Promise<string | undefined> {
  const home = await homeOf(dataDirectory, serverAccount()).catch(() => undefined)
  const port = home && (await isClaimed(home.lock)) ? await readyPort(home) : undefined
  return home && port ? urlOf(port, await readFile(home.password, 'utf8')) : undefined
}

/** Watches over a server until it is stopped, and makes `stop`. */
function keep(server: Server, home: Home, release: () => Promise<void>, options: EmbeddedOptions) {
  let stopping: Promise<void> | undefined
  const onOurExit = () => server.child.kill('SIGINT')
  process.once('exit', onOurExit)
  server.child.once('exit', (code, signal) => {
    process.removeListener('exit', onOurExit)
    if (stopping) return
    options.log?.(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`}). See ${home.log}.`)
    options.onExit?.()
  })
  return () => {
    stopping ??= stopServer(server).then(release)
    return stopping
  }
}

/**
 * Starts a PostgreSQL of our own on a free port of 127.0.0.1. Data survive a stop and a crash; a server that outlived a killed
 * process is stopped first.
 * @throws InUseError when another process works on the same data
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, settings = {}, log = () => undefined } = options
  const account = serverAccount()
  const home = await makeHome(dataDirectory, account)
  const release = await claim(home.lock, dataDirectory)
  try {
    const binaries = await findBinaries(account)
    await stopOrphan(home, log)
    await initialise(home, binaries)
    const password = await readFile(home.password, 'utf8')
    const server = await startServer(home, binaries, settings, log)
    return { url: urlOf(server.port, password), stop: keep(server, home, release, options) }
  } catch (error) {
    await release()
    throw error
  }
}
