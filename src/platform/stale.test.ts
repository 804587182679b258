import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { inTransaction } from './database.ts'
import { type Database, openDatabase } from './pools.ts'
import { sql } from './sql.ts'

// A migration beside us changes what a statement gives: PostgreSQL refuses the plan that the connection kept for it (0A000).

let app: TestApp | undefined
let database: Database | undefined
afterEach(async () => {
  await database?.close()
  await app?.stop()
})

/** One connection that knows the statement, and a table that gets a column beside it. */
async function withKnownStatement() {
  app = await startTestApp()
  const { pool, url } = app
  await pool.query('create table soort (naam text)')
  await pool.query(`insert into soort values ('een')`)
  database = openDatabase({ url, connections: 1 })
  const { db } = database
  return { db, widen: () => pool.query('alter table soort add column kleur text') }
}

const known = sql<{ naam: string; kleur?: string | null }>`select s.* from soort s where s.naam = ${'een'}`

test('een opdracht alleen gaat door als de tabel er een kolom bij kreeg', async () => {
  const { db, widen } = await withKnownStatement()
  expect((await known.execute(db)).rows).toEqual([{ naam: 'een' }])
  await widen()
  expect((await known.execute(db)).rows).toEqual([{ naam: 'een', kleur: null }])
})

test('een transactie begint opnieuw als de tabel er een kolom bij kreeg, en doet alles één keer', async () => {
  const { db, widen } = await withKnownStatement()
  const work = () =>
    inTransaction(db, 'schrijven', async (tx) => {
      await sql`insert into soort (naam) values (${'twee'})`.execute(tx)
      return (await known.execute(tx)).rows
    })
  expect(await work()).toEqual([{ naam: 'een' }])
  await widen()
  expect(await work()).toEqual([{ naam: 'een', kleur: null }])
  expect((await sql`select naam from soort where naam = ${'twee'}`.execute(db)).rows).toHaveLength(2)
})
