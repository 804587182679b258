import pg from 'pg'
import { inject } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { openDatabase } from '../../platform/pools.ts'
import { loadDemo } from '../demo/laden.ts'
import { DEMO_TEMPLATE, databaseUrl, TEMPLATE } from './global-setup.ts'

async function load(admin: pg.Client): Promise<void> {
  const loading = `${DEMO_TEMPLATE}_laden`
  await admin.query(`drop database if exists ${loading}`)
  await admin.query(`create database ${loading} template ${TEMPLATE}`)
  const database = openDatabase({ url: databaseUrl(inject('postgres'), loading), connections: 4 })
  await loadDemo(database.db, RECHTEN, new Date())
  await database.close()
  await admin.query(`alter database ${loading} rename to ${DEMO_TEMPLATE}`)
}

/** Gives the database with the demonstration, from which those of the journeys are copied. The first one that asks in a run makes it. */
export async function demoTemplate(): Promise<string> {
  const admin = new pg.Client(inject('postgres'))
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [DEMO_TEMPLATE])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [DEMO_TEMPLATE])
    if (rowCount === 0) await load(admin)
    return DEMO_TEMPLATE
  } finally {
    // The lock goes with the connection.
    await admin.end()
  }
}
