import { describe, expect, it } from 'vitest'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import { makeActoren, makeMedewerkers } from './actoren.ts'
import { type Context, makeContext } from './context.ts'
import { OPENINGSTIJD } from './corpus/kanalen.ts'
import { makeKlantcontact } from './generator.ts'
import type { DemoKlantcontact } from './klantcontact.ts'

const NOW = new Date('2026-11-24T10:17:00Z')
const AANTAL = 6_000

const makeSequence = (context: Context, aantal: number) =>
  Array.from({ length: aantal }, (_, index) => makeKlantcontact(context, index))

const context = makeContext({ seed: 7, now: NOW })
const contacten = makeSequence(context, AANTAL)
const taken = contacten.flatMap(({ interneTaken }) => interneTaken)

const share = (welke: (contact: DemoKlantcontact) => boolean) => contacten.filter(welke).length / AANTAL

describe('klantcontacten van de demonstratie', () => {
  it('zijn bij dezelfde seed altijd dezelfde, en bij een andere seed andere', () => {
    expect(makeSequence(makeContext({ seed: 7, now: NOW }), 100)).toEqual(contacten.slice(0, 100))
    expect(makeSequence(makeContext({ seed: 8, now: NOW }), 100)).not.toEqual(contacten.slice(0, 100))
  })

  it('hangen niet af van hoeveel er zijn of in welke volgorde ze worden gemaakt', () => {
    for (const index of [5_999, 4, 99, 3_333, 1_204, 0])
      expect(makeKlantcontact(context, index)).toEqual(contacten[index])
  })

  it('passen in de velden van het register en laten geen plaats in een tekst open', () => {
    for (const { kanaal, onderwerp, inhoud, reactie, correctie, interneTaken } of contacten) {
      expect(kanaal.length).toBeLessThanOrEqual(50)
      expect(onderwerp.length).toBeLessThanOrEqual(200)
      expect(inhoud.length).toBeLessThanOrEqual(1000)
      const taakteksten = interneTaken.flatMap(({ gevraagdeHandeling, toelichting, verloop }) => {
        expect(gevraagdeHandeling.length).toBeGreaterThan(0)
        expect(gevraagdeHandeling.length).toBeLessThanOrEqual(200)
        expect(toelichting.length).toBeLessThanOrEqual(1000)
        return [gevraagdeHandeling, toelichting, ...verloop.map(({ reden }) => reden)]
      })
      const teksten = [onderwerp, inhoud, reactie, correctie?.onderwerp ?? '', correctie?.inhoud ?? '', ...taakteksten]
      expect(teksten.join('\n')).not.toMatch(/[{}]|undefined|null/)
    }
  })

  it('zijn gevarieerd', () => {
    expect(new Set(contacten.map(({ kenmerken }) => kenmerken.product)).size).toBeGreaterThan(80)
    expect(new Set(contacten.map(({ inhoud }) => inhoud)).size).toBeGreaterThan(AANTAL / 2)
    expect(new Set(contacten.map(({ kanaal }) => kanaal)).size).toBe(9)
    expect(share(({ kanaal }) => kanaal === 'telefoon')).toBeGreaterThan(0.35)
    expect(share(({ vertrouwelijk }) => vertrouwelijk)).toBeLessThan(0.2)
  })

  it.each([
    NOW,
    new Date('2027-01-01T00:05:00+01:00'),
    new Date('2026-03-29T03:30:00+02:00'),
    new Date('2026-10-25T23:59:00+01:00'),
  ])('R9: liggen in het jaar vóór %s en geen enkel tijdstip ligt in de toekomst', (now) => {
    const toen = makeContext({ seed: 7, now })
    for (const contact of makeSequence(toen, 1_500)) {
      const { plaatsgevondenOp, geregistreerdOp, correctie, interneTaken } = contact
      const tijdstippen = [plaatsgevondenOp, geregistreerdOp, ...(correctie ? [correctie.op] : [])]
      for (const taak of interneTaken) tijdstippen.push(taak.toegewezenOp, ...taak.verloop.map(({ op }) => op))
      for (const op of tijdstippen) expect(op.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(plaatsgevondenOp.getTime()).toBeLessThanOrEqual(geregistreerdOp.getTime())
      expect(plaatsgevondenOp.getTime()).toBeGreaterThan(now.getTime() - 366 * 86_400_000)
    }
  })

  it('vinden aan de telefoon en de balie plaats als de gemeente open is', () => {
    const lokaal = new Intl.DateTimeFormat('nl-NL', {
      timeZone: 'Europe/Amsterdam',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
    for (const { kanaal, plaatsgevondenOp, initiatiefnemer } of contacten) {
      const open = OPENINGSTIJD[kanaal]
      if (!open || initiatiefnemer === 'gemeente') continue
      const deel = Object.fromEntries(lokaal.formatToParts(plaatsgevondenOp).map(({ type, value }) => [type, value]))
      const minuut = Number(deel.hour) * 60 + Number(deel.minute)
      expect(['za', 'zo']).not.toContain(deel.weekday)
      expect(minuut).toBeGreaterThanOrEqual(open.van)
      expect(minuut).toBeLessThanOrEqual(kanaal === 'balie' && deel.weekday === 'do' ? 20 * 60 : open.tot)
    }
  })

  it('R12: leiden elk tot ten minste een interne taak of een zaak', () => {
    for (const { interneTaken, zaken } of contacten) expect(interneTaken.length + zaken.length).toBeGreaterThan(0)
    expect(share(({ interneTaken }) => interneTaken.length === 0)).toBeGreaterThan(0)
    expect(share(({ zaken }) => zaken.length > 0)).toBeGreaterThan(0.1)
  })

  it('R14: hebben elk ten minste een betrokkene en een actor die er zijn', () => {
    for (const { betrokkenen, actoren } of contacten) {
      expect(betrokkenen.length).toBeGreaterThan(0)
      expect(actoren.length).toBeGreaterThan(0)
      for (const { partij } of betrokkenen) if (partij !== undefined) expect(context.klanten[partij]).toBeDefined()
      for (const actor of actoren) expect(context.bezetting.actoren[actor]).toBeDefined()
    }
  })

  it('R1: stellen van elke bekende klant die zelf contact opneemt vast wie hij is', () => {
    for (const { betrokkenen } of contacten) {
      for (const { partij, initiator, authenticatie } of betrokkenen) {
        expect(authenticatie !== undefined).toBe(partij !== undefined && initiator)
      }
    }
  })

  it('R3: zijn voor ongeveer een kwart van onbekenden, met een adres dat alleen bij dit contact hoort', () => {
    const onbekend = share(({ betrokkenen }) => betrokkenen.every(({ partij }) => partij === undefined))
    expect(onbekend).toBeGreaterThan(0.2)
    expect(onbekend).toBeLessThan(0.3)
    for (const { betrokkenen } of contacten) {
      for (const { partij, digitaleAdressen, contactnaam } of betrokkenen) {
        if (partij === undefined) expect(contactnaam).toBeDefined()
        else expect(digitaleAdressen).toEqual([])
        for (const adres of digitaleAdressen) expect(digitaalAdres(adres)).toHaveProperty('adres')
      }
    }
  })

  it('R4: zijn soms van een vertegenwoordiger, met de vertegenwoordigde erbij', () => {
    const namens = contacten.filter(({ initiatiefnemer }) => initiatiefnemer === 'vertegenwoordiger')
    expect(namens.length).toBeGreaterThan(0)
    for (const { betrokkenen } of namens) {
      expect(betrokkenen.map(({ rol }) => rol)).toEqual(['vertegenwoordiger', 'klant'])
      const [vertegenwoordiger, klant] = betrokkenen
      expect(context.klanten[vertegenwoordiger?.partij ?? -1]?.vertegenwoordigt).toContain(klant?.partij)
    }
  })

  it('R10: zijn een enkele keer gecorrigeerd, met het origineel ernaast', () => {
    const gecorrigeerd = contacten.filter(({ correctie }) => correctie !== null)
    expect(gecorrigeerd.length).toBeGreaterThan(5)
    expect(gecorrigeerd.length).toBeLessThan(AANTAL / 50)
    for (const { onderwerp, inhoud, correctie } of gecorrigeerd) {
      expect(correctie?.reden).not.toBe('')
      expect([correctie?.onderwerp, correctie?.inhoud]).toContain(null)
      expect(correctie?.onderwerp ?? correctie?.inhoud).not.toBe(correctie?.onderwerp === null ? inhoud : onderwerp)
    }
  })

  it('R13: gaan soms met twee onderwerpen in een gesprek', () => {
    const tweede = contacten.filter(({ gesprek, index }) => gesprek !== null && gesprek !== index)
    expect(tweede.length).toBeGreaterThan(10)
    for (const { gesprek, plaatsgevondenOp, betrokkenen, actoren, kanaal } of tweede) {
      const eerste = contacten[gesprek ?? -1]
      expect(eerste?.gesprek).toBe(gesprek)
      expect({ plaatsgevondenOp, betrokkenen, actoren, kanaal }).toEqual({
        plaatsgevondenOp: eerste?.plaatsgevondenOp,
        betrokkenen: eerste?.betrokkenen,
        actoren: eerste?.actoren,
        kanaal: eerste?.kanaal,
      })
    }
  })

  it('R23: volgen soms op een eerder klantcontact, later en met dezelfde klant', () => {
    const vervolgen = contacten.filter(({ onderwerpKlantcontact }) => onderwerpKlantcontact !== null)
    expect(vervolgen.length).toBeGreaterThan(AANTAL / 30)
    for (const { index, onderwerpKlantcontact, plaatsgevondenOp, betrokkenen, initiatiefnemer } of vervolgen) {
      const eerste = contacten[onderwerpKlantcontact ?? -1]
      expect(onderwerpKlantcontact).toBeLessThan(index)
      expect(initiatiefnemer).toBe('gemeente')
      expect(plaatsgevondenOp.getTime()).toBeGreaterThan(eerste?.plaatsgevondenOp.getTime() ?? Number.POSITIVE_INFINITY)
      expect(betrokkenen.map(({ partij }) => partij)).toEqual(eerste?.betrokkenen.map(({ partij }) => partij))
    }
  })
})

describe('interne taken van de demonstratie', () => {
  it('R19: zijn te verwerken of verwerkt, en alleen wat verwerkt is heeft een tijdstip van afhandeling', () => {
    for (const { status, afgehandeldOp, verloop } of taken) {
      expect(afgehandeldOp !== null).toBe(status === 'verwerkt')
      expect(verloop.at(-1)?.soort === 'afgerond').toBe(status === 'verwerkt')
    }
  })

  it('R20: zijn voor ongeveer de helft gedaan op het moment dat ze ontstaan', () => {
    const direct = taken.filter(
      ({ toegewezenOp, afgehandeldOp }) => afgehandeldOp?.getTime() === toegewezenOp.getTime(),
    )
    expect(direct.length / taken.length).toBeGreaterThan(0.3)
    expect(direct.length / taken.length).toBeLessThan(0.65)
  })

  it('R21: hebben een verloop dat klopt met wie de taak nu heeft, en een reden bij elk doorsturen', () => {
    expect(taken.some(({ verloop }) => verloop.some(({ soort }) => soort === 'doorgestuurd'))).toBe(true)
    for (const { verloop, toegewezenAanActoren } of taken) {
      expect(verloop[0]?.soort).toBe('aangemaakt')
      expect(verloop.at(-1)?.toegewezen).toEqual(toegewezenAanActoren)
      expect(toegewezenAanActoren.length).toBeGreaterThan(0)
      expect(new Set(toegewezenAanActoren).size).toBe(toegewezenAanActoren.length)
      const tijden = verloop.map(({ op }) => op.getTime())
      expect(tijden).toEqual(tijden.toSorted((a, b) => a - b))
      for (const { soort, reden } of verloop)
        if (soort === 'doorgestuurd' || soort === 'heropend') expect(reden).not.toBe('')
    }
  })

  it('zijn meestal verwerkt; er staat genoeg open voor een werklijst, en een deel daarvan is te laat', () => {
    const open = taken.filter(({ status }) => status === 'te_verwerken')
    const teLaat = open.filter(({ uiterlijkOp }) => uiterlijkOp < NOW)
    expect(open.length).toBeGreaterThan(100)
    expect(open.length).toBeLessThan(taken.length / 10)
    expect(teLaat.length).toBeGreaterThan(20)
    expect(teLaat.length).toBeLessThan(open.length)
  })
})

describe('actoren van de demonstratie', () => {
  const actoren = makeActoren()

  it('staan op de plaats van hun index en verwijzen naar eenheden die er zijn', () => {
    for (const [index, actor] of actoren.entries()) {
      expect(actor.index).toBe(index)
      for (const eenheid of actor.eenheden) expect(actoren[eenheid]?.soortActor).toBe('organisatorische_eenheid')
      expect(actor.functie.length).toBeLessThanOrEqual(40)
      expect(actor.emailadres).toMatch(/^$|@waterlanden\.example$/)
    }
    expect(new Set(actoren.map(({ naam, soortActor }) => `${soortActor} ${naam}`)).size).toBe(actoren.length)
  })

  it('omvatten medewerkers in elke rol, met een eigen gebruikersnaam', () => {
    const medewerkers = makeMedewerkers()
    expect(medewerkers.length).toBeGreaterThanOrEqual(25)
    expect(new Set(medewerkers.map(({ gebruikersnaam }) => gebruikersnaam)).size).toBe(medewerkers.length)
    expect([...new Set(medewerkers.flatMap(({ rollen }) => rollen))].toSorted()).toEqual(
      ['beheerder', 'behandelaar', 'coordinator', 'kcc-medewerker', 'privacy-officer', 'rapportage'].toSorted(),
    )
    for (const { gebruikersnaam } of medewerkers) expect(gebruikersnaam).toMatch(/^[a-z.]+$/)
  })
})
