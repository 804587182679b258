import { join } from 'node:path'
import { type Config, limitsOf } from '../../platform/config.ts'
import { migrate, requireMigrated, type Standing, standingOf } from '../../platform/migrate.ts'
import { refusePooler } from '../../platform/pooler.ts'
import { type Database, openDatabase } from '../../platform/pools.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.ts'

/** A database to work on: the one in DATABASE_URL, or Balie's own PostgreSQL for as long as this process runs. */
export type System = Database

/** Gives the database server: the one in DATABASE_URL, or our own. */
async function server(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => undefined }
  return startEmbeddedPostgres({ dataDirectory: dataDirectory(config), log: console.error })
}

const openOn = (url: string, config: Config): Database =>
  openDatabase({ url, connections: config.DATABASE_CONNECTIONS, limits: limitsOf(config) })

/** Opens the database; `close` ends the connections and stops a PostgreSQL of our own. */
export async function openSystem(config: Config): Promise<System> {
  const { url, stop } = await server(config)
  const database = openOn(url, config)
  const close = async () => {
    await database.close()
    await stop()
  }
  return { ...database, close }
}

const dataDirectory = (config: Config) => join(config.DATA_DIR, 'postgres')

/** Opens the database of a Balie that runs on this machine, so that a command works beside it. */
async function running(config: Config): Promise<System | undefined> {
  const url = config.DATABASE_URL ? undefined : await findEmbeddedPostgres(dataDirectory(config))
  return url ? openOn(url, config) : undefined
}

/** Runs a command that needs the database and then ends. */
export async function withSystem(config: Config, work: (system: System) => Promise<number>): Promise<number> {
  const system = (await running(config)) ?? (await openSystem(config))
  try {
    if (config.DATABASE_URL) await refusePooler(system)
    return await work(system)
  } finally {
    await system.close()
  }
}

/** Says that a newer version migrated the database. */
export const newerVersion = ({ unknown }: Standing): string =>
  `De database is van een nieuwere versie van Balie (${unknown.at(-1)}); deze versie werkt ermee.`

/** Runs a command that needs a database at the newest version, and migrates one that is not in production. */
export const withMigratedSystem = (config: Config, work: (system: System) => Promise<number>): Promise<number> =>
  withSystem(config, async (system) => {
    if (!config.production) await migrate(system.db)
    else requireMigrated(await standingOf(system.db))
    return work(system)
  })
