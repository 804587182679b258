import { expect, test } from 'vitest'
import { readPeriod, shownPeriod } from './period.ts'

test('een termijn wordt getoond zoals mensen haar schrijven, en zo ook gelezen', () => {
  for (const [period, shown] of [
    ['P8W', '8 weken'],
    ['P1W', '1 week'],
    ['P5Y', '5 jaar'],
    ['P1M', '1 maand'],
    ['P10D', '10 dagen'],
  ] as const) {
    expect(shownPeriod(period)).toBe(shown)
    expect(readPeriod(shown)).toBe(period)
  }
  expect([shownPeriod('P1Y6M'), readPeriod(' p1y6m '), shownPeriod(null)]).toEqual(['P1Y6M', 'P1Y6M', ''])
  expect([readPeriod('8Weken'), readPeriod('acht weken'), readPeriod('')]).toEqual(['P8W', 'ACHT WEKEN', ''])
})
