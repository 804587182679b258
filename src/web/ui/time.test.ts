import { describe, expect, test } from 'vitest'
import { localOf } from './format.ts'
import { filledIn, timeOf } from './time.ts'

describe('een tijd', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    [' 14u05 ', '14:05'],
    ['2359', '23:59'],
    ['0', '00:00'],
  ])('%j is %j', (typed, time) => expect(timeOf(typed)).toBe(time))

  test.each(['', '24', '24:00', '9:60', '9:3', 'half tien', '2:30 pm', '123456'])('%j is geen tijd', (typed) =>
    expect(timeOf(typed)).toBeUndefined(),
  )

  test('een moment is dat van de klok hier, in de winter en in de zomer; half ingevuld is het er geen', () => {
    expect(filledIn('2026-11-26T14:05')).toBe('2026-11-26T13:05:00.000Z')
    expect(filledIn('2026-07-01T14:05')).toBe('2026-07-01T12:05:00.000Z')
    for (const moment of ['2026-11-26T13:05:00.000Z', '2026-07-01T12:05:00.000Z'])
      expect(filledIn(localOf(moment))).toBe(moment)
    for (const half of ['', '2026-11-26T', 'T14:05', '2026-11-26T14:0', '2026-11-26T99:99', '0002-11-26T14:05'])
      expect(filledIn(half)).toBeUndefined()
  })
})
