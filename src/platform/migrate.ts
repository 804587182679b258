import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import { type Db, inTransaction } from './database.ts'
import { checkRestriction, makeRole, restrictionFault } from './restriction.ts'

const DATABASE = join(import.meta.dirname, '../../database')
const MIGRATIONS = join(DATABASE, 'migrations')

/** Migrations are plain SQL files that are run once, in the order of their names, and never changed after a release. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort()
    const entries = files.map(async (file) => {
      const text = await readFile(join(MIGRATIONS, file), 'utf8')
      const up = async (db: Db) => {
        // The views hold on to their tables. All pending migrations are one transaction: nobody sees that there are none.
        await sql.raw('drop schema if exists beperkt cascade').execute(db)
        // What a request may take is not what a migration of a large register takes.
        await sql.raw('set local statement_timeout = 0').execute(db)
        await sql.raw(text).execute(db)
        if (file === files.at(-1)) await makeViews(db)
      }
      return [file.replace(/\.sql$/, ''), { up }] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  },
}

function migrator(db: Db): Migrator {
  return new Migrator({
    db,
    provider: sqlFiles,
    migrationTableName: 'migratie',
    migrationLockTableName: 'migratie_slot',
  })
}

/** The text that makes the views of who may not see everything, with what tells whether they were made of it. */
async function restrictedViews(): Promise<{ text: string; mark: string }> {
  const text = await readFile(join(DATABASE, 'beperkt.sql'), 'utf8')
  return { text, mark: createHash('sha256').update(text).digest('hex') }
}

async function hasViewsOf(db: Db, mark: string): Promise<boolean> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regnamespace('beperkt'), 'pg_namespace') as mark`.execute(db)
  return rows[0]?.mark === mark
}

/** Makes the views again, within a transaction. */
async function makeViews(tx: Db): Promise<void> {
  const { text, mark } = await restrictedViews()
  await sql.raw('drop schema if exists beperkt cascade').execute(tx)
  await sql.raw(text).execute(tx)
  await sql.raw(`comment on schema beperkt is '${mark}'`).execute(tx)
}

/** The names of the migrations that `migrate` would run, in order; nothing is changed. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const migrations = await migrator(db).getMigrations()
  return migrations.filter(({ executedAt }) => !executedAt).map(({ name }) => name)
}

/** Works in a transaction that others wait for. */
const locked = (db: Db, work: (tx: Db) => Promise<void>) =>
  inTransaction(db, 'schrijven', async (tx) => {
    await sql.raw('select pg_advisory_xact_lock(20230420, 1000)').execute(tx)
    await work(tx)
  })

/**
 * Brings the database to the newest version; concurrent runs wait for each other. Returns the names of what was run.
 * @throws RestrictionError when who may not see everything would see too much, or nothing
 */
export async function migrate(db: Db): Promise<string[]> {
  // First of all, so that nothing is migrated where the role cannot be made.
  await locked(db, makeRole)
  const { error, results = [] } = await migrator(db).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error })
  const { mark } = await restrictedViews()
  if (!(await hasViewsOf(db, mark)) || (await restrictionFault(db))) await locked(db, makeViews)
  await checkRestriction(db)
  return results.map((result) => result.migrationName)
}

const allMigrationsOf = async (db: Db): Promise<boolean> =>
  (await migrator(db).getMigrations()).every((migration) => migration.executedAt)

/** Are all migrations of this program in the database, and its views? */
export async function isMigrated(db: Db): Promise<boolean> {
  return (await allMigrationsOf(db)) && hasViewsOf(db, (await restrictedViews()).mark)
}

/** Can this program work on the database? Views that a newer program made are as good. */
export async function readiness(db: Db): Promise<'ok' | 'database-niet-gemigreerd' | 'beperking-niet-in-orde'> {
  if (!(await allMigrationsOf(db))) return 'database-niet-gemigreerd'
  return (await restrictionFault(db)) ? 'beperking-niet-in-orde' : 'ok'
}
