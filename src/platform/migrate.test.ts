import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from './database.ts'
import { isMigrated, migrate } from './migrate.ts'

const name = `leeg_${uuidv7().replaceAll('-', '')}`
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client(inject('postgres'))
  await admin.connect()
  await admin.query(`create database ${name}`)
})
afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test('een migratie mag langer duren dan een verzoek: op een groot register duurt zij dat', async () => {
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  const statements: string[] = []
  const { db, close } = openDatabase({
    url: url.href,
    connections: 2,
    onStatement: (text) => statements.push(text),
  })
  const gedaan = await migrate(db)
  expect(await isMigrated(db)).toBe(true)
  await close()
  const voorMigraties = statements.flatMap((text, index) =>
    text.startsWith('-- ') && index > 0 ? [statements[index - 1]] : [],
  )
  const zonderGrens = voorMigraties.filter((text) => text === 'set local statement_timeout = 0')
  expect(zonderGrens).toHaveLength(gedaan.length)
})
