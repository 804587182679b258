import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { runAs, serverAccount } from '../cli/postgres/account.ts'

const VERSIONS = ['18', '17', '16', '15']
const isRoot = process.getuid?.() === 0

/** Installs packages of Debian when they are missing and we may; elsewhere the test says what is missing. */
export function provision(isThere: () => string | undefined, packages: readonly string[]): string {
  const found = isThere()
  if (found) return found
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [
      ['update', '-q'],
      ['install', '-qy', '--no-install-recommends', ...packages],
    ])
      spawnSync('apt-get', args, { env, stdio: 'ignore' })
  }
  const installed = isThere()
  if (!installed) throw new Error(`This test needs ${packages.join(', ')}.`)
  return installed
}

/** Finds the programs of PostgreSQL, because the embedded ones cannot copy a cluster. */
const programs = () =>
  provision(
    () =>
      VERSIONS.map((version) => `/usr/lib/postgresql/${version}/bin`).find((folder) =>
        existsSync(join(folder, 'pg_basebackup')),
      ),
    ['postgresql'],
  )

/** Finds a port that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

interface Node {
  port: number
  data: string
  start(): Promise<void>
  /** Stops the server as a power failure would. */
  kill(): Promise<void>
}

/** Starts two clusters of PostgreSQL: every commit on the first waits until the second has it, until that one takes over. */
export async function startCluster() {
  const bin = programs()
  const account = serverAccount()
  const folder = await mkdtemp('/var/tmp/balie-cluster-')
  if (account) execFileSync('chown', [String(account.uid), folder])
  const run = (program: string, args: string[]) =>
    execFileSync(join(bin, program), args, { ...runAs(account), cwd: folder, stdio: 'ignore' })
  const children = new Map<number, ChildProcess>()

  const answers = async (port: number) => {
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
      client.on('error', () => undefined)
      const isThere = await client.connect().then(
        () => true,
        () => false,
      )
      await client.end().catch(() => undefined)
      if (isThere) return
    }
    throw new Error('PostgreSQL did not start.')
  }

  async function node(name: string): Promise<Node> {
    const data = join(folder, name)
    const port = await freePort()
    return {
      port,
      data,
      async start() {
        const args = [
          '-D',
          data,
          '-p',
          String(port),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          'unix_socket_directories=',
        ]
        const more = ['-c', 'fsync=off', '-c', 'max_connections=60', '-c', 'hot_standby=on']
        children.set(
          port,
          spawn(join(bin, 'postgres'), [...args, ...more], { ...runAs(account), cwd: folder, stdio: 'ignore' }),
        )
        await answers(port)
      },
      async kill() {
        const child = children.get(port)
        if (!child || child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGQUIT')
        await gone
      },
    }
  }

  const first = await node('een')
  const second = await node('twee')
  run('initdb', ['-D', first.data, '-U', 'postgres', '-A', 'trust', '--no-sync'])
  await appendFile(
    join(first.data, 'postgresql.conf'),
    'wal_level = replica\nmax_wal_senders = 5\nsynchronous_commit = on\n',
  )
  await first.start()
  const query = async (port: number, text: string) => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }
  await query(first.port, 'create database balie')
  run('pg_basebackup', [
    '-D',
    second.data,
    '-h',
    '127.0.0.1',
    '-p',
    String(first.port),
    '-U',
    'postgres',
    '-R',
    '-X',
    'stream',
    '--no-sync',
    '-c',
    'fast',
  ])
  await appendFile(
    join(second.data, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${first.port} user=postgres application_name=twee'\n`,
  )
  await second.start()
  await query(first.port, "alter system set synchronous_standby_names = 'twee'")
  await query(first.port, 'select pg_reload_conf()')

  return {
    first,
    second,
    query,
    url: `postgres://postgres@127.0.0.1:${first.port},127.0.0.1:${second.port}/balie?target_session_attrs=read-write`,
    promote: () => query(second.port, 'select pg_promote()'),
    async stop() {
      await Promise.all([first.kill(), second.kill()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
