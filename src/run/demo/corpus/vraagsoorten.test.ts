import { describe, expect, it } from 'vitest'
import { sjabloon } from '../tekst.ts'
import type { Bron } from './vraagsoort.ts'
import { VRAAGSOORTEN } from './vraagsoorten.ts'

const taakOf = (bron: Bron) => (typeof bron === 'string' ? undefined : bron.taak)

describe('vraagsoorten', () => {
  it('zijn er genoeg om een jaar van een gemeente te vullen, elk met een eigen code', () => {
    expect(VRAAGSOORTEN.length).toBeGreaterThanOrEqual(80)
    expect(new Set(VRAAGSOORTEN.map(({ code }) => code)).size).toBe(VRAAGSOORTEN.length)
  })

  it.each(VRAAGSOORTEN)(
    '$code: elke taak hoort bij een tekst, en elke verwijzing bestaat',
    ({ gesproken = [], geschreven = [], kort = [], taken, onderwerpen }) => {
      const teksten = [...gesproken, ...geschreven, ...kort]
      const genoemd = new Set(teksten.map(taakOf).filter((taak) => taak !== undefined))
      expect([...genoemd].toSorted((a, b) => a - b)).toEqual(taken.map((_, index) => index))
      for (const bron of teksten) if (typeof bron !== 'string') expect(onderwerpen[bron.onderwerp ?? 0]).toBeDefined()
    },
  )

  it.each(VRAAGSOORTEN)(
    '$code: wat schriftelijk meteen is beantwoord, heeft een antwoord',
    ({ geschreven = [], kort = [], antwoord }) => {
      if ([...geschreven, ...kort].some((bron) => taakOf(bron) === undefined)) expect(antwoord).toBeDefined()
    },
  )

  it('mogen geen plaats in een tekst openlaten die niemand kan invullen', () => {
    expect(() => sjabloon('Beste {burgemeester}')).toThrow('{burgemeester}')
  })
})
