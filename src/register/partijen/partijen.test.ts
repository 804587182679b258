import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contactnaam } from '../../begrippen/contract.ts'
import { elfproef } from '../../begrippen/elfproef.ts'
import { nameFrom } from '../../begrippen/naam.ts'
import { fieldsOf, makeMedewerker, organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient

beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const make = (extra: Parameters<typeof persoon>[0] = {}) => app.client.partijen.maken({ body: persoon(extra) })
const makeOrganisatie = (extra: Parameters<typeof organisatie>[0] = {}) =>
  app.client.partijen.maken({ body: organisatie(extra) })
const search = async (body: Parameters<typeof app.client.partijen.zoeken>[0]['body']) =>
  (await app.client.partijen.zoeken({ body })).resultaten.map(({ uuid }) => uuid)

/** Makes a BSN that passes the elfproef and is new to this run. */
let volgnummer = 90_000_000
function bsn(): string {
  for (;;) {
    volgnummer += 1
    const acht = String(volgnummer)
    const som = [...acht].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
    if (som % 11 < 10) return `${acht}${som % 11}`
  }
}

describe('registreren', () => {
  test('R1: zonder authenticatie wordt niemand een partij', async () => {
    const { authenticatie: _, ...zonder } = persoon()
    const response = await fetch(`${app.base}/api/v1/partijen`, {
      method: 'POST',
      headers: { Authorization: `Token ${app.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(zonder),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ invalidParams: [{ name: 'authenticatie', code: 'verplicht' }] })
  })

  test('R1: vastgelegd wordt waarmee, op welk niveau, wanneer en door wie, ook bij elk hergebruik', async () => {
    const partij = await make({
      authenticatie: { middel: 'identiteitsdocument', niveau: 'hoog', op: '2026-03-01T10:00:00+01:00' },
    })
    const door = { soort: 'applicatie', uuid: app.client.uuid }
    expect(partij.laatsteAuthenticatie).toMatchObject({
      middel: 'identiteitsdocument',
      niveau: 'hoog',
      op: '2026-03-01T09:00:00Z',
      door,
    })
    const params = { uuid: partij.uuid }
    await app.client.partijen.authenticeren({ params, body: { middel: 'controlevragen', niveau: 'laag' } })
    const { resultaten } = await app.client.partijen.authenticaties({ params })
    expect(resultaten.map(({ middel }) => middel)).toEqual(['controlevragen', 'identiteitsdocument'])
    const toekomst = app.client.partijen.authenticeren({
      params,
      body: { middel: 'digid', niveau: 'hoog', op: '2999-01-01T00:00:00Z' },
    })
    expect(fieldsOf(await problemIn(toekomst))).toEqual(['op'])
  })

  test('R2: een partij heeft geen BSN of KVK-nummer nodig', async () => {
    expect((await make()).identificatoren).toEqual([])
  })

  test('R5: een persoon is ingezetene, niet-ingezetene of onbekend; een organisatie heeft een naam', async () => {
    expect((await make({ ingezetenschap: 'niet_ingezetene' })).ingezetenschap).toBe('niet_ingezetene')
    expect((await make()).ingezetenschap).toBe('onbekend')
    expect((await makeOrganisatie()).naam).toBe('Bakkerij De Korenaar')
    expect(fieldsOf(await problemIn(makeOrganisatie({ naam: undefined, ingezetenschap: 'ingezetene' })))).toEqual([
      'ingezetenschap',
      'naam',
    ])
    expect(fieldsOf(await problemIn(make({ contactnaam: { voornaam: 'Alleen' }, naam: 'Bedrijf' })))).toEqual([
      'contactnaam.achternaam',
      'naam',
    ])
  })

  test('R6, R7: dezelfde mens in twee hoedanigheden is twee partijen met elk een eigen nummer', async () => {
    const [een, twee] = [await make(), await make()]
    expect(een.nummer).toMatch(/^\d{8,10}$/)
    expect(twee.nummer).not.toBe(een.nummer)
  })

  test('R4: wie wie vertegenwoordigt is aan beide kanten te zien', async () => {
    const moeder = await make({ contactnaam: { voornaam: 'Oma', achternaam: 'Vos' } })
    const dochter = await make({ contactnaam: { voornaam: 'Eva', achternaam: 'Vos' }, vertegenwoordigt: [moeder.uuid] })
    expect(dochter.vertegenwoordigt).toMatchObject([{ uuid: moeder.uuid }])
    expect((await app.client.partijen.tonen({ params: { uuid: moeder.uuid } })).vertegenwoordigdDoor).toMatchObject([
      { uuid: dochter.uuid },
    ])
    const onbekend = '01890000-0000-7000-8000-000000000000'
    expect(fieldsOf(await problemIn(make({ vertegenwoordigt: [moeder.uuid, onbekend] })))).toEqual([
      'vertegenwoordigt.1',
    ])
    const zichzelf = app.client.partijen.wijzigen({
      params: { uuid: moeder.uuid },
      body: { vertegenwoordigt: [moeder.uuid] },
    })
    expect(fieldsOf(await problemIn(zichzelf))).toEqual(['vertegenwoordigt.0'])
  })

  test('een contactpersoon werkt voor een organisatie', async () => {
    const bedrijf = await makeOrganisatie()
    const contactpersoon = await make({ soortPartij: 'contactpersoon', werkteVoorPartij: bedrijf.uuid })
    expect(contactpersoon.werkteVoorPartij).toMatchObject({ uuid: bedrijf.uuid, naam: 'Bakkerij De Korenaar' })
    expect(
      fieldsOf(await problemIn(make({ soortPartij: 'contactpersoon', werkteVoorPartij: (await make()).uuid }))),
    ).toEqual(['werkteVoorPartij'])
  })

  test('R8: contactgegevens met toestemming; telefoonnummers in elke schrijfwijze', async () => {
    const partij = await make({
      voorkeurskanaal: 'e-mail',
      digitaleAdressen: [
        {
          soortDigitaalAdres: 'email',
          adres: 'Willemijn@Example.org',
          isStandaardAdres: true,
          toestemmingHergebruik: true,
        },
        { soortDigitaalAdres: 'telefoonnummer', adres: '+31 (0)6-1234 5678' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '0032 2 553 11 11' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '14 020' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '+31 14 030' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '0031 800 1351' },
        { soortDigitaalAdres: 'telefoonnummer', adres: 'Tel.: 06‑12345679' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '\u202a+31612345670\u202c' },
      ],
    })
    expect(partij.voorkeurskanaal).toBe('e-mail')
    expect(partij.digitaleAdressen.map(({ adres, toestemmingHergebruik }) => [adres, toestemmingHergebruik])).toEqual([
      ['Willemijn@Example.org', true],
      ['0612345678', false],
      ['+3225531111', false],
      ['14020', false],
      ['14030', false],
      ['08001351', false],
      ['0612345679', false],
      ['0612345670', false],
    ])
    const fout = make({
      digitaleAdressen: [
        { soortDigitaalAdres: 'email', adres: 'geen-adres', isStandaardAdres: true },
        { soortDigitaalAdres: 'email', adres: 'a@example.org', isStandaardAdres: true },
        { soortDigitaalAdres: 'telefoonnummer', adres: '12' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678x12' },
        { soortDigitaalAdres: 'telefoonnummer', adres: '0612345678 na vijf uur' },
      ],
    })
    expect(fieldsOf(await problemIn(fout))).toEqual([
      'digitaleAdressen.0.adres',
      'digitaleAdressen.1.isStandaardAdres',
      'digitaleAdressen.2.adres',
      'digitaleAdressen.3.adres',
      'digitaleAdressen.4.adres',
    ])
  })
})

describe('identificatoren', () => {
  test('nummers worden gecontroleerd en horen bij één partij', async () => {
    const nummer = bsn()
    const partij = await make({ identificatoren: [{ soort: 'bsn', nummer }] })
    expect(partij.identificatoren).toEqual([{ soort: 'bsn', nummer }])
    expect(await problemIn(make({ identificatoren: [{ soort: 'bsn', nummer }] }))).toMatchObject({
      status: 409,
      code: 'identificator-bestaat-al',
    })
    const fout = make({
      identificatoren: [
        { soort: 'bsn', nummer: '123456789' },
        { soort: 'bsn', nummer: '000000000' },
        { soort: 'kvk_nummer', nummer: '1234567' },
        { soort: 'vestigingsnummer', nummer: '000037178598' },
        { soort: 'rsin', nummer: nummer, kvkNummer: '68750110' },
      ],
    })
    expect(fieldsOf(await problemIn(fout))).toEqual([
      'identificatoren.0.nummer',
      'identificatoren.1.nummer',
      'identificatoren.1.soort',
      'identificatoren.2.nummer',
      'identificatoren.3.kvkNummer',
      'identificatoren.4.kvkNummer',
    ])
  })

  test('een vestiging hoort bij haar KVK-nummer, ook als de onderneming zelf geen partij is', async () => {
    const vestiging = await makeOrganisatie({
      identificatoren: [{ soort: 'vestigingsnummer', nummer: '000037178598', kvkNummer: '68750110' }],
    })
    expect(vestiging.identificatoren).toEqual([
      { soort: 'vestigingsnummer', nummer: '000037178598', kvkNummer: '68750110' },
    ])
    const tweede = await makeOrganisatie({
      identificatoren: [{ soort: 'vestigingsnummer', nummer: '000037178601', kvkNummer: '68750110' }],
    })
    expect(tweede.identificatoren).toMatchObject([{ kvkNummer: '68750110' }])
  })

  test('de elfproef laat precies de nummers door waarvan de gewogen som deelbaar is door elf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (getal) => {
        const nummer = String(getal).padStart(9, '0')
        const [a, b, c, d, e, f, g, h, i] = [...nummer].map(Number) as [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ]
        expect(elfproef(nummer)).toBe((9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i) % 11 === 0)
      }),
    )
  })
})

describe('de naam van een persoon', () => {
  test.each<[Partial<Contactnaam>, string, string]>([
    [{ voorletters: 'W.F.', voorvoegselAchternaam: "d'", achternaam: 'Angelo' }, "W.F. d'Angelo", "d' Angelo"],
    [
      { voornaam: 'Noor', voorletters: 'N.', voorvoegselAchternaam: "van 't", achternaam: 'Hof' },
      "Noor van 't Hof",
      "Noor van 't Hof",
    ],
    [{ voorvoegselAchternaam: 'd’', achternaam: 'Ancona' }, 'd’Ancona', 'd’ Ancona'],
    [{ achternaam: 'Vos' }, 'Vos', 'Vos'],
  ])(
    '%j: staat er zoals men hem schrijft; een client van de standaard leest hem zoals die zegt',
    async (contactnaam, naam, standaard) => {
      const partij = await make({ contactnaam })
      expect(partij.naam).toBe(naam)
      expect(nameFrom({ ...contactnaam, voorvoegsel: contactnaam.voorvoegselAchternaam })).toBe(naam)
      expect(await search({ naam })).toContain(partij.uuid)
      const { status, body } = await wire.vraag('GET', `/partijen/${partij.uuid}`)
      expect([status, body.partijIdentificatie.volledigeNaam]).toEqual([200, standaard])
    },
  )
})

describe('zoeken', () => {
  test('op naam, ook met typefouten, diakrieten en voorvoegsels', async () => {
    const partij = await make({
      contactnaam: { voornaam: 'Zoë', voorvoegselAchternaam: 'van der', achternaam: 'Meijdenberg' },
    })
    for (const naam of ['Meijdenberg', 'meydenberg', 'zoe van der meijdenberg', 'van der Meijdenberg', 'Zoë'])
      expect([naam, await search({ naam })]).toEqual([naam, [partij.uuid]])
    expect(await search({ naam: 'Brouwershaven' })).toEqual([])
  })

  test('op nummer, adres, telefoon in elke schrijfwijze, e-mail en identificator', async () => {
    const nummer = bsn()
    const partij = await make({
      bezoekadres: { straatnaam: 'Lindelaan', huisnummer: 12, postcode: '9876zx', stad: 'Waterlanden' },
      digitaleAdressen: [
        { soortDigitaalAdres: 'telefoonnummer', adres: '06-87654321' },
        { soortDigitaalAdres: 'email', adres: 'Uniek.Adres@example.org' },
      ],
      identificatoren: [{ soort: 'bsn', nummer }],
    })
    expect(partij.bezoekadres.postcode).toBe('9876 ZX')
    const vragen = [
      { nummer: partij.nummer },
      { postcode: '9876ZX', huisnummer: 12 },
      { postcode: '9876 zx' },
      { telefoonnummer: '+31 6 87 65 43 21' },
      { telefoonnummer: '0031687654321' },
      { emailadres: 'uniek.adres@EXAMPLE.org' },
      { identificator: { soort: 'bsn' as const, nummer } },
      { naam: 'Boer', postcode: '9876ZX' },
    ]
    for (const vraag of vragen) expect([vraag, await search(vraag)]).toEqual([vraag, [partij.uuid]])
    expect(await search({ postcode: '9876ZX', huisnummer: 13 })).toEqual([])
    expect(fieldsOf(await problemIn(app.client.partijen.zoeken({ body: {} })))).toEqual([''])
  })
})

describe('wijzigen en tonen', () => {
  test('alleen wat wordt meegestuurd verandert; een lijst vervangt de vorige', async () => {
    const partij = await make({
      interneNotitie: 'Spreekt zacht',
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'oud@example.org' }],
    })
    const params = { uuid: partij.uuid }
    const gewijzigd = await app.client.partijen.wijzigen({
      params,
      body: {
        indicatieGeheimhouding: true,
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'nieuw@example.org' }],
      },
    })
    expect(gewijzigd).toMatchObject({
      interneNotitie: 'Spreekt zacht',
      indicatieGeheimhouding: true,
      naam: partij.naam,
    })
    expect(gewijzigd.digitaleAdressen.map(({ adres }) => adres)).toEqual(['nieuw@example.org'])
    expect(fieldsOf(await problemIn(app.client.partijen.wijzigen({ params, body: {} })))).toEqual([''])
    const onbekend = { uuid: '01890000-0000-7000-8000-000000000000' }
    expect(
      await problemIn(app.client.partijen.wijzigen({ params: onbekend, body: { voorkeurstaal: 'eng' } })),
    ).toMatchObject({ status: 404 })
    expect(await problemIn(app.client.partijen.tonen({ params: onbekend }))).toMatchObject({ status: 404 })
  })

  test('partijen worden in pagina’s getoond, de nieuwste eerst', async () => {
    const nieuw = [await makeOrganisatie(), await makeOrganisatie(), await makeOrganisatie()]
      .map(({ uuid }) => uuid)
      .reverse()
    const eerste = await app.client.partijen.lijst({ query: { soortPartij: 'organisatie', aantal: '2' } })
    const tweede = await app.client.partijen.lijst({
      query: { soortPartij: 'organisatie', aantal: '1', na: eerste.volgende ?? '' },
    })
    expect([...eerste.resultaten, ...tweede.resultaten].map(({ uuid }) => uuid)).toEqual(nieuw)
  })

  test('R29: het logboek zegt wie van wie iets zag of wijzigde', async () => {
    const partij = await make()
    await app.client.partijen.tonen({ params: { uuid: partij.uuid } })
    await search({ nummer: partij.nummer })
    const { rows } = await app.pool.query(
      'select operatie, resultaat, wie from logboek where partijen @> array[$1]::uuid[] order by id',
      [partij.uuid],
    )
    expect(rows).toEqual([
      { operatie: 'partijen.maken', resultaat: 201, wie: app.client.uuid },
      { operatie: 'partijen.tonen', resultaat: 200, wie: app.client.uuid },
      { operatie: 'partijen.zoeken', resultaat: 200, wie: app.client.uuid },
    ])
  })
})

describe('actoren', () => {
  test('de drie soorten actoren worden vastgelegd, gewijzigd en gevonden', async () => {
    const { afdeling, medewerker } = await makeMedewerker(app, 'Mirjam Oosterhuis')
    const chatbot = await app.client.actoren.maken({
      body: { naam: 'Chatbot Wout', soortActor: 'geautomatiseerde_actor', functie: 'chatbot' },
    })
    const gewijzigd = await app.client.actoren.wijzigen({
      params: { uuid: medewerker },
      body: { telefoonnummer: '0201234567', indicatieActief: false },
    })
    expect(gewijzigd).toMatchObject({
      naam: 'Mirjam Oosterhuis',
      functie: 'Behandelaar',
      telefoonnummer: '0201234567',
      indicatieActief: false,
      eenheden: [{ uuid: afdeling }],
    })
    const find = async (query: object) => (await app.client.actoren.lijst({ query })).resultaten.map(({ uuid }) => uuid)
    expect(await find({ soortActor: 'geautomatiseerde_actor' })).toEqual([chatbot.uuid])
    expect(await find({ naam: 'oosterh' })).toEqual([medewerker])
    expect(await find({ eenheid: afdeling })).toEqual([medewerker])
    expect(await find({ indicatieActief: 'false' })).toEqual([medewerker])
    const eerste = await app.client.actoren.lijst({ query: { aantal: '1' } })
    const tweede = await app.client.actoren.lijst({ query: { aantal: '1', na: eerste.volgende ?? '' } })
    expect(eerste.resultaten[0]?.naam.localeCompare(tweede.resultaten[0]?.naam ?? '')).toBeLessThanOrEqual(0)
  })

  test('alleen een medewerker werkt in een eenheid, en alleen in een die bestaat', async () => {
    const { medewerker, afdeling } = await makeMedewerker(app)
    const inMedewerker = app.client.actoren.wijzigen({
      params: { uuid: medewerker },
      body: { eenheden: [afdeling, medewerker] },
    })
    expect(fieldsOf(await problemIn(inMedewerker))).toEqual(['eenheden.1'])
    const afdelingInAfdeling = app.client.actoren.maken({
      body: { naam: 'Team', soortActor: 'organisatorische_eenheid', eenheden: [afdeling] },
    })
    expect(fieldsOf(await problemIn(afdelingInAfdeling))).toEqual(['eenheden'])
    expect(
      await problemIn(app.client.actoren.tonen({ params: { uuid: '01890000-0000-7000-8000-000000000000' } })),
    ).toMatchObject({ status: 404 })
  })

  test('een medewerker wordt lid van een afdeling en is het daarna niet meer; zijn andere afdelingen blijven', async () => {
    const { actoren, wijzigingen } = app.client
    const make = async (naam: string, soortActor: 'medewerker' | 'organisatorische_eenheid', eenheden: string[] = []) =>
      (await actoren.maken({ body: { naam, soortActor, eenheden } })).uuid
    const [wegen, parken] = [
      await make('Wegenbouw', 'organisatorische_eenheid'),
      await make('Parken', 'organisatorische_eenheid'),
    ]
    const [an, bo] = [await make('An Leden', 'medewerker', [wegen]), await make('Bo Leden', 'medewerker')]
    const leden = async (eenheid: string) =>
      (await actoren.lijst({ query: { eenheid } })).resultaten.map(({ naam }) => naam)
    const lid = (uuid: string, medewerker: string) => ({ params: { uuid, medewerker } })
    await Promise.all([parken, wegen].map((eenheid) => actoren.lidMaken(lid(eenheid, bo))))
    await actoren.lidMaken(lid(parken, an))
    await actoren.lidMaken(lid(parken, an))
    expect([await leden(wegen), await leden(parken)]).toEqual([
      ['An Leden', 'Bo Leden'],
      ['An Leden', 'Bo Leden'],
    ])
    await actoren.lidVerwijderen(lid(parken, an))
    expect([await leden(wegen), await leden(parken)]).toEqual([['An Leden', 'Bo Leden'], ['Bo Leden']])
    const [laatste] = (await wijzigingen.lijst({ query: { zoek: 'An Leden' } })).resultaten
    expect(laatste?.velden).toEqual([{ veld: 'eenheden', van: ['Parken', 'Wegenbouw'], naar: ['Wegenbouw'] }])
    for (const [eenheid, medewerker] of [
      [an, bo],
      [parken, wegen],
      [parken, randomUUID()],
    ] as const)
      expect(await problemIn(actoren.lidMaken(lid(eenheid, medewerker)))).toMatchObject({ status: 404 })
  })
})
