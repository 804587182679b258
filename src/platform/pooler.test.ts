import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { runAs, serverAccount } from '../run/cli/postgres/account.ts'
import { freePort, provision } from '../run/testing/cluster.ts'
import { refusePooler } from './pooler.ts'
import { openDatabase } from './pools.ts'

const PLACES = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer']
const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** Starts a PgBouncer in front of the PostgreSQL of the tests. */
async function startPgBouncer(settings: string): Promise<string> {
  const program = provision(() => PLACES.find(existsSync), ['pgbouncer'])
  const target = new URL(inject('postgres'))
  const port = await freePort()
  const folder = await mkdtemp('/var/tmp/balie-pgbouncer-')
  const account = serverAccount()
  const place = `host=${target.hostname} port=${target.port} user=${target.username} password=${target.password}`
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]\n* = ${place}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nauth_type = any\nunix_socket_dir =\n${settings}\n`,
  )
  if (account) await chown(folder, account.uid, account.gid)
  const child: ChildProcess = spawn(program, [join(folder, 'pgbouncer.ini')], { ...runAs(account), stdio: 'ignore' })
  stops.push(async () => {
    child.kill('SIGINT')
    await rm(folder, { recursive: true, force: true })
  })
  const url = `postgres://${target.username}@127.0.0.1:${port}${target.pathname}`
  await expect
    .poll(
      async () => {
        const client = new pg.Client(url)
        client.on('error', () => undefined)
        return client.connect().then(
          () => client.end().then(() => 'er'),
          (error: Error) => error.message,
        )
      },
      { timeout: 60_000 },
    )
    .toBe('er')
  return url
}

async function geweigerd(url: string): Promise<string | undefined> {
  const database = openDatabase({ url, connections: 4 })
  try {
    await refusePooler(database)
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    await database.close()
  }
}

describe('wat tussen Balie en PostgreSQL zit', () => {
  test('rechtstreeks mag', async () => {
    expect(await geweigerd(inject('postgres'))).toBeUndefined()
  })

  test.each([
    ['per transactie deelt', 'pool_mode = transaction\nignore_startup_parameters = options', 'per transactie'],
    ['instellingen weigert', 'pool_mode = session', 'instellingen'],
    ['instellingen weglaat', 'pool_mode = session\nignore_startup_parameters = options', 'instellingen'],
  ])(
    'een PgBouncer die %s wordt bij de start geweigerd, met wat te doen',
    { timeout: 180_000 },
    async (_naam, settings, genoemd) => {
      const melding = await geweigerd(await startPgBouncer(settings))
      expect(melding).toContain(genoemd)
      expect(melding).toContain('rechtstreeks')
    },
  )
})
