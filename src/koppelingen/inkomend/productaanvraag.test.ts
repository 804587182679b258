import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { startBron } from '../../run/testing/bron.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs } from '../../run/testing/zaaksysteem/opzet.ts'
import { haalProductaanvragenOp } from './objecten/ophalen.ts'

const TYPE = 'https://objecttypes.example/api/v2/objecttypes/0d7f4e2c-8f0a-4f0e-9d7c-1f5b6f7a8b9c'

/** The objects in the Objects API; a number is the status that it answers. */
const objecten = new Map<string, unknown>()
let asked = 0
let app: TestApp
let bron: Awaited<ReturnType<typeof startBron>>
let notificaties: Awaited<ReturnType<TestApp['als']>>
let afdeling: string

beforeAll(async () => {
  bron = await startBron((url) => {
    asked += 1
    return objecten.get(url.pathname.split('/').at(-1) ?? '') ?? 404
  })
  app = await startTestApp({
    OBJECTEN_URL: `${bron.url}/api/v2`,
    OBJECTEN_TOKEN: 'geheim',
    OBJECTEN_TYPE_PRODUCTAANVRAAG: TYPE,
  })
  notificaties = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  const eenheid = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
  await eenheid('Klantcontactcentrum')
  afdeling = await eenheid('Burgerzaken')
  await app.client.inkomend.maken({
    body: {
      ...{ soort: 'productaanvraag', sleutel: 'verhuizing', naam: 'Verhuizing', afdeling },
      regel: {
        onderwerp: 'Verhuizing naar {uw-verhuizing.straat}',
        klant: { achternaam: 'uw-gegevens.achternaam', emailadres: 'uw-gegevens.email' },
      },
    },
  })
})
afterAll(async () => {
  await app?.stop()
  await bron?.stop()
})

const BSN = '999993653'

const DATA = {
  bron: { naam: 'Open Formulieren', kenmerk: 'OF-PA-1' },
  type: 'verhuizing',
  aanvraaggegevens: {
    'uw-gegevens': { voornaam: 'Jip', achternaam: 'Vries', email: 'jip@example.org' },
    'uw-verhuizing': { straat: 'Dorpsstraat' },
  },
  betrokkenen: [{ inpBsn: BSN, rolOmschrijvingGeneriek: 'initiator' }],
  betaling: { kenmerk: 'x', bedrag: 19.2, status: 'geslaagd' },
  pdf: 'https://documenten.example/api/v1/enkelvoudiginformatieobjecten/230bab4a-4b51-40c6-91b2-f2022008a7f8',
  bijlagen: ['https://documenten.example/api/v1/enkelvoudiginformatieobjecten/94ff43d6-0ee5-4b5c-8ed7-b86eaa908718'],
}

let number = 1
const fresh = () => ({ ...DATA, bron: { ...DATA.bron, kenmerk: `OF-PA-1-${++number}` } })

function object(data: unknown = fresh(), type = TYPE): string {
  const uuid = randomUUID()
  objecten.set(uuid, { url: `${bron.url}/api/v2/objects/${uuid}`, uuid, type, record: { data, startAt: '2026-03-02' } })
  return uuid
}

const announce = (uuid: string, anders: object = {}) =>
  notificaties.aanleveren.productaanvraag({
    body: {
      ...{ kanaal: 'objecten', resource: 'object', actie: 'create' },
      ...{
        hoofdObject: `https://elders.example/objects/${uuid}`,
        resourceUrl: `https://elders.example/objects/${uuid}`,
      },
      ...{ aanmaakdatum: new Date().toISOString(), kenmerken: { objectType: TYPE } },
      ...anders,
    },
  })

const fetchAll = () => runJobs(app, haalProductaanvragenOp)
const leveringen = async () =>
  (await app.client.inkomend.leveringen({ query: { soort: 'productaanvraag', aantal: '100' } })).resultaten
const weigeringen = async () =>
  (await app.client.inkomend.weigeringen({ query: { soort: 'productaanvraag', aantal: '100' } })).resultaten
const wachtend = async () =>
  (await sql<{ object: string }>`select object from inkomend_object`.execute(app.db)).rows.map((row) => row.object)

/** Lets what waits be due now. */
const later = () => sql`update inkomend_object set volgende_poging = now() - interval '1 minute'`.execute(app.db)

describe('een productaanvraag wordt een klantcontact', () => {
  test('R12 R1: met taak, klant, adres van dit contact, en verwijzingen naar de documenten; zonder nummers', async () => {
    await announce(object(DATA))
    await fetchAll()
    const [levering] = await leveringen()
    expect(levering).toMatchObject({ adres: 'verhuizing', kenmerk: 'OF-PA-1', stand: 'geregistreerd', reden: '' })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: levering?.klantcontact ?? '' } })
    expect(contact).toMatchObject({
      kanaal: 'webformulier',
      onderwerp: 'Verhuizing naar Dorpsstraat',
      inhoud: expect.stringContaining('Betaling: geslaagd'),
      betrokkenen: [
        {
          rol: 'klant',
          partij: { soortPartij: 'persoon', naam: 'Vries' },
          digitaleAdressen: [{ adres: 'jip@example.org' }],
        },
      ],
      opvolging: { internetaken: [{ actoren: [{ uuid: afdeling }] }] },
      onderwerpobjecten: [{ identificator: { objectId: 'OF-PA-1', codeObjecttype: 'formulierinzending' } }],
    })
    expect(contact.bijlagen.slice(-2).map(({ identificator }) => identificator.codeRegister)).toEqual([
      'documenten',
      'documenten',
    ])
    const { rows } = await sql<{ text: string }>`
      select convert_from(d.bytes, 'UTF8') as text from inhoud_deel d join informatieobject i on i.uuid = d.inhoud
      where i.mediatype = 'application/json'`.execute(app.db)
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) expect(text).not.toContain(BSN)
  })

  test('R4: wie gemachtigd is vertegenwoordigt wie de machtiging gaf', async () => {
    const betrokkenen = [
      { inpBsn: BSN, rolOmschrijvingGeneriek: 'initiator', indicatieMachtiging: 'gemachtigde' },
      { inpBsn: '999990639', rolOmschrijvingGeneriek: 'mede_initiator', indicatieMachtiging: 'machtiginggever' },
      { medewerkerIdentificatie: 'MDW1', rolOmschrijvingGeneriek: 'klantcontacter' },
    ]
    await announce(object({ ...DATA, bron: { kenmerk: 'OF-PA-2' }, betrokkenen }))
    await fetchAll()
    const [levering] = await leveringen()
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: levering?.klantcontact ?? '' } })
    expect(contact.betrokkenen.map(({ rol }) => rol)).toEqual(['vertegenwoordiger', 'klant'])
  })

  test('R3: zonder login zegt de regel wie de klant is', async () => {
    await announce(object({ ...DATA, bron: { kenmerk: 'OF-PA-3' }, betrokkenen: [] }))
    await fetchAll()
    const [levering] = await leveringen()
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: levering?.klantcontact ?? '' } })
    expect(contact.betrokkenen).toMatchObject([{ partij: null, contactnaam: { achternaam: 'Vries' } }])
  })
})

describe('een object telt één keer, en gaat niet verloren', () => {
  test('ook als het twee keer wordt gemeld en twee processen het ophalen', async () => {
    const voor = (await leveringen()).length
    const uuids = [object(), object(), object()]
    await Promise.all([...uuids, ...uuids].map((uuid) => announce(uuid)))
    await Promise.all([fetchAll(), fetchAll(), fetchAll()])
    await announce(uuids[0] ?? '')
    await fetchAll()
    expect((await leveringen()).length - voor).toBe(3)
    expect(await wachtend()).toEqual([])
  })

  test('R12 R28: een tweede object met hetzelfde kenmerk komt niet in het contact van een ander', async () => {
    const kenmerk = { bron: { naam: 'Open Formulieren', kenmerk: 'OF-DUBBEL' } }
    const [eerste, zelfde, anders] = [
      object({ ...DATA, ...kenmerk }),
      object({ ...DATA, ...kenmerk }),
      object({ ...DATA, ...kenmerk, betrokkenen: [], aanvraaggegevens: { wat: { geheim: 'van een ander' } } }),
    ]
    for (const uuid of [eerste, zelfde, anders]) {
      await announce(uuid)
      await fetchAll()
    }
    const [levering] = (await leveringen()).filter(({ kenmerk }) => kenmerk === 'OF-DUBBEL')
    expect((await weigeringen())[0]).toMatchObject({ kenmerk: 'OF-DUBBEL', afzender: 'Objects API', aantal: 1 })
    const contact = await app.client.klantcontacten.tonen({ params: { uuid: levering?.klantcontact ?? '' } })
    expect(contact.inhoud).not.toContain('van een ander')
    expect(contact.opvolging.internetaken).toHaveLength(1)
    const elders = object({ ...DATA, bron: { naam: 'Ander formulier', kenmerk: 'OF-DUBBEL' } })
    await announce(elders)
    await fetchAll()
    const [apart] = await leveringen()
    expect(apart).toMatchObject({ kenmerk: 'OF-DUBBEL', stand: 'geregistreerd' })
    expect(apart?.klantcontact).not.toBe(levering?.klantcontact)
  })

  test('wie stierf tijdens het ophalen houdt het object niet vast: na zijn beurt neemt een ander het over', async () => {
    const voor = (await leveringen()).length
    await announce(object())
    await sql`update inkomend_object set pogingen = 1, volgende_poging = now() + interval '2 minutes'`.execute(app.db)
    await fetchAll()
    expect(await wachtend()).toHaveLength(1)
    await later()
    await fetchAll()
    expect((await leveringen()).length - voor).toBe(1)
  })

  test('een Objects API die 500 antwoordt of onzin zegt krijgt het later opnieuw gevraagd', async () => {
    const voor = (await leveringen()).length
    const uuid = object()
    const goed = objecten.get(uuid)
    for (const fout of [500, 401, 403, ['geen object']]) {
      objecten.set(uuid, fout)
      await announce(uuid)
      await later()
      await fetchAll()
      expect(await wachtend()).toEqual([uuid])
    }
    objecten.set(uuid, goed)
    await later()
    await fetchAll()
    expect((await leveringen()).length - voor).toBe(1)
  })

  test('R12: een adres dat niet te bewaren is houdt de aanvraag niet tegen, en wat vastloopt houdt geen ander op', async () => {
    const voor = (await leveringen()).length
    const lang = `https://documenten.example/${'x'.repeat(200)}/`
    await announce(object({ ...fresh(), type: 'x'.repeat(300), pdf: lang }))
    await fetchAll()
    const [levering] = await leveringen()
    expect(levering).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('adres van een document') })
    const nul = object({ ...fresh(), type: 'nul\u0000' })
    await announce(nul)
    await fetchAll()
    expect(await wachtend()).toEqual([nul])
    await later()
    await announce(object())
    await fetchAll()
    expect((await leveringen()).length - voor).toBe(2)
    await sql`update inkomend_object set gemeld_op = now() - interval '8 days'`.execute(app.db)
    await later()
    await fetchAll()
    expect((await weigeringen())[0]?.reden).toContain('niet verwerken')
    expect(await wachtend()).toEqual([])
  })

  test('wat weg is, geen productaanvraag is of een week lang niet komt wordt geweigerd, en beheer ziet het', async () => {
    const weg = randomUUID()
    await announce(weg)
    await announce(object({ type: 'iets' }))
    await fetchAll()
    const laat = object()
    objecten.set(laat, 500)
    await announce(laat)
    await sql`update inkomend_object set gemeld_op = now() - interval '8 days'`.execute(app.db)
    await fetchAll()
    const ander = object(fresh(), 'https://objecttypes.example/ander')
    await announce(ander, { kenmerken: {} })
    await fetchAll()
    const geweigerd = (await weigeringen()).map(({ kenmerk, reden }) => `${kenmerk}: ${reden}`).join(' ')
    for (const deel of [
      `${weg}: Dit object is er niet meer`,
      'geen productaanvraag',
      `${laat}: `,
      'een week lang',
      `${ander}: `,
    ])
      expect(geweigerd).toContain(deel)
    expect(await wachtend()).toEqual([])
  })

  test('een objecttype met een schuine streep erachter is hetzelfde; een object zonder uuid wordt geweigerd', async () => {
    const uuid = object()
    await announce(uuid, { kenmerken: { objectType: `${TYPE}/` } })
    expect(await wachtend()).toEqual([uuid])
    await fetchAll()
    const problem = await problemIn(announce(object(), { resourceUrl: 'https://elders.example/objects/7' }))
    expect(problem.invalidParams).toMatchObject([{ name: 'resourceUrl' }])
    expect((await weigeringen()).map(({ reden }) => reden)).toContainEqual(
      expect.stringContaining('resourceUrl: Aan het eind'),
    )
  })

  test('andere meldingen, en die van een ander type, doen niets', async () => {
    const voor = (await leveringen()).length
    await announce(object(), { kanaal: 'test' })
    await announce(object(), { actie: 'partial_update' })
    await announce(object(), { kenmerken: { objectType: 'https://objecttypes.example/ander' } })
    expect(await wachtend()).toEqual([])
    await fetchAll()
    expect((await leveringen()).length).toBe(voor)
    expect(await wachtend()).toEqual([])
  })

  test('het adres in een melding wordt niet gevolgd: alleen de eigen Objects API wordt gevraagd', async () => {
    const before = asked
    await announce(object(), { resourceUrl: `http://169.254.169.254/latest/${randomUUID()}` })
    await fetchAll()
    expect(asked - before).toBe(1)
  })

  test('R28: een verwijzing naar een document van een ander geeft daar geen toegang toe; een eigen document wel', async () => {
    const document = async (tekst: string) =>
      (
        await app.client.documenten.toevoegen({
          body: {
            bestandsnaam: `${tekst}.txt`,
            mediatype: 'text/plain',
            inhoud: Buffer.from(tekst).toString('base64'),
          },
        })
      ).uuid
    const [los, vanEenAnder] = [await document('los'), await document('van-een-ander')]
    await announce(object({ ...fresh(), pdf: `https://balie.example/${vanEenAnder}` }))
    await fetchAll()
    const anders = { bron: { kenmerk: vanEenAnder }, pdf: `https://x.example/${los}`, bijlagen: [`urn:${vanEenAnder}`] }
    await announce(object({ ...DATA, ...anders }))
    await fetchAll()
    const [levering] = await leveringen()
    expect(levering).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('bij iets anders hoort') })
    const klantcontact = levering?.klantcontact ?? ''
    const { resultaten } = await app.client.documenten.lijst({ query: { klantcontact } })
    const uuids = resultaten.map(({ uuid }) => uuid)
    expect(uuids).toContain(los)
    expect(uuids).not.toContain(vanEenAnder)
    const { onderwerpobjecten } = await app.client.klantcontacten.tonen({ params: { uuid: klantcontact } })
    expect(onderwerpobjecten).toEqual([])
  })

  test('R28: alleen wie mag leveren meldt', async () => {
    const ander = await app.als({ rechten: ['klantcontacten.lezen'] })
    const body = { kanaal: 'objecten', resource: 'object', actie: 'create', resourceUrl: `${bron.url}/x` }
    expect(await problemIn(ander.aanleveren.productaanvraag({ body }))).toMatchObject({ status: 403 })
  })
})
