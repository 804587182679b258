import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnOf, table as describeTable, nullable, replacing, source, text, uuid } from '../src/platform/row.ts'
import { sql } from '../src/platform/sql.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { type Described, describedTables } from './described-tables.ts'

// This test checks every description of a table against what the migrations made.

interface Column {
  tabel: string
  kolom: string
  type: string
  isNullable: boolean
  isFilled: boolean
  isGenerated: boolean
}

let app: TestApp
let schema: Column[]
let described: Described[]

beforeAll(async () => {
  app = await startTestApp()
  const { rows } = await sql<Column>`
    select c.relname as tabel, a.attname as kolom, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
      a.atthasdef and a.attgenerated = '' as "isFilled", a.attidentity = 'a' or a.attgenerated <> '' as "isGenerated"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`.execute(
    app.db,
  )
  schema = rows
  described = await describedTables()
})

afterAll(async () => {
  await app?.stop()
})

const sorted = (columns: readonly object[]) => columns.map((column) => JSON.stringify(column)).sort()

describe('een tabel is één waarde', () => {
  test('elke beschreven tabel heeft de kolommen, typen en standaarden van het schema', () => {
    expect(described.length).toBeGreaterThan(0)
    for (const { table } of described) {
      const own = Object.entries(table.columns).map(([name, { type, isNullable, isFilled, isGenerated }]) => ({
        kolom: columnOf(name),
        type,
        isNullable,
        isFilled,
        isGenerated,
      }))
      const made = schema.filter(({ tabel }) => tabel === table.name).map(({ tabel: _tabel, ...column }) => column)
      expect(sorted(own), table.name).toEqual(
        sorted(
          made.map(({ kolom, type, isNullable, isFilled, isGenerated }) => ({
            kolom,
            type,
            isNullable,
            isFilled,
            isGenerated,
          })),
        ),
      )
    }
  })

  test('elke tabel wordt precies één keer beschreven, door de feature waarvan zij is', () => {
    const names = described.map(({ table }) => table.name).sort()
    // The list of migrations belongs to the database itself.
    const made = new Set(schema.map(({ tabel }) => tabel).filter((tabel) => tabel !== 'migratie'))
    expect(names).toEqual([...made].sort())
  })

  test('een veld dat de tabel niet heeft wordt geweigerd, en valt niet stil weg', () => {
    const kleur = describeTable('kleur', { uuid, naam: text })
    const rows = [{ uuid: '0', naam: 'rood', tint: 'donker' }]
    expect(() => source(kleur, rows)).toThrow('tint')
  })

  test('een veld zonder waarde zegt niets: het komt niet mee, en wist niet wat er staat', () => {
    const kleur = describeTable('kleur', { uuid, naam: text, tint: nullable(text) })
    const rows = [{ uuid: '0', naam: 'rood', tint: undefined as unknown as string }]
    expect(source(kleur, rows).columns.compile().text).toBe('"uuid", "naam"')
    expect(replacing(kleur, rows, 'uuid').compile().text).toBe('"naam" = excluded."naam"')
  })
})
