import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../platform/migrate.ts'
import { openDatabase } from '../../platform/pools.ts'
import { startEmbeddedPostgres } from '../cli/postgres/embedded-postgres.ts'
import { makePlace } from './place.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

/** Test databases are copied from this one; each run that shares a server has its own. */
export const TEMPLATE = process.env.BALIE_TEST_TEMPLATE ?? 'balie_sjabloon'

/** The databases of journeys are copied from this one, which has the demonstration. */
export const DEMO_TEMPLATE = `${TEMPLATE}_demo`

/** Gives a PostgreSQL for all tests: the one in TEST_DATABASE_URL, or our own for as long as they run. */
async function postgres(): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined }
  const directory = await makePlace()
  const server = await startEmbeddedPostgres({
    dataDirectory: directory,
    settings: { fsync: 'off', max_connections: '300', max_wal_size: '512MB' },
  })
  return { url: server.url, stop: () => server.stop().then(() => rm(directory, { recursive: true, force: true })) }
}

/** Makes the database from which every test database is copied. */
async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`drop database if exists ${DEMO_TEMPLATE}`)
  await admin.query(`drop database if exists ${TEMPLATE}`)
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const database = openDatabase({ url: databaseUrl(url, TEMPLATE), connections: 2 })
  await migrate(database.db)
  await database.close()
}

/** Gives the URL of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await postgres()
  await makeTemplate(server.url)
  project.provide('postgres', server.url)
  return server.stop
}
