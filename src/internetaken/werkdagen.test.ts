import { expect, test } from 'vitest'
import { isWerkdag, naWerkdagen, werkdagenTot } from './werkdagen.ts'

const werkdag = (dag: string) => isWerkdag(Date.parse(`${dag}T00:00:00Z`))

test('weekenden en feestdagen zijn geen werkdagen', () => {
  for (const dag of [
    '2026-11-21',
    '2026-11-22',
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-04-27',
    '2026-05-05',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
  ]) {
    expect([dag, werkdag(dag)]).toEqual([dag, false])
  }
  for (const dag of ['2026-11-24', '2026-04-07', '2026-12-24']) expect([dag, werkdag(dag)]).toEqual([dag, true])
})

test('Koningsdag wordt een dag eerder gevierd als 27 april op zondag valt', () => {
  expect([werkdag('2025-04-26'), werkdag('2025-04-28')]).toEqual([false, true])
})

test('werkdagen tellen over een weekend en een feestdag heen, op hetzelfde tijdstip', () => {
  expect(naWerkdagen(new Date('2026-04-02T13:30:00Z'), 2).toISOString()).toBe('2026-04-08T13:30:00.000Z')
  expect(naWerkdagen(new Date('2026-11-20T23:30:00Z'), 1).toISOString()).toBe('2026-11-22T23:30:00.000Z')
})

test('hoeveel werkdagen er nog zijn, of iets te laat is', () => {
  const dagen = (van: string, tot: string) => werkdagenTot(new Date(`${van}T12:00:00Z`), new Date(`${tot}T09:00:00Z`))
  expect(dagen('2026-11-26', '2026-11-26')).toBe(0)
  expect(dagen('2026-11-26', '2026-12-01')).toBe(3)
  expect(dagen('2026-11-30', '2026-11-27')).toBe(-1)
  expect(dagen('2026-12-24', '2026-12-29')).toBe(2)
  expect(dagen('2026-12-29', '2026-12-24')).toBe(-2)
})
