import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/sql.ts'
import { startBron } from '../../../run/testing/bron.ts'
import { beantwoord, forgetOvername, type Lijsten, type Rij } from '../../../run/testing/open-klant.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { type WireClient, wireClient } from '../../../run/testing/wire-client.ts'
import { allBevindingen } from './bevindingen.ts'
import { openBron } from './bron.ts'
import { takeOver } from './overnemen.ts'

let hier: TestApp
let wire: WireClient
let bron: Awaited<ReturnType<typeof startBron>>
let lijsten: Lijsten = {}
/** The source gives this answer instead of a list; undefined gives the list. */
let anders: (url: URL) => unknown = () => undefined

beforeAll(async () => {
  hier = await startTestApp()
  wire = await wireClient(hier)
  bron = await startBron((url) => anders(url) ?? beantwoord(lijsten, url))
})
afterAll(async () => {
  await bron.stop()
  await hier.stop()
})
beforeEach(async () => {
  await forgetOvername(hier.db)
  lijsten = {}
  anders = () => undefined
})

const overnemen = (verwijderd?: number) =>
  takeOver(hier.db, {
    bron: openBron({ url: bron.url, token: 'x', perPagina: 100, wachtMs: 1 }),
    werkdagen: 3,
    verwijderd,
  })
const rowsOf = async (soort: string, verwijderd?: number) =>
  (await overnemen(verwijderd)).find((uitkomst) => uitkomst.soort === soort)
const codes = async () =>
  (await allBevindingen(hier.db)).map(({ resource, code, veld }) => `${resource} ${code} ${veld}`.trim())

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const referenceTo = (n: number) => ({ uuid: uuid(n), url: '' })

const persoon = (n: number, extra = {}): Rij => ({
  uuid: uuid(n),
  nummer: `00000000${n}`,
  soortPartij: 'persoon',
  indicatieActief: true,
  partijIdentificatie: { contactnaam: { voornaam: 'Kees', achternaam: `Jansen ${n}` } },
  ...extra,
})
const nummer = (n: number, partij: number, objectId: string, extra = {}): Rij => ({
  uuid: uuid(n),
  identificeerdePartij: referenceTo(partij),
  anderePartijIdentificator: '',
  partijIdentificator: {
    codeRegister: 'brp',
    codeObjecttype: 'natuurlijk_persoon',
    codeSoortObjectId: 'bsn',
    objectId,
    ...extra,
  },
  subIdentificatorVan: null,
})
const contact = (n: number, extra = {}): Rij => ({
  uuid: uuid(n),
  nummer: null,
  referentienummer: null,
  kanaal: 'telefoon',
  onderwerp: `Onderwerp ${n}`,
  inhoud: 'Inhoud',
  taal: 'nld',
  vertrouwelijk: false,
  plaatsgevondenOp: '2024-03-04T05:06:07Z',
  ...extra,
})
const taak = (n: number, klantcontact: number, extra = {}): Rij => ({
  uuid: uuid(n),
  nummer: null,
  referentienummer: null,
  gevraagdeHandeling: 'Bel terug',
  aanleidinggevendKlantcontact: referenceTo(klantcontact),
  toegewezenAanActoren: [],
  toelichting: '',
  status: 'verwerkt',
  toegewezenOp: '2024-03-04T05:06:07Z',
  afgehandeldOp: '2024-03-05T05:06:07Z',
  ...extra,
})
const adres = (n: number, partij: number, extra = {}): Rij => ({
  uuid: uuid(n),
  verstrektDoorPartij: referenceTo(partij),
  verstrektDoorBetrokkene: null,
  adres: `a${n}@example.com`,
  soortDigitaalAdres: 'email',
  isStandaardAdres: false,
  ...extra,
})

describe('een unieke waarde die bij de bron van plaats verandert', () => {
  test('twee verwisselde BSN’s en nummers staan daarna ook hier goed', async () => {
    lijsten = {
      partijen: [persoon(1), persoon(2)],
      'partij-identificatoren': [nummer(11, 1, '111222333'), nummer(12, 2, '123456782')],
    }
    await overnemen()
    lijsten = {
      partijen: [persoon(1, { nummer: '000000002' }), persoon(2, { nummer: '000000001' })],
      'partij-identificatoren': [nummer(11, 1, '123456782'), nummer(12, 2, '111222333')],
    }
    expect(await rowsOf('partij-identificatoren')).toMatchObject({ gewijzigd: 2, geweigerd: 0 })
    expect((await wire.read(`/partij-identificatoren/${uuid(11)}`)).partijIdentificator.objectId).toBe('123456782')
    expect((await wire.read(`/partij-identificatoren/${uuid(12)}`)).partijIdentificator.objectId).toBe('111222333')
    expect((await wire.read(`/partijen/${uuid(1)}`)).nummer).toBe('000000002')
    expect((await wire.read(`/partijen/${uuid(2)}`)).nummer).toBe('000000001')
  })

  test('R7: een nummer dat naar een ander ging en geen ander terugkreeg, is daarna ook hier van die ander', async () => {
    lijsten = { partijen: [persoon(1), persoon(2, { nummer: '' })] }
    await overnemen()
    lijsten = { partijen: [persoon(1, { nummer: '' }), persoon(2, { nummer: '000000001' })] }
    expect(await rowsOf('partijen')).toMatchObject({ geweigerd: 0 })
    expect((await wire.read(`/partijen/${uuid(2)}`)).nummer).toBe('000000001')
    expect((await wire.read(`/partijen/${uuid(1)}`)).nummer).toMatch(/^1000\d{4}$/)
    expect((await allBevindingen(hier.db)).filter(({ code }) => code === 'nummer-gegeven')).toMatchObject([
      { uuid: uuid(1), veld: 'nummer' },
    ])
  })

  test('wie is verwijderd en met hetzelfde nummer opnieuw gemaakt, houdt dat nummer', async () => {
    lijsten = {
      partijen: [persoon(1), persoon(2)],
      'partij-identificatoren': [nummer(11, 1, '111222333'), nummer(12, 2, '123456782')],
    }
    await overnemen()
    lijsten = {
      partijen: [persoon(3, { nummer: '000000001' }), persoon(2)],
      'partij-identificatoren': [nummer(13, 3, '111222333'), nummer(12, 2, '123456782')],
    }
    expect(await rowsOf('partijen')).toMatchObject({ nieuw: 1, verwijderd: 1, bron: 2, hier: 2 })
    expect(await wire.read(`/partijen/${uuid(3)}`)).toMatchObject({
      nummer: '000000001',
      partijIdentificatoren: [{ partijIdentificator: { objectId: '111222333' } }],
    })
    expect((await wire.vraag('GET', `/partijen/${uuid(1)}`)).status).toBe(404)
  })

  test('een contact dat met hetzelfde referentienummer opnieuw is gemaakt komt over', async () => {
    lijsten = { klantcontacten: [contact(1, { referentienummer: '77' }), contact(2)] }
    await overnemen()
    lijsten = { klantcontacten: [contact(3, { referentienummer: '77' }), contact(2)] }
    expect(await rowsOf('klantcontacten')).toMatchObject({ nieuw: 1, verwijderd: 1, bron: 2, hier: 2 })
    expect((await wire.read(`/klantcontacten/${uuid(3)}`)).referentienummer).toBe('77')
  })

  test('een ander standaardadres wordt het standaardadres', async () => {
    const standaard = { isStandaardAdres: true }
    lijsten = { partijen: [persoon(1)], digitaleadressen: [adres(11, 1, standaard), adres(12, 1)] }
    await overnemen()
    lijsten.digitaleadressen = [adres(11, 1), adres(12, 1, standaard)]
    expect(await rowsOf('digitaleadressen')).toMatchObject({ gewijzigd: 2 })
    expect((await wire.read(`/digitaleadressen/${uuid(12)}`)).isStandaardAdres).toBe(true)
  })
})

describe('wat bij de bron verdwijnt', () => {
  test('R30: wordt hier vernietigd, genoemd, en in het logboek gezet met wiens gegevens het waren (R29)', async () => {
    lijsten = { partijen: [persoon(1), persoon(2)], digitaleadressen: [adres(11, 1), adres(12, 2)] }
    await overnemen()
    lijsten = { partijen: [persoon(2)], digitaleadressen: [adres(12, 2)] }
    await overnemen()
    expect((await codes()).filter((regel) => regel.includes('verwijderd'))).toEqual([
      'digitaleadressen verwijderd',
      'partijen verwijderd',
    ])
    const { rows } = await sql<{ partijen: string[] }>`
      select partijen from logboek where operatie = 'overname.vernietigen' order by id desc limit 1`.execute(hier.db)
    expect(rows[0]?.partijen).toEqual([uuid(1)])
  })

  test('een bron die per vergissing een lege lijst geeft wist niets, tot iemand het aantal noemt', async () => {
    lijsten = { partijen: [persoon(1), persoon(2)], klantcontacten: [contact(3)] }
    await overnemen()
    lijsten = {}
    await expect(overnemen()).rejects.toThrow(/partijen 2 van 2, klantcontacten 1 van 1.*--verwijderd 3/)
    await expect(overnemen(2)).rejects.toThrow(/--verwijderd 3/)
    expect((await wire.read('/partijen')).count).toBe(2)
    expect(await rowsOf('partijen', 3)).toMatchObject({ verwijderd: 2, hier: 0 })
    expect((await wire.read('/klantcontacten')).count).toBe(0)
  })

  test('wat niet in de lijst staat maar er bij navraag wel is, blijft', async () => {
    lijsten = { partijen: [persoon(1), persoon(2)] }
    await overnemen()
    anders = (url) =>
      url.pathname.endsWith('/partijen') ? { count: 1, next: null, previous: null, results: [persoon(2)] } : undefined
    expect(await rowsOf('partijen')).toMatchObject({ verwijderd: 0, hier: 2 })
  })

  test('R10, R30: waar hier mee verder is gewerkt blijft, en is gemarkeerd; wat van hier is wordt niet geraakt', async () => {
    const eigen = await wire.make('/klantcontacten', {
      kanaal: 'balie',
      onderwerp: 'Van hier',
      taal: 'nld',
      vertrouwelijk: false,
    })
    lijsten = { klantcontacten: [contact(1), contact(2), contact(3)], internetaken: [taak(11, 1), taak(12, 2)] }
    await overnemen()
    await hier.client.klantcontacten.corrigeren({
      params: { uuid: uuid(1) },
      body: { inhoud: 'Verbeterd', reden: 'Typefout' },
    })
    lijsten = { klantcontacten: [contact(3)], internetaken: [taak(13, 3)] }
    await overnemen(4)
    const gebleven = (await wire.read('/klantcontacten')).results.map((object: Rij) => object.uuid)
    expect(gebleven).toHaveLength(3)
    expect(new Set(gebleven)).toEqual(new Set([uuid(1), uuid(3), eigen.uuid]))
    expect(await codes()).toEqual(expect.arrayContaining(['klantcontacten weg-bij-bron', 'internetaken weg-bij-bron']))
    // Rows that stay are no reason to ask again.
    await overnemen()
  })
})

describe('rijen van een ouder Open Klant', () => {
  test('komen mee en zijn gemarkeerd, met het veld, wat de bron zei en wat het werd', async () => {
    lijsten = {
      partijen: [persoon(1), persoon(2), persoon(3)],
      digitaleadressen: [adres(11, 1, { soortDigitaalAdres: 'Email' }), adres(12, 1, { soortDigitaalAdres: 'fax' })],
      klantcontacten: [contact(21, { plaatsgevondenOp: '0001-01-01T00:00:00Z' })],
      'partij-identificatoren': [
        nummer(31, 1, 'zie "dossier"', { codeRegister: 'overig', codeSoortObjectId: 'vrij "soort"' }),
        nummer(32, 2, '000037178598', {
          codeRegister: 'hr',
          codeObjecttype: 'vestiging',
          codeSoortObjectId: 'vestigingsnummer',
        }),
      ],
    }
    const uitkomsten = await overnemen()
    for (const { soort, bron: daar, hier: aantal, geweigerd } of uitkomsten)
      expect([aantal, geweigerd], soort).toEqual([daar, 0])
    const adressen = (await wire.read('/digitaleadressen')).results
    expect(adressen.map(({ soortDigitaalAdres }: Rij) => soortDigitaalAdres).sort()).toEqual(['email', 'overig'])
    const gemarkeerd = await allBevindingen(hier.db)
    expect(gemarkeerd).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'aangepast', veld: 'soortDigitaalAdres', waarde: 'Email' }),
        expect.objectContaining({ veld: 'plaatsgevondenOp', waarde: '0001-01-01T00:00:00Z' }),
        expect.objectContaining({ code: 'buiten-de-standaard', uuid: uuid(31) }),
        expect.objectContaining({ code: 'buiten-de-standaard', uuid: uuid(32) }),
      ]),
    )
    expect(JSON.stringify(gemarkeerd)).not.toMatch(/2[23][0-9P]\d\d/)
    const { results } = JSON.parse(
      await (
        await fetch(`${wire.base}/partij-identificatoren`, { headers: { authorization: `Token ${hier.token}` } })
      ).text(),
    ) as { results: Rij[] }
    expect(results.find((object) => object.uuid === uuid(31))?.partijIdentificator).toMatchObject({
      codeSoortObjectId: 'vrij "soort"',
      objectId: 'zie "dossier"',
    })
    const { identificatoren } = await hier.client.partijen.tonen({ params: { uuid: uuid(2) } })
    expect(identificatoren).toEqual([{ soort: 'vestigingsnummer', nummer: '000037178598' }])
  })

  test('tekens die geen database bewaart, te lange namen en onbekende soorten houden niets tegen', async () => {
    lijsten = {
      actoren: [
        { uuid: uuid(1), naam: `a\0${'b'.repeat(300)}`, soortActor: 'Iemand', indicatieActief: 'ja' },
        { uuid: uuid(2), naam: 'x\ud800y', soortActor: 'medewerker', actorIdentificatie: { functie: 'f\0' } },
      ],
    }
    expect(await rowsOf('actoren')).toMatchObject({ nieuw: 2, geweigerd: 0 })
    expect(await codes()).toEqual([
      'actoren aangepast actorIdentificatie',
      'actoren aangepast indicatieActief',
      'actoren aangepast naam',
      'actoren aangepast naam',
      'actoren aangepast soortActor',
    ])
  })

  test('gegevens die het soort actor hier niet heeft zijn gemarkeerd', async () => {
    const afdeling = { omschrijving: 'Afdeling', emailadres: '', faxnummer: '', telefoonnummer: '' }
    lijsten = {
      actoren: [
        { uuid: uuid(1), naam: 'Een', soortActor: 'Medewerker', indicatieActief: true, actorIdentificatie: afdeling },
        {
          uuid: uuid(2),
          naam: 'Twee',
          soortActor: 'organisatorische_eenheid',
          indicatieActief: true,
          actorIdentificatie: afdeling,
        },
      ],
    }
    expect(await rowsOf('actoren')).toMatchObject({ nieuw: 2, geweigerd: 0 })
    expect((await wire.read(`/actoren/${uuid(1)}`)).actorIdentificatie).not.toHaveProperty('omschrijving')
    const gemarkeerd = await allBevindingen(hier.db)
    expect(gemarkeerd.map(({ veld, ...rest }) => [rest.uuid, veld])).toEqual([
      [uuid(1), 'actorIdentificatie'],
      [uuid(1), 'soortActor'],
    ])
    expect(gemarkeerd[0]).toMatchObject({
      waarde: afdeling,
      uitleg: expect.stringContaining('omschrijving, faxnummer'),
    })
  })

  test('een taak die gedaan is zonder moment krijgt er geen, ook niet na een tweede overname', async () => {
    lijsten = { klantcontacten: [contact(1)], internetaken: [taak(11, 1, { afgehandeldOp: null })] }
    await overnemen()
    expect(await rowsOf('internetaken')).toMatchObject({ gelijk: 1 })
    expect(await wire.read(`/internetaken/${uuid(11)}`)).toMatchObject({ status: 'verwerkt', afgehandeldOp: null })
    const { resultaten } = await hier.client.internetaken.lijst({ query: { status: 'verwerkt' } })
    expect(resultaten).toMatchObject([{ uuid: uuid(11), afgehandeldOp: null }])
    await wire.change(`/internetaken/${uuid(11)}`, { afgehandeldOp: '2024-05-06T00:00:00Z' })
    expect((await wire.read(`/internetaken/${uuid(11)}`)).afgehandeldOp).toBe('2024-05-06T00:00:00Z')
  })

  test('een contactpersoon zonder gegevens heeft er hier ook geen', async () => {
    lijsten = { partijen: [persoon(1, { soortPartij: 'contactpersoon', partijIdentificatie: null })] }
    await overnemen()
    expect((await wire.read(`/partijen/${uuid(1)}`)).partijIdentificatie).toBeNull()
  })
})

test('R7: wat een nummer heeft houdt het; wat er geen heeft krijgt er een daarboven, en is gemarkeerd', async () => {
  // The oldest has none, and comes first.
  lijsten = {
    klantcontacten: [contact(3, { nummer: '10000001' }), contact(2, { nummer: '10000002' }), contact(1)],
    partijen: [persoon(13, { nummer: '20000005' }), persoon(11, { nummer: '' })],
  }
  await overnemen()
  const nummers = (await wire.read('/klantcontacten')).results.map((rij: Rij) => [rij.uuid, Number(rij.nummer)])
  expect(Object.fromEntries(nummers)).toEqual({
    [uuid(1)]: expect.any(Number),
    [uuid(2)]: 10_000_002,
    [uuid(3)]: 10_000_001,
  })
  expect(Object.fromEntries(nummers)[uuid(1)]).toBeGreaterThan(10_000_002)
  expect(Number((await wire.read(`/partijen/${uuid(11)}`)).nummer)).toBeGreaterThan(20_000_005)
  expect((await codes()).filter((code) => code.includes('nummer'))).toEqual([
    'klantcontacten nummer-gegeven nummer',
    'partijen nummer-gegeven nummer',
  ])
  const eerst = (await wire.read(`/klantcontacten/${uuid(1)}`)).nummer
  await overnemen()
  expect((await wire.read(`/klantcontacten/${uuid(1)}`)).nummer).toBe(eerst)
})

test('personen en organisaties van de Contactgegevens API komen mee en zijn geteld', async () => {
  lijsten = {
    persoon: [{ uuid: uuid(1), geboortedatum: '1970-01-02', geslachtsnaam: 'Jansen', geslacht: 'v', adres: null }],
    organisatie: [{ uuid: uuid(2), handelsnaam: 'Bakkerij', oprichtingsdatum: null }],
  }
  const uitkomsten = await overnemen()
  expect(uitkomsten.slice(-2)).toMatchObject([
    { soort: 'contactgegevens: personen', nieuw: 1, bron: 1, hier: 1 },
    { soort: 'contactgegevens: organisaties', nieuw: 1, bron: 1, hier: 1 },
  ])
  const contactgegevens = await wireClient(hier, '/contactgegevens/api/v1')
  expect(await contactgegevens.read(`/persoon/${uuid(1)}`)).toMatchObject({ geslachtsnaam: 'Jansen', geslacht: 'v' })
})

test('wat geweigerd was en bij de bron weg of hersteld is, is niet meer geweigerd', async () => {
  lijsten = { klantcontacten: [contact(1)], internetaken: [taak(11, 99), taak(12, 1)] }
  expect(await rowsOf('internetaken')).toMatchObject({ nieuw: 1, geweigerd: 1, bron: 2, hier: 1 })
  expect(await codes()).toContain('internetaken geweigerd')
  lijsten.internetaken = [taak(12, 1)]
  expect(await rowsOf('internetaken')).toMatchObject({ geweigerd: 0 })
  expect(await codes()).not.toContain('internetaken geweigerd')
})

test('een storing van de bron noemt de lijst en de pagina', async () => {
  lijsten = { klantcontacten: [contact(1)] }
  anders = (url) => (url.pathname.endsWith('/klantcontacten') ? 500 : undefined)
  await expect(overnemen()).rejects.toThrow(/^klantcontacten, pagina 1 van 100: .*antwoord 500, 6 keer/)
})

test('R10: wat een medewerker hier corrigeerde blijft bij een volgende overname', async () => {
  lijsten = { klantcontacten: [contact(1)] }
  await overnemen()
  await hier.client.klantcontacten.corrigeren({
    params: { uuid: uuid(1) },
    body: { inhoud: 'Van hier', reden: 'Typefout' },
  })
  expect(await rowsOf('klantcontacten')).toMatchObject({ gewijzigd: 0, gelijk: 1 })
  expect((await hier.client.klantcontacten.tonen({ params: { uuid: uuid(1) } })).inhoud).toBe('Van hier')
})
