import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyVeld, Veld } from '../contract.ts'
import { checkAntwoorden, faultsBeforehand } from './antwoorden.ts'
import { readDefinitie } from './definitie.ts'
import { antwoordenOfFormio, antwoordenToFormio } from './formio.ts'
import { toFormio } from './naar-formio.ts'

const formio = (...components: object[]) => readDefinitie('formio', { display: 'form', components }, 'd')
const schema = (properties: object, ui: object = {}) =>
  readDefinitie('json-schema', { schema: { type: 'object', properties }, ui }, 'd')
const codes = ({ fouten }: { fouten: { code: string }[] }) => fouten.map(({ code }) => code)
const component = (extra: object) => ({ type: 'textfield', key: 'a', label: 'A', ...extra })
const asked = (velden: readonly AnyVeld[], antwoorden: Record<string, unknown>) =>
  checkAntwoorden(velden, antwoorden, 'antwoorden').fouten.map(({ name, code }) => `${name} ${code}`)

describe('een definitie die is aangenomen', () => {
  const text = fc.oneof(fc.constantFrom('a', 'b', 'true', '', ' ', '\u0000', '__proto__'), fc.string({ maxLength: 3 }))
  const any = fc.oneof(
    text,
    fc.constantFrom(true, false, null, 5, -1, Number.POSITIVE_INFINITY),
    fc.array(text, { maxLength: 2 }),
  )
  const types = fc.constantFrom(
    'textfield',
    'number',
    'currency',
    'checkbox',
    'radio',
    'selectboxes',
    'file',
    'editgrid',
    'bsn',
  )
  const item: fc.Arbitrary<unknown> = fc.record(
    {
      type: types,
      key: text,
      label: fc.constantFrom('A', 'B', '\u0000'),
      description: text,
      multiple: fc.boolean(),
      values: fc.array(fc.record({ value: text, label: text }), { maxLength: 3 }),
      validate: fc.record({ required: any, min: any, max: any, minLength: any, maxLength: any, minSelectedCount: any }),
      conditional: fc.record({ show: any, when: text, eq: any }),
      components: fc.constant([{ type: 'textfield', key: 'b', label: 'B' }]),
    },
    { requiredKeys: ['type', 'key'] },
  )

  test('is er altijd een die kan worden bewaard en getoond', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(item, { maxLength: 3 }), (components) => {
        const { velden, fouten } = readDefinitie('formio', { components }, 'd')
        if (fouten.length > 0) return
        accepted += 1
        expect(z.array(Veld).safeParse(velden).error).toBeUndefined()
        expect(JSON.stringify(velden)).not.toContain('\\u0000')
      }),
      { numRuns: 4000 },
    )
    expect(accepted).toBeGreaterThan(20)
  })

  test('zegt in Form.io hetzelfde als in de taal waarin zij geschreven is', () => {
    const { velden, fouten } = schema(
      {
        naam: { type: 'string', title: 'Naam', minLength: 2, maxLength: 20 },
        aantal: { type: 'integer', title: 'Aantal', minimum: 1, maximum: 9 },
        hoogte: { type: 'number', title: 'Hoogte', minimum: 0.5 },
        kosten: { type: 'integer', title: 'Kosten', minimum: 100, maximum: 995 },
        akkoord: { type: 'boolean', title: 'Akkoord', const: true },
        soort: { enum: ['eik', 'beuk'], title: 'Soort' },
        kleuren: { type: 'array', title: 'Kleuren', items: { enum: ['r', 'g'] }, minItems: 1, maxItems: 2 },
        bomen: {
          type: 'array',
          title: 'Bomen',
          items: { type: 'object', properties: { wat: { type: 'string', title: 'Wat' } } },
          minItems: 1,
        },
      },
      { velden: { kosten: { soort: 'bedrag' }, naam: { toonAls: { veld: 'kleuren', waarde: 'g' } } } },
    )
    expect(fouten).toEqual([])
    // A box that must be ticked is required there.
    const there = velden.map((veld) => (veld.sleutel === 'akkoord' ? { ...veld, verplicht: true } : veld))
    expect(readDefinitie('formio', toFormio(there), 'd')).toEqual({ velden: there, fouten: [] })
  })

  test('neemt antwoorden van Form.io aan en geeft ze zo terug', () => {
    const { velden } = formio(
      component({ type: 'currency', key: 'kosten' }),
      component({ type: 'selectboxes', key: 'kleuren', values: ['r', 'g'].map((value) => ({ value, label: value })) }),
      component({ type: 'editgrid', key: 'rijen', components: [component({ type: 'currency', key: 'prijs' })] }),
    )
    const sent = { kosten: 12.5, kleuren: { r: true, g: false }, rijen: [{ prijs: 0.07 }] }
    const kept = antwoordenOfFormio(velden, sent)
    expect(kept).toEqual({ kosten: 1250, kleuren: ['r'], rijen: [{ prijs: 7 }] })
    expect(antwoordenToFormio(velden, kept)).toEqual(sent)
  })
})

describe('wat een definitie niet kan, wordt geweigerd als de klanttaak wordt uitgezet', () => {
  const optie = (value: unknown, label: unknown = 'x') => ({ value, label })
  test.each([
    ['een voorwaarde zonder waarde', [component({ conditional: { show: true, when: 'a' } })], 'onbekend-onderdeel'],
    [
      'een waarde die het andere veld niet kan hebben',
      [
        component({ type: 'radio', key: 'b', values: [optie('x')] }),
        component({ conditional: { show: true, when: 'b', eq: 'y' } }),
      ],
      'onbekende-waarde',
    ],
    [
      'velden die van elkaar afhangen',
      [
        component({ conditional: { show: true, when: 'b', eq: 'y' } }),
        component({ key: 'b', conditional: { show: true, when: 'a', eq: 'x' } }),
      ],
      'kring',
    ],
    ['een minimum boven het maximum', [component({ validate: { minLength: 9, maxLength: 3 } })], 'onmogelijk'],
    ['een tekst die langer moet zijn dan kan', [component({ validate: { minLength: 2000 } })], 'onmogelijk'],
    [
      'meer keuzes dan er zijn',
      [component({ type: 'selectboxes', values: [optie('x')], validate: { minSelectedCount: 2 } })],
      'onmogelijk',
    ],
    ['een keuze die er twee keer staat', [component({ type: 'radio', values: [optie('x'), optie('x')] })], 'uniek'],
    [
      'een keuze met een te lang label',
      [component({ type: 'radio', values: [optie('x', 'y'.repeat(201))] })],
      'ongeldige-optie',
    ],
    [
      'te veel keuzes',
      [component({ type: 'radio', values: Array.from({ length: 501 }, (_, i) => optie(String(i))) })],
      'te-veel-opties',
    ],
    ['uitleg die te lang is', [component({ description: 'x'.repeat(1001) })], 'te-lang'],
    ['een sleutel die van JavaScript is', [component({ key: '__proto__' })], 'ongeldige-sleutel'],
    ['een verborgen veld', [component({ hidden: true })], 'onbekend-onderdeel'],
    ['een veld dat niet kan worden gewijzigd', [component({ disabled: true })], 'onbekend-onderdeel'],
    ['een masker', [component({ inputMask: '9999 aa' })], 'onbekend-onderdeel'],
    ['een standaardwaarde', [component({ defaultValue: 'x' })], 'onbekend-onderdeel'],
    [
      'een eerste dag',
      [component({ type: 'datetime', enableTime: false, datePicker: { minDate: '2026-01-01' } })],
      'onbekend-onderdeel',
    ],
  ] as const)('%s', (_naam, components, code) => {
    expect(codes(formio(...components))).toEqual([code, ...(code === 'kring' ? ['kring'] : [])])
  })

  test('duizend panelen in elkaar', () => {
    let nested: object = component({})
    for (let depth = 0; depth < 5000; depth += 1) nested = { type: 'panel', components: [nested] }
    expect(codes(formio(nested))).toEqual(['te-diep'])
  })

  test('in JSON Schema: een object dat geen adres heet, een lijst van teksten, een grens die geen getal is, een volgorde van niets', () => {
    expect(codes(schema({ a: { type: 'object', properties: { leeftijd: { type: 'integer' } } } }))).toEqual([
      'onbekend-onderdeel',
    ])
    expect(codes(schema({ a: { type: 'array', items: { type: 'string' } } }))).toEqual(['onbekend-onderdeel'])
    expect(codes(schema({ a: { type: 'string', maxLength: '9' } }))).toEqual(['onbekend-onderdeel'])
    expect(codes(schema({ a: { type: 'string' } }, { volgorde: ['b'] }))).toEqual(['onbekend-onderdeel'])
    expect(codes(schema({ a: { type: 'string' } }, { velden: { a: 'groot' } }))).toEqual(['onbekend-onderdeel'])
    const adres = schema({ a: { type: 'object' } }, { velden: { a: { soort: 'adres' } } })
    expect(adres.velden).toMatchObject([{ soort: 'adres' }])
  })

  test('wat vooraf is ingevuld en niet op het formulier past', () => {
    const { velden } = schema({ a: { enum: ['x'] }, n: { type: 'integer' } })
    const codesOf = (given: Record<string, unknown>) => faultsBeforehand(velden, given, 'v').map(({ name }) => name)
    expect(codesOf({ a: 'y', b: 1, n: 2 })).toEqual(['v.b', 'v.a'])
    expect(codesOf({ n: 2 })).toEqual([])
  })
})

describe('antwoorden', () => {
  test('een veld dat van een van meer keuzes afhangt wordt gevraagd als die is gekozen', () => {
    const { velden, fouten } = formio(
      component({ type: 'selectboxes', key: 'b', values: [{ value: 'x', label: 'X' }] }),
      component({ validate: { required: true }, conditional: { show: true, when: 'b', eq: 'x' } }),
    )
    expect(fouten).toEqual([])
    expect(asked(velden, { b: ['x'] })).toEqual(['antwoorden.a verplicht'])
    expect(asked(velden, {})).toEqual([])
  })

  test('een keuze die toevallig true heet is een tekst, en een ja is dat niet', () => {
    const { velden, fouten } = formio(
      component({ type: 'radio', key: 'k', values: [{ value: 'true', label: 'Waar' }] }),
      component({ type: 'checkbox', key: 'j' }),
      component({ key: 'bijKeuze', conditional: { show: true, when: 'k', eq: 'true' } }),
      component({ key: 'bijJa', conditional: { show: 'true', when: 'j', eq: 'true' } }),
    )
    expect(fouten).toEqual([])
    expect(asked(velden, { k: 'true', j: true, bijKeuze: 'x', bijJa: 'x' })).toEqual([])
  })

  test('een heel getal heeft geen cijfers achter de komma, en een vinkje dat moet is een ja', () => {
    const { velden } = formio(
      component({ type: 'number', key: 'n', decimalLimit: 0 }),
      component({ type: 'checkbox', key: 'j', validate: { required: true } }),
    )
    expect(asked(velden, { n: 1.5, j: false })).toEqual(['antwoorden.n antwoord', 'antwoorden.j antwoord'])
    expect(asked(velden, { n: 2, j: true })).toEqual([])
  })
})
