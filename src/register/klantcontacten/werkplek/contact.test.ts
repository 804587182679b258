import { describe, expect, test, vi } from 'vitest'
import { readCaller } from '../../../begrippen/beller.ts'
import { today } from '../../../web/ui/format.ts'
import type { ConceptVraag } from '../../concepten/contract.ts'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { NieuwKlantcontact } from '../contract.ts'
import { check } from './check.ts'
import { endTalks, faultsAtFields, klantcontactOf, newOpvolging, newVraag, now } from './contact.ts'
import { recipientTexts } from './customer/recipient-texts.ts'
import { vraagOf, waardenOf } from './question-values.ts'
import { contactTexts } from './texts.ts'

const leeg = newVraag('telefoon')
const texts = { ...contactTexts.nl, ...recipientTexts.nl, ...zaakTexts.nl }

test('R12: elke vraag die is ingevuld wordt een registratie met opvolging', () => {
  const basis = { ...leeg, onderwerp: 'Paspoort', klant: { ...leeg.klant, achternaam: 'Visser' } }
  const beantwoord = NieuwKlantcontact.parse(klantcontactOf(basis))
  expect(beantwoord.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: 'Paspoort', afgehandeld: true }])
  const zaak = { ...newOpvolging('zaak'), zaaknummer: 'Z-2026-17' }
  const taak = {
    ...newOpvolging('taak'),
    handeling: 'Bel terug',
    actoren: [{ uuid: leeg.uuid, naam: 'Burgerzaken' }],
  }
  const allebei = NieuwKlantcontact.parse(klantcontactOf({ ...basis, opvolgingen: [zaak, taak] }))
  expect(allebei.opvolging).toMatchObject({
    zaken: [{ objectId: 'Z-2026-17' }],
    internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [leeg.uuid] }],
  })
})

test('R12, R16: een zaak die moet worden gestart gaat mee met haar eigen toelichting, nooit met een interne', () => {
  const zaaktype = { zaaksysteem: leeg.uuid, identificatie: 'KAPPEN', omschrijving: 'Kapvergunning' }
  const start = { ...newOpvolging('zaakstart'), zaaktype, zaaktoelichting: 'Achter het huis', toelichting: 'Moppert' }
  const { opvolging } = NieuwKlantcontact.parse(
    klantcontactOf({
      ...leeg,
      onderwerp: 'Boom',
      klant: { ...leeg.klant, achternaam: 'Visser' },
      opvolgingen: [start],
    }),
  )
  expect(opvolging).toMatchObject({ internetaken: [], zaken: [] })
  expect(opvolging.zaakstarten).toEqual([
    { zaaksysteem: leeg.uuid, zaaktype: 'KAPPEN', omschrijving: '', toelichting: 'Achter het huis', eigenschappen: {} },
  ])
})

test('R3: gegevens van een onbekende gaan mee met het contact; lege niet', () => {
  const vraag = { ...leeg, onderwerp: 'x', klant: { ...leeg.klant, achternaam: 'Visser', emailadres: ' a@b.nl ' } }
  expect(klantcontactOf(vraag).betrokkenen[0]).toMatchObject({
    contactnaam: { achternaam: 'Visser' },
    digitaleAdressen: [{ soortDigitaalAdres: 'email' }],
  })
})

test('R13: een volgende vraag in het gesprek is van dezelfde klant, met een eigen onderwerp', () => {
  const vorige = { ...leeg, onderwerp: 'Paspoort', kanaal: 'balie', klant: { ...leeg.klant, achternaam: 'Visser' } }
  expect(newVraag('telefoon', vorige)).toMatchObject({
    kanaal: 'balie',
    onderwerp: '',
    klant: { achternaam: 'Visser' },
  })
})

test('R9: een gesprek van nu eindigt als het wordt geregistreerd; een brief of een oude dag heeft geen begin en einde', () => {
  const talks = ['telefoon']
  const [telefoon] = endTalks([leeg], talks)
  expect(telefoon?.geeindigd).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  const sent = klantcontactOf({ ...leeg, ...telefoon })
  expect(Date.parse(sent.begonnenOp ?? '')).toBeLessThanOrEqual(Date.parse(sent.geeindigdOp ?? ''))
  for (const other of [{ kanaal: 'post' }, { dag: '2026-01-02' }, { begonnen: '2026-01-02T09:00' }]) {
    const [question] = endTalks([{ ...leeg, ...other }], talks)
    expect(klantcontactOf({ ...leeg, ...question })).not.toHaveProperty('begonnenOp')
  }
  const [known] = endTalks([{ ...leeg, begonnen: '2026-01-02T09:00', geeindigd: '2026-01-02T09:10' }], talks)
  expect(klantcontactOf({ ...leeg, ...known })).toMatchObject({ geeindigdOp: '2026-01-02T08:10:00.000Z' })
})

test('R9: een contact dat begon voordat begin en einde werden vastgelegd is te registreren', () => {
  const { begonnen: _b, geeindigd: _g, ...vroeger } = leeg
  const [vraag] = endTalks([vroeger as ConceptVraag], ['telefoon'])
  expect(vraag).toMatchObject({ begonnen: '', geeindigd: '' })
  expect(klantcontactOf({ ...leeg, ...vraag })).not.toHaveProperty('begonnenOp')
})

test('R9: in het uur dat de klok twee keer toont is een gesprek van nu, niet van straks', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const times = (begonnen: string, geeindigd: string) => klantcontactOf({ ...leeg, begonnen, geeindigd })
    // In 2026 the clock goes back from 03:00 to 02:00 at 01:00 UTC.
    vi.setSystemTime('2026-10-25T00:20:00Z')
    expect(times('2026-10-25T01:55', now())).toMatchObject({
      begonnenOp: '2026-10-24T23:55:00.000Z',
      geeindigdOp: '2026-10-25T00:20:00.000Z',
    })
    vi.setSystemTime('2026-10-25T01:05:00Z')
    const over = { begonnen: '2026-10-25T02:50', geeindigd: now() }
    expect(times(over.begonnen, over.geeindigd)).toMatchObject({
      begonnenOp: '2026-10-25T00:50:00.000Z',
      geeindigdOp: '2026-10-25T01:05:00.000Z',
    })
    const values = { ...waardenOf({ ...leeg, ...over }), onderwerp: 'x', achternaam: 'x' }
    expect(check(values, texts, ['telefoon'])).toEqual([])
    // A moment still to come on any other day is left to the server, which refuses it.
    expect(times('2026-10-25T13:00', '2026-10-25T13:10')).toMatchObject({ geeindigdOp: '2026-10-25T12:10:00.000Z' })
  } finally {
    vi.useRealTimers()
  }
})

test('R9: tijden die het scherm niet toont houden niets tegen', () => {
  const begonnen = '2026-01-05T'
  const values = { ...waardenOf({ ...leeg, begonnen }), onderwerp: 'x', achternaam: 'x' }
  const names = (extra: object) => check({ ...values, ...extra }, texts, ['telefoon']).map(({ name }) => name)
  expect(names({})).toEqual(['begonnen'])
  expect(names({ dag: today() })).toEqual(['begonnen'])
  for (const other of [{ kanaal: 'post' }, { dag: '2026-01-02' }]) expect(names(other)).toEqual([])
})

test('wat op het scherm staat en wat bewaard wordt zijn hetzelfde', () => {
  const vraag = {
    ...leeg,
    klant: {
      ...leeg.klant,
      partij: { uuid: leeg.uuid, nummer: '10000001', naam: 'Anna' },
      middel: 'digid' as const,
      niveau: 'substantieel' as const,
    },
    opvolgingen: [{ ...newOpvolging('taak'), actoren: [{ uuid: leeg.uuid, naam: 'Burgerzaken' }] }],
  }
  expect(vraagOf(waardenOf(vraag), vraag)).toEqual(vraag)
})

test('antwoorden gaan mee met de vragenset die gekozen is; lege en die van een andere niet', () => {
  const [gekozen, andere] = [crypto.randomUUID(), crypto.randomUUID()]
  const opvolging = {
    ...newOpvolging('taak'),
    vragenset: { uuid: gekozen, titel: 'Melding' },
    antwoorden: { [gekozen]: { waar: ['Dorpsstraat'], wanneer: [' '] }, [andere]: { kleur: ['rood'] } } as Record<
      string,
      Record<string, string[]>
    >,
  }
  expect(klantcontactOf({ ...leeg, opvolgingen: [opvolging] }).opvolging.internetaken).toMatchObject([
    { vragenset: { uuid: gekozen, antwoorden: { waar: ['Dorpsstraat'] } } },
  ])
})

describe('fouten van de server staan bij het veld', () => {
  const vraag = {
    ...leeg,
    opvolgingen: [newOpvolging('zaak'), newOpvolging(), newOpvolging('taak'), newOpvolging('zaakstart')],
  }
  test.each([
    ['betrokkenen.0', 'achternaam'],
    ['betrokkenen.0.authenticatie', 'vaststelling'],
    ['betrokkenen.0.digitaleAdressen.0.adres', 'emailadres'],
    ['opvolging.internetaken.0.gevraagdeHandeling', 'onderwerp'],
    ['opvolging.internetaken.1.gevraagdeHandeling', 'opvolgingen.2.handeling'],
    ['opvolging.internetaken.1.actoren.0', 'opvolgingen.2.actoren'],
    ['opvolging.internetaken.0.toelichting', 'opvolgingen.1.toelichting'],
    ['opvolging.internetaken.1.vragenset.uuid', 'opvolgingen.2.vragenset'],
    ['opvolging.internetaken.1.vragenset.antwoorden.waar', 'opvolgingen.2.antwoorden.waar'],
    ['opvolging.zaken.0.objectId', 'opvolgingen.0.zaaknummer'],
    ['opvolging.zaakstarten.0.zaaktype', 'opvolgingen.3.zaaktype'],
    ['opvolging.zaakstarten.0.toelichting', 'opvolgingen.3.zaaktoelichting'],
    ['inhoud', 'inhoud'],
  ])('%s bij %s', (name, veld) => {
    expect(faultsAtFields([{ name, code: 'x', reason: 'Fout.' }], vraag)).toEqual([
      { name: veld, code: 'x', reason: 'Fout.' },
    ])
  })
})

test.each([
  ['+31612345678', '+31612345678'],
  [' 31612345678', '+31612345678'],
  ['0031 6 12 34 56 78', '+31612345678'],
  ['06-12345678', '+31612345678'],
  ['(0348) 42 84 28', '+31348428428'],
  ['tel:+31612345678', '+31612345678'],
  ['sip:+31612345678@centrale.example;user=phone', '+31612345678'],
  ['+49 30 1234567', '+49301234567'],
  ['anonymous', undefined],
  ['sip:anonymous@anonymous.invalid', undefined],
  ['Onbekend 0612345678', undefined],
  ['', undefined],
  ['4021', undefined],
  ['14070', undefined],
  ['+316123456789012345', undefined],
])('een telefooncentrale geeft %j: dat is %j', (given, number) => {
  expect(readCaller(given)).toBe(number)
})
