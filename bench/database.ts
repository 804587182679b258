import pg from 'pg'
import { RECHTEN } from '../src/app.ts'
import { type Db, inTransaction, openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { sql } from '../src/platform/sql.ts'
import { destroy } from '../src/register/klantcontacten/writes.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/run/cli/postgres/embedded-postgres.ts'
import { makeDemoApplicatie } from '../src/run/demo/applicatie.ts'
import { seedRegister, startOfDay } from '../src/run/demo/laden.ts'
import { METING } from './cases.ts'

/** Destroys the klantcontacten that were registered for a measurement. */
async function destroyMetingen(db: Db): Promise<void> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from klantcontact where onderwerp = ${METING}`.execute(db)
  await inTransaction(db, 'schrijven', (tx) =>
    destroy(
      tx,
      rows.map(({ uuid }) => uuid),
    ),
  )
}

/** Gives the server for the measurements: the one in DATABASE_URL, or one of our own that keeps its data for the next time. */
export async function benchServer(): Promise<EmbeddedPostgres> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined }
  return startEmbeddedPostgres({
    dataDirectory: '.balie/bench',
    settings: { shared_buffers: '1GB', max_wal_size: '4GB' },
  })
}

const database = (url: string, name: string) => {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/**
 * Prepares a database with this many klantcontacten and returns its URL. It is filled the first time; later, the klantcontacten registered
 * since are removed.
 */
export async function benchDatabase(url: string, klantcontacten: number): Promise<string> {
  const name = `bench_${klantcontacten}`
  const admin = new pg.Client(url)
  await admin.connect()
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (!rowCount) await admin.query(`create database ${name}`)
  await admin.end()
  const { db, close } = openDatabase({ url: database(url, name), connections: 4 })
  await migrate(db)
  await makeDemoApplicatie(db, RECHTEN)
  const onProgress = (aantal: number) => process.stderr.write(`\r${name}: ${aantal}`)
  await seedRegister(db, { klantcontacten, seed: 1, now: startOfDay(new Date()), onProgress })
  process.stderr.write('\n')
  await destroyMetingen(db)
  await sql`vacuum analyze`.execute(db)
  await close()
  return database(url, name)
}
