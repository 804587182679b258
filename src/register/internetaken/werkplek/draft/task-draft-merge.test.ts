import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TaakconceptInhoud } from '../../../concepten/contract.ts'
import { mergeTaskDraft } from './task-draft-merge.ts'

const inhoud = (notitie: string, ...anders: string[]): TaakconceptInhoud => ({
  waarden: { notitie },
  anders: anders.map((ander) => ({ notitie: ander })),
})

describe('twee vensters bij dezelfde taak', () => {
  test('wie niet typte krijgt wat elders is getypt; wie typte houdt het zijne, met het andere ernaast', () => {
    expect(mergeTaskDraft(inhoud('a'), inhoud('a'), inhoud('elders'))).toEqual(inhoud('elders'))
    expect(mergeTaskDraft(inhoud('a'), inhoud('hier'), inhoud('elders'))).toEqual(inhoud('hier', 'elders'))
    expect(mergeTaskDraft(inhoud('a'), inhoud('hier'), inhoud('hier'))).toEqual(inhoud('hier'))
    expect(mergeTaskDraft(inhoud('a'), inhoud('hier'), inhoud('a'))).toEqual(inhoud('hier'))
  })

  test('typen beide door, dan staat van elk alleen het laatste er', () => {
    let [een, twee] = [inhoud('1'), inhoud('2')]
    let server = een
    let keptTwee = inhoud('')
    for (const letter of 'abc') {
      const naTwee = mergeTaskDraft(keptTwee, inhoud(`2${letter}`), server)
      server = naTwee
      keptTwee = naTwee
      twee = naTwee
      const naEen = mergeTaskDraft(een, { ...een, waarden: { notitie: `1${letter}` } }, server)
      server = naEen
      een = naEen
    }
    expect(twee.waarden).toEqual({ notitie: '2c' })
    expect(server).toEqual(inhoud('1c', '2c'))
  })

  test('wat is gekozen komt niet terug', () => {
    const gekozen = inhoud('hier')
    expect(mergeTaskDraft(inhoud('hier', 'elders'), gekozen, inhoud('hier', 'elders'))).toEqual(gekozen)
  })

  test('geen tekst gaat verloren, welke ook', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (base, mine, theirs) => {
        const { waarden, anders } = mergeTaskDraft(inhoud(base), inhoud(mine), inhoud(theirs))
        const there = [waarden, ...anders].map(({ notitie }) => notitie)
        expect(waarden.notitie).toBe(mine === base ? theirs : mine)
        for (const text of [mine, theirs]) if (text !== base) expect(there).toContain(text)
      }),
    )
  })
})
