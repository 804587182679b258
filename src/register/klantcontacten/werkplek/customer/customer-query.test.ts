import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elfproef } from '../../../../begrippen/elfproef.ts'
import { type Meaning, understand } from './customer-query.ts'

const TODAY = '2026-06-01'
const read = (text: string) => understand(text, TODAY)

const adres = (postcode: string, number: number, letter = '', addition = '', name = '', surname = name): Meaning => ({
  kind: 'address',
  postcode,
  number,
  letter,
  addition,
  name,
  surname,
})
const geboren = (name: string, prefix: string, surname: string, birth: string): Meaning => ({
  kind: 'nameAndBirth',
  name,
  prefix,
  surname,
  birth,
})

describe('het zoekveld begrijpt', () => {
  test.each<[string, Meaning[]]>([
    ['de Boer', [{ kind: 'name', name: 'de Boer' }]],
    ['  Bakkerij   De Korenaar ', [{ kind: 'name', name: 'Bakkerij De Korenaar' }]],
    ['Ümit Şahin', [{ kind: 'name', name: 'Ümit Şahin' }]],
    ['Café 100', [{ kind: 'name', name: 'Café 100' }]],
    ['de Boer 12-3-1980', [geboren('de Boer', 'de', 'Boer', '1980-03-12')]],
    ['12-03-1980 de Boer', [geboren('de Boer', 'de', 'Boer', '1980-03-12')]],
    ['Willemijn van der Berg, 1 mei 1980', [geboren('Willemijn van der Berg', 'van der', 'Berg', '1980-05-01')]],
    ['Visser 1980-03-12', [geboren('Visser', '', 'Visser', '1980-03-12')]],
    ['Jan Visser 12031980', [geboren('Jan Visser', '', 'Visser', '1980-03-12')]],
    ["van 't Hof 29/2/2024", [geboren("van 't Hof", "van 't", 'Hof', '2024-02-29')]],
    ['Visser 3 mrt 1980', [geboren('Visser', '', 'Visser', '1980-03-03')]],
    ["van den Berg, geb. 3 april '75", [geboren('van den Berg', 'van den', 'Berg', '1975-04-03')]],
    ['mevrouw Jansen (geboren op 1-1-1980)', [geboren('Jansen', '', 'Jansen', '1980-01-01')]],
    ['van 1-1-1980', [geboren('van', '', 'van', '1980-01-01')]],
    [
      'van der Linden van den Heuvel 1-1-1970',
      [geboren('van der Linden van den Heuvel', 'van der', 'Linden van den Heuvel', '1970-01-01')],
    ],
    ['Jan de Vries van Dam 1-1-1970', [geboren('Jan de Vries van Dam', 'de', 'Vries van Dam', '1970-01-01')]],
    [
      'Anna de Vries-van den Berg 1-1-1970',
      [
        geboren('Anna de Vries-van den Berg', 'de', 'Vries-van den Berg', '1970-01-01'),
        geboren('Anna de Vries-van den Berg', 'van den', 'Berg', '1970-01-01'),
      ],
    ],
    ['van den Berg 3-4-75', [geboren('van den Berg', 'van den', 'Berg', '1975-04-03')]],
    ["van den Berg 3.4.'75", [geboren('van den Berg', 'van den', 'Berg', '1975-04-03')]],
    ['Visser 3/4/20', [geboren('Visser', '', 'Visser', '2020-04-03'), geboren('Visser', '', 'Visser', '1920-04-03')]],
    ['Visser 1-7-26', [geboren('Visser', '', 'Visser', '1926-07-01')]],
    ['de Vries 3-apr-1975', [geboren('de Vries', 'de', 'Vries', '1975-04-03')]],
    ['de Vries 3 april 75', [geboren('de Vries', 'de', 'Vries', '1975-04-03')]],
    ['Smith 3 May 1975', [geboren('Smith', '', 'Smith', '1975-05-03')]],
    ['de Vries 19750403', [geboren('de Vries', 'de', 'Vries', '1975-04-03')]],
    ['de Vries 1975/04/03', [geboren('de Vries', 'de', 'Vries', '1975-04-03')]],
    ['van ’t Hof 29–2–2024', [geboren("van 't Hof", "van 't", 'Hof', '2024-02-29')]],
    ['24/7 Service', [{ kind: 'name', name: '24/7 Service' }]],
    ['999993653', [{ kind: 'bsn', number: '999993653' }]],
    ['9999.93.653', [{ kind: 'bsn', number: '999993653' }]],
    ['000009921', [{ kind: 'bsn', number: '000009921' }]],
    [
      '007447905',
      [
        { kind: 'bsn', number: '007447905' },
        { kind: 'phone', number: '007447905' },
      ],
    ],
    ['BSN: 999 993 653', [{ kind: 'bsn', number: '999993653' }]],
    ['rsin 857587973', [{ kind: 'rsin', number: '857587973' }]],
    [
      '69599084',
      [
        { kind: 'customer', number: '69599084' },
        { kind: 'contact', number: '69599084' },
        { kind: 'kvk', number: '69599084' },
      ],
    ],
    ['KVK 69599084', [{ kind: 'kvk', number: '69599084' }]],
    ['klantnummer 10000001', [{ kind: 'customer', number: '10000001' }]],
    ['contact 10000001', [{ kind: 'contact', number: '10000001' }]],
    ['0000 3717 8598', [{ kind: 'branch', number: '000037178598' }]],
    ['vestiging 000037178598', [{ kind: 'branch', number: '000037178598' }]],
    ['1234ab 12', [adres('1234AB', 12)]],
    ['1234 AB, 12', [adres('1234AB', 12)]],
    ['1234AB 12a', [adres('1234AB', 12, 'A')]],
    ['1234 ab 12 bis', [adres('1234AB', 12, '', 'bis')]],
    ['1234AB 12-3', [adres('1234AB', 12, '', '3')]],
    ['1234AB 12 A 3', [adres('1234AB', 12, 'A', '3')]],
    ['1234AB nr 12', [adres('1234AB', 12)]],
    ['1234AB12', [adres('1234AB', 12)]],
    ['1234ab12a', [adres('1234AB', 12, 'A')]],
    ['1234AB-12', [adres('1234AB', 12)]],
    ['1234AB12-3', [adres('1234AB', 12, '', '3')]],
    ['12 1234AB', [adres('1234AB', 12)]],
    ['12a, 1234 AB', [adres('1234AB', 12, 'A')]],
    ['Dorpsstraat 12, 1234 AB Zutphen', [adres('1234AB', 12)]],
    ['1291 AB 12 Visser', [adres('1291AB', 12, '', '', 'Visser')]],
    ['1291 AB 12 Vis', [adres('1291AB', 12, '', '', 'Vis')]],
    ['1291 AB 12a, de Vries', [adres('1291AB', 12, 'A', '', 'de Vries', 'Vries')]],
    ['1291AB 12 de Vries', [adres('1291AB', 12, '', '', 'de Vries', 'Vries')]],
    ['1291AB 12 bis Visser', [adres('1291AB', 12, '', 'bis', 'Visser')]],
    ['1291AB 12 d’Angelo', [adres('1291AB', 12, '', '', "d'Angelo")]],
    ['Visser 1291 AB 12', [adres('1291AB', 12, '', '', 'Visser')]],
    ['a@b.nl', [{ kind: 'email', address: 'a@b.nl' }]],
    ['Jan Bos <a@b.nl>', [{ kind: 'email', address: 'a@b.nl' }]],
    ['"Bos, Jan" <a@b.nl>;', [{ kind: 'email', address: 'a@b.nl' }]],
    ['mailto:a@b.nl', [{ kind: 'email', address: 'a@b.nl' }]],
    ['de heer J.A. de Vries', [{ kind: 'name', name: 'J.A. de Vries' }]],
    ['mevr. Jansen', [{ kind: 'name', name: 'Jansen' }]],
    ['de Heer', [{ kind: 'name', name: 'de Heer' }]],
    ['06 12 34 56 78', [{ kind: 'phone', number: '0612345678' }]],
    ['06-12345678', [{ kind: 'phone', number: '0612345678' }]],
    ['612345678', [{ kind: 'phone', number: '0612345678' }]],
    ['+31 (0)6 12345678', [{ kind: 'phone', number: '+31612345678' }]],
    ['0031612345678', [{ kind: 'phone', number: '0031612345678' }]],
    ['020 123 45 67', [{ kind: 'phone', number: '0201234567' }]],
    ['14 020', [{ kind: 'phone', number: '14020' }]],
    ['0800-1234', [{ kind: 'phone', number: '08001234' }]],
    ['tel. 0201234567', [{ kind: 'phone', number: '0201234567' }]],
    ['ZAAK-2026-0000000123', [{ kind: 'case', number: 'ZAAK-2026-0000000123' }]],
    ['Z/26/012345', [{ kind: 'case', number: 'Z/26/012345' }]],
    ['2026-000123', [{ kind: 'case', number: '2026-000123' }]],
    ['zaak 123', [{ kind: 'case', number: '123' }]],
  ])('%s', (text, meanings) => {
    expect(read(text)).toEqual({ meanings })
  })
})

describe('wat niet kan zegt het zoekveld', () => {
  test.each([
    ['b', 'tooShort'],
    ['1234', 'wrongLength'],
    ['kvk 123', 'wrongLength'],
    ['123456789', 'noBsn'],
    ['bsn 123456789', 'noBsn'],
    ['de Boer 31-02-1980', 'noDate'],
    ['de Boer 1-1-2030', 'noDate'],
    ['de Boer 31-02-80', 'noDate'],
    ['de Boer 1980-13-01', 'noDate'],
    ['de Boer 750403', 'noDate'],
    ['12-3-1980', 'birthAlone'],
    ['1234 AB', 'postcodeAlone'],
    ['a@b', 'tooShort'],
  ])('%s: %s', (text, obstacle) => {
    expect(read(text)).toEqual({ meanings: [], obstacle })
  })

  test('niets is niets', () => {
    expect(read('   ')).toEqual({ meanings: [] })
  })
})

describe('wat er ook wordt getypt', () => {
  test('het wordt begrepen of er staat waarom niet, en nooit allebei', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { meanings, obstacle } = read(text)
        expect(text.trim() === '' || meanings.length > 0 !== (obstacle !== undefined)).toBe(true)
      }),
    )
  })

  test('een BSN heet alleen zo als het de elfproef doorstaat, hoe het ook geschreven is', () => {
    const negen = fc.integer({ min: 1, max: 999_999_999 }).map((getal) => String(getal).padStart(9, '0'))
    fc.assert(
      fc.property(negen, fc.constantFrom('', ' ', '.'), (nummer, tussen) => {
        const { meanings } = read([...nummer].join(tussen))
        expect(meanings.some(({ kind }) => kind === 'bsn')).toBe(elfproef(nummer))
      }),
    )
  })

  test('hoofdletters en ruimte eromheen veranderen niets aan wat een getal betekent', () => {
    const getal = fc.constantFrom('kvk 69599084', 'bsn 999993653', '1234ab 12', '06 12345678', 'klant 10000001')
    fc.assert(
      fc.property(getal, fc.constantFrom('', ' ', '\t'), (text, ruimte) => {
        expect(read(ruimte + text.toUpperCase() + ruimte)).toEqual(read(text))
      }),
    )
  })
})
