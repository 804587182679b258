import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from './sql.ts'

test('waarden gaan los van de tekst, ook uit delen van delen', () => {
  const where = sql`naam = ${'rood'} and ${sql.join([sql`a = ${1}`, sql`b = ${2}`], sql` or `)}`
  const { text, values } =
    sql`select ${sql.ref('t.naam')} from ${sql.table({ name: 'kleur' })} t where ${where} limit ${sql.lit(3)}`.compile()
  expect(text).toBe('select "t"."naam" from "kleur" t where naam = $1 and a = $2 or b = $3 limit 3')
  expect(values).toEqual(['rood', 1, 2])
})

test('wat als een tabel voor SQL staat wordt tekst, en een lijst zonder iets is leeg', () => {
  expect(sql`from ${{ sql: sql.table({ name: 'kleur' }) }}${sql.join([])}`.compile()).toEqual({
    text: 'from "kleur"',
    values: [],
  })
  expect(sql`in (${sql.join([1, 2, 3])})`.compile()).toEqual({ text: 'in ($1, $2, $3)', values: [1, 2, 3] })
})

test('een naam of letterlijke tekst kan niet uit haar aanhalingstekens', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(sql.lit(text).compile().text).toMatch(/^'([^']|'')*'$/)
      expect(sql.ref(text).compile().text).toMatch(/^("([^"]|"")*"(\.(?=")|$))+$/)
    }),
  )
})

test('lijsten die steeds anders zijn blijven niet in het geheugen', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const megabytes = () => {
    collect()
    return process.memoryUsage().heapUsed / 1e6
  }
  const before = megabytes()
  for (let count = 1; count <= 1_000; count += 1) {
    const items = Array.from({ length: count }, (_, index) => sql`select ${index}`)
    expect(sql.join(items, sql` union all `).compile().values).toHaveLength(count)
  }
  expect(megabytes() - before).toBeLessThan(120)
})
