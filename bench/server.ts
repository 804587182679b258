import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

interface Options {
  /** The modules that Node loads first. */
  before?: readonly string[]
  /** Runs as a demonstration, so that people can log in. */
  demo?: boolean
  /** The part that the process plays: it serves, or works in the background. */
  command?: 'serve' | 'work'
  settings?: Readonly<Record<string, string>>
}

/** Starts the server as a separate process on a free port. */
export async function startServer(
  url: string,
  { before = [], demo = false, command = 'serve', settings = {} }: Options = {},
) {
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: '0',
    WORK_PORT: '0',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
    DEMO: String(demo),
    ...settings,
  }
  const args = [
    ...before.flatMap((file) => ['--import', file]),
    join(import.meta.dirname, '../src/run/cli/main.ts'),
    command,
  ]
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const base = await new Promise<string>((found, failed) => {
    let text = ''
    child.stdout?.on('data', (data) => {
      text += String(data)
      const [, address] = text.match(/(?:draait op|Gezondheid:) (\S+)/) ?? []
      if (address) found(address.replace('localhost', '127.0.0.1'))
    })
    child.once('exit', () => failed(new Error(`The server did not start.\n${text}`)))
  })
  const stop = async () => {
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
  }
  /** Asks `bench/memory.ts`, which must have been loaded. */
  const ask = async (what: 'begin' | 'end'): Promise<number> => {
    child.send(what)
    const [answer] = await once(child, 'message')
    return Number(answer)
  }
  return { base, stop, ask, pid: child.pid }
}
