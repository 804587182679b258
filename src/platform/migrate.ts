import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './database.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')

/** Migrations are plain SQL files that are run once, in the order of their names, and never changed after a release. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort()
    const entries = files.map(async (file) => {
      const text = await readFile(join(MIGRATIONS, file), 'utf8')
      return [file.replace(/\.sql$/, ''), { up: async (db: Db) => void (await sql.raw(text).execute(db)) }] as const
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

/** Brings the database to the newest version; concurrent runs wait for each other. Returns the names of what was run. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results = [] } = await migrator(db).migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error })
  return results.map((result) => result.migrationName)
}

/** Are all migrations of this program in the database? */
export async function isMigrated(db: Db): Promise<boolean> {
  const migrations = await migrator(db).getMigrations()
  return migrations.every((migration) => migration.executedAt)
}
