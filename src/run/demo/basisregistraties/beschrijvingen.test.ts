import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Antwoord, antwoordBrp } from './brp.ts'
import { antwoordBasisprofiel, antwoordZoeken } from './kvk.ts'
import { demoPersonen } from './personen.ts'

// These tests check the answers of the demonstration against the published descriptions: BRP Personen 2.7.0 (RvIG), KVK Zoeken 2.0.0 and
// Basisprofiel 1.3. They are strict: a member that a description does not know is a fault.

const NAAM = /^[a-zA-Z0-9À-ž .'-]{1,200}$/
const Datum = z.strictObject({
  type: z.literal('Datum'),
  datum: z.iso.date(),
  langFormaat: z.string().regex(/^[a-z0-9 ]{1,17}$/),
})
const Waardetabel = z.strictObject({
  code: z.string().regex(/^[a-zA-Z0-9 .]+$/),
  omschrijving: z.string().regex(/^[a-zA-Z0-9À-ž '.(),-]{1,200}$/),
})
const PersoonBeperkt = z.strictObject({
  burgerservicenummer: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  naam: z
    .strictObject({
      voornamen: z.string().regex(NAAM).optional(),
      voorvoegsel: z
        .string()
        .regex(/^[a-zA-Z ']{1,10}$/)
        .optional(),
      geslachtsnaam: z.string().regex(NAAM).optional(),
      voorletters: z
        .string()
        .regex(/^[a-zA-Z0-9À-ž .]{1,40}$/)
        .optional(),
      volledigeNaam: z
        .string()
        .regex(/^[a-zA-Z0-9À-ž .'-]{1,450}$/)
        .optional(),
    })
    .optional(),
  geboorte: z.strictObject({ datum: Datum.optional() }).optional(),
  adressering: z
    .strictObject({
      adresregel1: z.string().max(40).optional(),
      adresregel2: z.string().max(50).optional(),
      adresregel3: z.string().max(35).optional(),
      land: Waardetabel.optional(),
    })
    .optional(),
  geheimhoudingPersoonsgegevens: z.literal(true).optional(),
  opschortingBijhouding: z.strictObject({ reden: Waardetabel, datum: Datum }).optional(),
})
const Personen = z.strictObject({ type: z.string(), personen: z.array(PersoonBeperkt) })

const BrpFout = z.strictObject({
  type: z.url(),
  title: z.string().regex(/^[a-zA-Z0-9À-ž .-]{1,80}$/),
  status: z.int().min(100).max(600),
  detail: z.string().regex(/^[a-zA-Z0-9À-ž .(),[\]:-]{1,200}$/),
  instance: z.string(),
  code: z.string().regex(/^[a-zA-Z0-9]{1,25}$/),
  invalidParams: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        code: z.string().regex(/^[a-zA-Z0-9]{1,25}$/),
        reason: z.string().regex(/^[a-zA-Z0-9., ]{1,80}$/),
      }),
    )
    .optional(),
})

const Binnenland = z.strictObject({
  type: z.enum(['bezoekadres', 'postadres']),
  straatnaam: z.string(),
  huisnummer: z.int().optional(),
  postcode: z.string().optional(),
  plaats: z.string(),
})
const Zoekresultaat = z.strictObject({
  pagina: z.int(),
  resultatenPerPagina: z.int(),
  totaal: z.int(),
  resultaten: z.array(
    z.strictObject({
      kvkNummer: z.string().regex(/^\d{8}$/),
      rsin: z
        .string()
        .regex(/^\d{9}$/)
        .optional(),
      vestigingsnummer: z
        .string()
        .regex(/^\d{12}$/)
        .optional(),
      naam: z.string(),
      adres: z.strictObject({ binnenlandsAdres: Binnenland }).optional(),
      type: z.enum(['hoofdvestiging', 'nevenvestiging', 'rechtspersoon']),
      actief: z.enum(['Ja', 'Nee']),
      _links: z.record(z.string(), z.strictObject({ href: z.url() })),
    }),
  ),
})
const ProfielAdres = z.strictObject({
  type: z.string(),
  indAfgeschermd: z.enum(['Ja', 'Nee']),
  straatnaam: z.string().optional(),
  huisnummer: z.int().optional(),
  postcode: z.string().optional(),
  plaats: z.string().optional(),
  land: z.string().optional(),
})
const Profiel = z.strictObject({
  kvkNummer: z.string().regex(/^\d{8}$/),
  indNonMailing: z.enum(['Ja', 'Nee']),
  naam: z.string(),
  formeleRegistratiedatum: z.string().regex(/^\d{8}$/),
  materieleRegistratie: z.strictObject({ datumAanvang: z.string().regex(/^\d{8}$/) }),
  statutaireNaam: z.string(),
  handelsnamen: z.array(z.strictObject({ naam: z.string(), volgorde: z.int() })),
  sbiActiviteiten: z.array(
    z.strictObject({ sbiCode: z.string(), sbiOmschrijving: z.string(), indHoofdactiviteit: z.enum(['Ja', 'Nee']) }),
  ),
  links: z.array(z.strictObject({ rel: z.string(), href: z.url() })),
  _embedded: z.strictObject({
    hoofdvestiging: z
      .strictObject({
        vestigingsnummer: z.string().regex(/^\d{12}$/),
        kvkNummer: z.string(),
        eersteHandelsnaam: z.string(),
        indHoofdvestiging: z.enum(['Ja', 'Nee']),
        adressen: z.array(ProfielAdres),
      })
      .optional(),
    eigenaar: z.strictObject({
      rsin: z
        .string()
        .regex(/^\d{9}$/)
        .optional(),
      rechtsvorm: z.string(),
      uitgebreideRechtsvorm: z.string(),
      adressen: z.array(ProfielAdres).optional(),
    }),
  }),
})
const KvkFout = z.strictObject({ fout: z.array(z.strictObject({ code: z.string(), omschrijving: z.string() })).min(1) })

const fields = ['burgerservicenummer', 'naam', 'geboorte', 'adressering']
const consult = (...burgerservicenummer: string[]) => ({
  type: 'RaadpleegMetBurgerservicenummer',
  burgerservicenummer,
  fields,
})

describe('de BRP van de demonstratie houdt zich aan haar beschrijving', () => {
  test('bij iedereen die erin staat', () => {
    const { status, body } = antwoordBrp(
      consult(
        ...demoPersonen()
          .slice(0, 20)
          .map(({ bsn }) => bsn),
      ),
    )
    expect(status).toBe(200)
    expect(Personen.parse(body).personen).toHaveLength(20)
    for (const { bsn } of demoPersonen()) Personen.parse(antwoordBrp(consult(bsn)).body)
  })

  test('alleen wat is gevraagd komt terug, en wat vanzelf komt', () => {
    const { body } = antwoordBrp({ ...consult('999993483'), fields: ['naam.geslachtsnaam'] })
    expect(body).toEqual({
      type: 'RaadpleegMetBurgerservicenummer',
      personen: [{ naam: { geslachtsnaam: 'Zevenhuizen' }, geheimhoudingPersoonsgegevens: true }],
    })
  })

  test.each<[string, object, object]>([
    [
      'zonder fields',
      { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['999993653'] },
      { name: 'fields', code: 'required' },
    ],
    [
      'met een veld dat vanzelf komt',
      { ...consult('999993653'), fields: ['geheimhoudingPersoonsgegevens'] },
      { code: 'fields' },
    ],
    [
      'met een onbekende parameter',
      { ...consult('999993653'), leeftijd: 3 },
      { name: 'leeftijd', code: 'unknownParam' },
    ],
    ['van een onbekend type', { type: 'Zoek', fields }, { name: 'type', code: 'value' }],
    [
      'met een ster achter twee letters',
      { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', geslachtsnaam: 'de*', geboortedatum: '1980-01-01', fields },
      { name: 'geslachtsnaam', code: 'pattern' },
    ],
  ])('een vraag %s wordt geweigerd', (_, vraag, fout) => {
    const { status, body } = antwoordBrp(vraag)
    expect(status).toBe(400)
    expect(BrpFout.parse(body).invalidParams).toContainEqual(expect.objectContaining(fout))
  })
})

describe('de KVK van de demonstratie houdt zich aan haar beschrijvingen', () => {
  const gelukt = ({ status, body }: Antwoord) => {
    expect(status).toBe(200)
    return body
  }

  test('in alles wat te vinden is', () => {
    const { resultaten } = Zoekresultaat.parse(gelukt(antwoordZoeken({ naam: 'e', resultatenPerPagina: '100' })))
    expect(resultaten.length).toBeGreaterThan(20)
    for (const { kvkNummer } of resultaten) Profiel.parse(gelukt(antwoordBasisprofiel(kvkNummer)))
  })

  test('een adres laat postcode en huisnummer alleen zien aan wie erop zocht', () => {
    const opNaam = Zoekresultaat.parse(gelukt(antwoordZoeken({ kvkNummer: '68750110' })))
    expect(opNaam.resultaten[0]?.adres?.binnenlandsAdres).not.toHaveProperty('huisnummer')
  })

  test('niets gevonden is 404 met IPD5200, en een postcode alleen wordt geweigerd', () => {
    const { status, body } = antwoordZoeken({ kvkNummer: '12345678' })
    expect([status, KvkFout.parse(body).fout[0]?.code]).toEqual([404, 'IPD5200'])
    expect(antwoordZoeken({ postcode: '1291AB' }).status).toBe(400)
    KvkFout.parse(antwoordBasisprofiel('90004973').body)
  })
})
