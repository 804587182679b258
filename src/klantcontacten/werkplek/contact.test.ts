import { describe, expect, test } from 'vitest'
import { NieuwKlantcontact } from '../contract.ts'
import { foutenBijVelden, klantcontactVan, nieuweVraag } from './contact.ts'
import { vraagVan, waardenVan } from './question-values.ts'

const leeg = nieuweVraag('telefoon')

test('R12: elke vraag die is ingevuld wordt een registratie met opvolging', () => {
  const basis = { ...leeg, onderwerp: 'Paspoort', klant: { ...leeg.klant, achternaam: 'Visser' } }
  const beantwoord = NieuwKlantcontact.parse(klantcontactVan(basis, null))
  expect(beantwoord.opvolging.internetaken).toMatchObject([{ gevraagdeHandeling: 'Paspoort', afgehandeld: true }])
  const zaak = { ...basis, opvolging: { ...basis.opvolging, soort: 'zaak' as const, zaaknummer: 'Z-2026-17' } }
  expect(NieuwKlantcontact.parse(klantcontactVan(zaak, null)).opvolging.zaken).toMatchObject([
    { objectId: 'Z-2026-17' },
  ])
})

test('R3: gegevens van een onbekende gaan mee met het contact; lege niet', () => {
  const vraag = { ...leeg, onderwerp: 'x', klant: { ...leeg.klant, achternaam: 'Visser', emailadres: ' a@b.nl ' } }
  expect(klantcontactVan(vraag, null).betrokkenen[0]).toMatchObject({
    contactnaam: { achternaam: 'Visser' },
    digitaleAdressen: [{ soortDigitaalAdres: 'email' }],
  })
})

test('R13: een volgende vraag in het gesprek is van dezelfde klant, met een eigen onderwerp', () => {
  const vorige = { ...leeg, onderwerp: 'Paspoort', kanaal: 'balie', klant: { ...leeg.klant, achternaam: 'Visser' } }
  expect(nieuweVraag('telefoon', vorige)).toMatchObject({
    kanaal: 'balie',
    onderwerp: '',
    klant: { achternaam: 'Visser' },
  })
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
    opvolging: { ...leeg.opvolging, soort: 'taak' as const, actoren: [{ uuid: leeg.uuid, naam: 'Burgerzaken' }] },
  }
  expect(vraagVan(waardenVan(vraag), vraag)).toEqual(vraag)
})

describe('fouten van de server staan bij het veld', () => {
  test.each([
    ['betrokkenen.0', 'achternaam'],
    ['betrokkenen.0.authenticatie', 'vaststelling'],
    ['betrokkenen.0.digitaleAdressen.0.adres', 'emailadres'],
    ['opvolging.internetaken.0.gevraagdeHandeling', 'onderwerp'],
    ['opvolging.internetaken.0.actoren.0', 'actoren'],
    ['opvolging.zaken.0.objectId', 'zaaknummer'],
    ['inhoud', 'inhoud'],
  ])('%s bij %s', (name, veld) => {
    expect(foutenBijVelden([{ name, code: 'x', reason: 'Fout.' }], leeg)).toEqual([
      { name: veld, code: 'x', reason: 'Fout.' },
    ])
  })
})
