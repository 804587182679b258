import { describe, expect, test } from 'vitest'
import { readAloud, readContent, type Toestand, vervallenOf } from './rules.ts'

describe('wat een weergave bewaarde', () => {
  test('wat de werklijst kent wordt gelezen zoals het is bewaard', () => {
    const inhoud = {
      lijst: 'afdeling',
      eenheid: null,
      behandelaar: null,
      sorteer: '-uiterlijkOp',
      zoek: 'paspoort',
      teLaat: true,
      vandaag: false,
      kanaal: 'balie',
      label: null,
      onderwerp: '',
    }
    expect(readContent(inhoud)).toEqual({ inhoud, isHeel: true })
  })

  test.each([
    ['een filter dat er niet meer is', { lijst: 'alle', zoek: 'xyz', kleur: 'rood' }, { lijst: 'alle', zoek: 'xyz' }],
    [
      'een waarde die niet meer bestaat',
      { lijst: 'alle', sorteer: 'kleur', teLaat: true },
      { lijst: 'alle', teLaat: true },
    ],
    ['een lijst die niet meer bestaat', { lijst: 'archief', zoek: 'xyz' }, { lijst: 'mijn', zoek: 'xyz' }],
    ['niets', {}, { lijst: 'mijn' }],
  ])('%s wordt weggelaten; de rest blijft', (_, bewaard, over) => {
    const leeg = {
      eenheid: null,
      behandelaar: null,
      sorteer: 'uiterlijkOp',
      zoek: '',
      teLaat: false,
      vandaag: false,
      kanaal: '',
      label: null,
      onderwerp: '',
    }
    expect(readContent(bewaard)).toEqual({ inhoud: { ...leeg, ...over }, isHeel: false })
  })
})

test('in de lijst van mijn afdelingen valt een afdeling weg waar wie kijkt niet bij hoort', () => {
  const eenheid = '01890000-0000-7000-8000-000000000001'
  const bewaard = {
    lijst: 'afdeling',
    eenheid,
    behandelaar: null,
    sorteer: 'uiterlijkOp',
    zoek: '',
    teLaat: false,
    vandaag: false,
    kanaal: '',
    label: null,
    onderwerp: '',
  }
  expect(readAloud(bewaard, [eenheid], true)).toEqual({ inhoud: bewaard, isHeel: true })
  expect(readAloud(bewaard, [], true)).toEqual({ inhoud: { ...bewaard, eenheid: null }, isHeel: false })
  expect(readAloud({ ...bewaard, lijst: 'alle' }, [], true)).toEqual({
    inhoud: { ...bewaard, lijst: 'alle' },
    isHeel: true,
  })
  const mijn = { ...bewaard, lijst: 'mijn' }
  expect(readAloud(mijn, [eenheid], true)).toEqual({ inhoud: { ...mijn, eenheid: null }, isHeel: false })
})

describe('waarom een weergave niet meer past', () => {
  const goed: Toestand = {
    isHeel: true,
    lijst: 'zonder',
    rechten: new Set(['klantcontacten.lezen']),
    gedeeld: true,
    eenheidIsEr: true,
    eigenaarIsLid: true,
  }

  test.each<[string, Partial<Toestand>, string[]]>([
    ['alles klopt', {}, []],
    ['een filter is weg', { isHeel: false }, ['filter']],
    ['de lijst mag hij niet zien', { rechten: new Set() }, ['lijst']],
    ['de afdeling is weg', { eenheidIsEr: false, eigenaarIsLid: false }, ['eenheid']],
    ['de eigenaar hoort er niet meer bij', { eigenaarIsLid: false }, ['lidmaatschap']],
    ['zij is niet gedeeld', { gedeeld: false, eenheidIsEr: false, eigenaarIsLid: false }, []],
  ])('%s', (_, anders, redenen) => {
    expect(vervallenOf({ ...goed, ...anders })).toEqual(redenen)
  })
})
