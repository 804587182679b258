import { describe, expect, it } from 'vitest'
import { elfproef } from '../../begrippen/elfproef.ts'
import { digitaalAdres, foutenInIdentificatoren } from '../../register/partijen/rules.ts'
import { TESTORGANISATIES, TESTPERSONEN } from './corpus/testidentiteiten.ts'
import { bsn, rsin } from './nummers.ts'
import { makePartij } from './partijen.ts'

const NOW = new Date('2026-11-24T10:17:00Z')
const partijen = Array.from({ length: 2_000 }, (_, index) => makePartij(7, index, NOW))
const share = (soort: string) => partijen.slice(0, 500).filter(({ soortPartij }) => soortPartij === soort).length / 500

describe('partijen van de demonstratie', () => {
  it('zijn bij dezelfde seed altijd dezelfde, hoeveel er ook zijn', () => {
    expect(makePartij(7, 1_234, NOW)).toEqual(partijen[1_234])
    expect(makePartij(8, 1_234, NOW)).not.toEqual(partijen[1_234])
  })

  it('zijn voor driekwart personen, verder organisaties en contactpersonen', () => {
    expect(share('persoon')).toBeCloseTo(0.75, 1)
    expect(share('organisatie')).toBeCloseTo(0.18, 1)
    expect(share('contactpersoon')).toBeCloseTo(0.07, 1)
  })

  it('hebben identificatoren die kloppen, en elke identificator een keer', () => {
    const alle = partijen.flatMap(({ identificatoren }) => identificatoren)
    for (const { identificatoren } of partijen) expect(foutenInIdentificatoren(identificatoren)).toEqual([])
    expect(new Set(alle.map(({ soort, nummer, kvkNummer }) => `${soort} ${nummer} ${kvkNummer}`)).size).toBe(
      alle.length,
    )
  })

  it('hebben nooit een vestigingsnummer bij een KVK-nummer dat er niet is', () => {
    const kvk = partijen.flatMap(({ identificatoren }) =>
      identificatoren.filter(({ soort }) => soort === 'kvk_nummer').map(({ nummer }) => nummer),
    )
    const vestigingen = partijen.flatMap(({ identificatoren }) =>
      identificatoren.filter(({ soort }) => soort === 'vestigingsnummer'),
    )
    expect(vestigingen.length).toBeGreaterThan(10)
    for (const { kvkNummer } of vestigingen) expect(kvk).toContain(kvkNummer)
  })

  it('omvatten de testidentiteiten van de BRP en het handelsregister', () => {
    const nummers = new Set(partijen.flatMap(({ identificatoren }) => identificatoren.map(({ nummer }) => nummer)))
    for (const { bsn: nummer } of TESTPERSONEN) expect(nummers).toContain(nummer)
    for (const { kvkNummer, vestigingsnummer } of TESTORGANISATIES) {
      expect(nummers).toContain(kvkNummer)
      if (vestigingsnummer) expect(nummers).toContain(vestigingsnummer)
    }
  })

  it('hebben een geldig telefoonnummer en een e-mailadres in een domein van niemand', () => {
    for (const { digitaleAdressen } of partijen) {
      for (const adres of digitaleAdressen) {
        expect(digitaalAdres(adres)).toHaveProperty('adres')
        expect(adres.adres.length).toBeLessThanOrEqual(80)
        if (adres.soortDigitaalAdres === 'email')
          expect(adres.adres).toMatch(/^[a-z0-9.]+@([a-z0-9]+\.)?example\.(org|net|com)$/)
      }
      for (const soort of ['email', 'telefoonnummer']) {
        const standaard = digitaleAdressen.filter(
          (adres) => adres.soortDigitaalAdres === soort && adres.isStandaardAdres,
        )
        expect(standaard.length).toBeLessThanOrEqual(1)
      }
    }
  })

  it('hebben een adres in de vorm van de standaard', () => {
    for (const { bezoekadres } of partijen) {
      expect(bezoekadres.postcode).toMatch(/^$|^129[13579] [A-Z]{2}$/)
      expect(bezoekadres.nummeraanduidingId).toMatch(/^$|^9299\d{12}$/)
    }
  })

  it('R1: hebben elk ten minste een authenticatie, de eerste bij de registratie, en geen in de toekomst', () => {
    for (const { authenticaties, aangemaaktOp } of partijen) {
      expect(authenticaties[0]?.op).toEqual(aangemaaktOp)
      const tijden = authenticaties.map(({ op }) => op.getTime())
      expect(tijden).toEqual(tijden.toSorted((a, b) => a - b))
      expect(tijden.at(-1)).toBeLessThan(NOW.getTime())
    }
  })

  it('R4: vertegenwoordigen soms een ander, nooit zichzelf', () => {
    expect(partijen.some(({ vertegenwoordigt }) => vertegenwoordigt.length > 1)).toBe(true)
    for (const { index, vertegenwoordigt } of partijen) {
      expect(vertegenwoordigt).not.toContain(index)
      expect(new Set(vertegenwoordigt).size).toBe(vertegenwoordigt.length)
      for (const ander of vertegenwoordigt) expect(partijen[ander]).toBeDefined()
    }
  })

  it('R6: zijn soms een mens in twee hoedanigheden, elk een eigen partij', () => {
    const naam = ({ contactnaam }: (typeof partijen)[number]) => JSON.stringify(contactnaam)
    const personen = new Set(partijen.filter(({ soortPartij }) => soortPartij === 'persoon').map(naam))
    const contactpersonen = partijen.filter(({ soortPartij }) => soortPartij === 'contactpersoon')
    expect(contactpersonen.some((contactpersoon) => personen.has(naam(contactpersoon)))).toBe(true)
    for (const { werkteVoorPartij } of contactpersonen)
      expect(partijen[werkteVoorPartij ?? -1]?.soortPartij).toBe('organisatie')
  })
})

describe('nummers van de demonstratie', () => {
  it('voldoen aan de elfproef, zijn allemaal anders en liggen in een reeks die niet is uitgegeven', () => {
    const bsns = Array.from({ length: 50_000 }, (_, n) => bsn(n)).filter((nummer) => nummer !== undefined)
    const rsins = Array.from({ length: 40_000 }, (_, n) => rsin(n)).filter((nummer) => nummer !== undefined)
    for (const nummer of [...bsns, ...rsins]) if (!elfproef(nummer)) expect.fail(nummer)
    expect(new Set(bsns).size).toBe(bsns.length)
    expect(new Set(rsins).size).toBe(rsins.length)
    expect(bsns.every((nummer) => nummer.startsWith('999'))).toBe(true)
    expect(bsns.slice(0, 4_900).every((nummer) => nummer.startsWith('9999'))).toBe(true)
    expect(bsn(50_000)).toBeUndefined()
  })
})
