import pg from 'pg'
import { inject } from 'vitest'
import { buildWebappWhenStale } from '../cli/webapp.ts'

const LOCK = 8_080

/**
 * Builds the web app when it is stale, for tests that look at what is served of it. Tests that run at the same time wait for each other.
 */
export async function ensureWebapp(): Promise<void> {
  const client = new pg.Client(inject('postgres'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await buildWebappWhenStale(console.log)
  } finally {
    await client.end()
  }
}
