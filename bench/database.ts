import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { RECHTEN } from '../src/app.ts'
import { saveApplicatie } from '../src/inrichting/toegang/queries.ts'
import { type Db, inTransaction } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openDatabase } from '../src/platform/pools.ts'
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
 * Makes a database of its own for a measurement.
 * @returns its address, an open database, and a way to remove it
 */
export async function ownDatabase(server: string, name: string) {
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = database(server, name)
  const own = openDatabase({ url, connections: 10 })
  await migrate(own.db)
  const remove = async () => {
    await own.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { url, database: own, remove }
}

/** Makes an application with these rechten, and an afdeling that gets the tasks. */
export async function makeAfnemer(
  db: Db,
  naam: string,
  rechten: string[],
): Promise<{ token: string; afdeling: string }> {
  const [token, afdeling] = [`bench-${uuidv7()}`, uuidv7()]
  await saveApplicatie(db, { uuid: uuidv7(), naam, token, rechten, middel: null, niveau: null, demo: false })
  await sql`
    insert into actor (uuid, naam, soort_actor) values (${afdeling}::uuid, 'Klantcontactcentrum', 'organisatorische_eenheid')`.execute(
    db,
  )
  return { token, afdeling }
}

/** Vacuums a database over a connection of its own, without the limit on a statement: at a million klantcontacten it takes minutes. */
async function vacuum(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set statement_timeout = 0')
  await client.query('vacuum analyze')
  await client.end()
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
  await close()
  await vacuum(database(url, name))
  return database(url, name)
}
