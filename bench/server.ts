import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

interface Options {
  /** The modules that Node loads first. */
  before?: readonly string[]
  /** Runs as a demonstration, so that people can log in. */
  demo?: boolean
}

/** Starts the server as a separate process on a free port. */
export async function startServer(url: string, { before = [], demo = false }: Options = {}) {
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: '0',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
    DEMO: String(demo),
  }
  const args = [
    ...before.flatMap((file) => ['--import', file]),
    join(import.meta.dirname, '../src/run/cli/main.ts'),
    'serve',
  ]
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const base = await new Promise<string>((found, failed) => {
    let text = ''
    child.stdout?.on('data', (data) => {
      text += String(data)
      const [, address] = text.match(/draait op (\S+)/) ?? []
      if (address) found(address.replace('localhost', '127.0.0.1'))
    })
    child.once('exit', () => failed(new Error(`The server did not start.\n${text}`)))
  })
  const stop = async () => {
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
  }
  return { base, stop }
}
