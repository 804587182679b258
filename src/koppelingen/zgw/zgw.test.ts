import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'

// The sequence in which clients start, treat and close a zaak, with plain fetch. What is answered is held against the published descriptions.

let app: TestApp
let zgw: ZgwClient
let zaaktype: Record<string, string[] & string>
const BRON = '517439943'

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(JSON.parse(readFileSync(join(import.meta.dirname, '../../../standard/zgw.json'), 'utf8')), 'zgw')

function validate(schema: string, body: unknown) {
  const validate = ajv.getSchema(`zgw#/$defs/${schema}`)
  if (!validate) throw new Error(`There is no schema ${schema}.`)
  expect([schema, validate(body), ajv.errorsText(validate.errors)]).toEqual([schema, true, 'No errors'])
}

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  await app.client.zaakregister.zaaktypePubliceren({ params: { uuid } })
  zgw = await zgwClient(app, [...RECHTEN])
  const { body } = await zgw.vraag('GET', '/catalogi/api/v1/zaaktypen?identificatie=KAPVERGUNNING&status=definitief')
  zaaktype = body.results[0]
})
afterAll(() => app.stop())

const nieuweZaak = (extra: object = {}) => ({
  zaaktype: zaaktype.url,
  bronorganisatie: BRON,
  verantwoordelijkeOrganisatie: BRON,
  startdatum: '2026-11-02',
  omschrijving: 'Eik kappen',
  ...extra,
})
const start = (extra?: object) => zgw.make('/zaken/api/v1/zaken', nieuweZaak(extra))

const document = (extra: object = {}) => ({
  bronorganisatie: BRON,
  creatiedatum: '2026-11-02',
  titel: 'Foto van de boom',
  auteur: 'Balie',
  taal: 'nld',
  formaat: 'text/plain',
  bestandsnaam: 'boom é.txt',
  bestandsomvang: 5,
  inhoud: Buffer.from('boom!').toString('base64'),
  indicatieGebruiksrecht: false,
  informatieobjecttype: zaaktype.informatieobjecttypen?.[0],
  ...extra,
})
const DOCUMENTEN = '/documenten/api/v1/enkelvoudiginformatieobjecten'

let seconde = 0
const status = (zaak: string, index: number, extra: object = {}) => ({
  zaak,
  statustype: zaaktype.statustypen?.[index],
  datumStatusGezet: `2026-11-03T10:00:${String(seconde++).padStart(2, '0')}Z`,
  statustoelichting: '',
  ...extra,
})
const closeZaak = async (zaak: string) => {
  await zgw.make('/zaken/api/v1/resultaten', { zaak, resultaattype: zaaktype.resultaattypen?.[0], toelichting: '' })
  await zgw.make('/zaken/api/v1/statussen', status(zaak, 2))
}

test('een zaak van aanvraag tot eindstatus, in de volgorde van de client', async () => {
  const { body: types, headers } = await zgw.vraag('GET', '/catalogi/api/v1/zaaktypen?status=definitief')
  expect([headers.get('api-version'), types.count]).toEqual(['1.3.1', 1])
  // The description says text, servers give a list.
  validate('catalogi.ZaakType', { ...types.results[0], informatieobjecttypen: '' })
  const lijst = async (soort: string) =>
    (await zgw.vraag('GET', `/catalogi/api/v1/${soort}?zaaktype=${zaaktype.url}&status=alles`)).body.results
  const [statustypen, roltypen, resultaattypen, eigenschappen] = [
    await lijst('statustypen'),
    await lijst('roltypen'),
    await lijst('resultaattypen'),
    await lijst('eigenschappen'),
  ]
  for (const [schema, items] of [
    ['catalogi.StatusType', statustypen],
    ['catalogi.RolType', roltypen],
    ['catalogi.ResultaatType', resultaattypen],
  ])
    for (const item of items) validate(schema, item)
  expect(statustypen.map((type: { isEindstatus: boolean }) => type.isEindstatus)).toEqual([false, false, true])

  const identificatie = 'ZAAK-TEST-1'
  const kenmerken = [{ bron: 'Balie', kenmerk: crypto.randomUUID() }]
  const made = await zgw.vraag('POST', '/zaken/api/v1/zaken', nieuweZaak({ identificatie, kenmerken }))
  const zaak = made.body
  expect([made.status, made.headers.get('location'), made.headers.get('api-version')]).toEqual([201, zaak.url, '1.5.1'])
  validate('zaken.Zaak', zaak)
  expect(zaak).toMatchObject({
    identificatie,
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    einddatumGepland: '2026-11-30',
    uiterlijkeEinddatumAfdoening: '2026-12-28',
    status: null,
  })
  expect(await zgw.fouten('POST', '/zaken/api/v1/zaken', nieuweZaak({ identificatie }))).toEqual([
    400,
    'identificatie identificatie-niet-uniek',
  ])
  const kenmerk = `Balie:${kenmerken[0]?.kenmerk}`
  expect((await zgw.vraag('GET', `/zaken/api/v1/zaken?kenmerk=${kenmerk}`)).body.count).toBe(1)

  const initiator = roltypen.find((type: { omschrijvingGeneriek: string }) => type.omschrijvingGeneriek === 'initiator')
  const rol = {
    zaak: zaak.url,
    roltype: initiator.url,
    betrokkeneType: 'natuurlijk_persoon',
    roltoelichting: 'Klant',
    betrokkeneIdentificatie: { inpBsn: '999990408', geslachtsnaam: 'Berendsen' },
    contactpersoonRol: { naam: 'K. Berendsen', emailadres: 'k@voorbeeld.example' },
  }
  const rolGemaakt = await zgw.make('/zaken/api/v1/rollen', rol)
  validate('zaken.Rol', rolGemaakt)
  expect(rolGemaakt).toMatchObject({
    omschrijvingGeneriek: 'initiator',
    betrokkeneIdentificatie: { inpBsn: '999990408' },
  })
  expect(await zgw.fouten('POST', '/zaken/api/v1/rollen', rol)).toEqual([400, 'nonFieldErrors max-occurences'])

  const stuk = await zgw.make(DOCUMENTEN, document())
  validate('documenten.EnkelvoudigInformatieObject', stuk)
  expect(stuk).toMatchObject({ bestandsomvang: 5, versie: 1, locked: false })
  const download = await zgw.vraag('GET', stuk.inhoud)
  expect([download.status, download.bytes.toString(), download.headers.get('content-type')]).toEqual([
    200,
    'boom!',
    'text/plain',
  ])
  const koppeling = { zaak: zaak.url, informatieobject: stuk.url }
  validate('zaken.ZaakInformatieObject', await zgw.make('/zaken/api/v1/zaakinformatieobjecten', koppeling))
  expect(await zgw.fouten('POST', '/zaken/api/v1/zaakinformatieobjecten', koppeling)).toEqual([
    400,
    'nonFieldErrors unique',
  ])
  const kanten = await zgw.vraag('GET', `/documenten/api/v1/objectinformatieobjecten?informatieobject=${stuk.url}`)
  expect(kanten.body).toMatchObject([{ object: zaak.url, objectType: 'zaak' }])

  const { headers: kop, body: eigenschap } = await zgw.vraag('POST', `${zaak.url}/zaakeigenschappen`, {
    zaak: zaak.url,
    eigenschap: eigenschappen[0].url,
    waarde: 'eik',
  })
  expect(kop.get('location')).toBe(eigenschap.url)
  expect((await zgw.vraag('GET', eigenschap.url)).body).toMatchObject({ naam: 'boomsoort', waarde: 'eik' })

  // The first status comes last.
  const eerste = status(zaak.url, 0)
  validate('zaken.Status', await zgw.make('/zaken/api/v1/statussen', eerste))
  expect(await zgw.fouten('POST', '/zaken/api/v1/statussen', eerste)).toEqual([400, 'nonFieldErrors unique'])
  expect(await zgw.fouten('POST', '/zaken/api/v1/statussen', status(zaak.url, 2))).toEqual([
    400,
    'nonFieldErrors resultaat-does-not-exist',
  ])
  await closeZaak(zaak.url)
  const { body: gesloten } = await zgw.vraag(
    'GET',
    `${zaak.url}?expand=status.statustype,status,rollen,zaaktype,resultaat`,
  )
  expect(gesloten).toMatchObject({
    einddatum: '2026-11-03',
    archiefnominatie: 'vernietigen',
    archiefactiedatum: '2031-11-03',
    _expand: {
      status: { _expand: { statustype: { omschrijving: 'Afgehandeld' } } },
      rollen: [{ url: rolGemaakt.url }],
      zaaktype: { identificatie: 'KAPVERGUNNING' },
    },
  })
  expect(gesloten.eigenschappen).toEqual([eigenschap.url])
})

describe('wie met welke kop', () => {
  test('zonder of met een verkeerd coördinatenstelsel wordt een zaak geweigerd: 412 en 406', async () => {
    const vraag = (method: string, path: string, extra: Record<string, string>, body?: object) =>
      zgw.vraag(method, path, body, extra).then(({ status: code }) => code)
    const { url } = await start()
    expect(await vraag('GET', url, { 'Accept-Crs': '' })).toBe(412)
    expect(await vraag('GET', '/zaken/api/v1/zaken', { 'Accept-Crs': 'EPSG:28992' })).toBe(406)
    expect(await vraag('POST', '/zaken/api/v1/zaken', { 'Content-Crs': '' }, nieuweZaak())).toBe(412)
    expect(await vraag('POST', '/zaken/api/v1/zaken/_zoek', { 'Content-Crs': '' }, { identificatie: 'x' })).toBe(412)
    expect(await vraag('GET', '/zaken/api/v1/statussen', { 'Accept-Crs': '' })).toBe(200)
    expect(await vraag('DELETE', url, { 'Accept-Crs': '', 'Content-Crs': '' })).toBe(204)
  })

  test('een token dat niet klopt is een 403 met zijn code', async () => {
    const code = async (authorization?: string) => {
      const headers = { 'Accept-Crs': 'EPSG:4326', ...(authorization && { Authorization: authorization }) }
      const response = await fetch(`${app.base}/zaken/api/v1/zaken`, { headers })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    expect(await code()).toEqual([403, 'not_authenticated'])
    expect(await code('Bearer onzin')).toEqual([403, 'jwt-decode-error'])
    expect(await code(`Bearer ${await zgw.token(Math.floor(Date.now() / 1000) - 7200)}`)).toEqual([403, 'jwt-expired'])
    expect(await code(`Bearer ${(await zgw.token()).slice(0, -4)}AAAA`)).toEqual([403, 'invalid-jwt-signature'])
  })

  test('wat niet veranderde komt niet nog eens: ETag en 304', async () => {
    const { url } = await start()
    const etag = (await zgw.vraag('GET', url)).headers.get('etag') ?? ''
    expect((await zgw.vraag('GET', url, undefined, { 'If-None-Match': etag })).status).toBe(304)
    expect((await zgw.vraag('PATCH', url, { omschrijving: 'Anders' })).body.omschrijving).toBe('Anders')
    expect((await zgw.vraag('GET', url, undefined, { 'If-None-Match': etag })).status).toBe(200)
  })
})

describe('wat niet kan', () => {
  test('een zaak zonder geldig zaaktype', async () => {
    const zaken = '/zaken/api/v1/zaken'
    const concept = await app.client.zaakregister.zaaktypeMaken({
      body: { ...kapvergunning, identificatie: 'CONCEPT' },
    })
    const adres = zaaktype.url?.replace(/[^/]+$/, '')
    expect(await zgw.fouten('POST', zaken, nieuweZaak({ zaaktype: adres + concept.uuid }))).toEqual([
      400,
      'zaaktype not-published',
    ])
    expect(await zgw.fouten('POST', zaken, nieuweZaak({ zaaktype: adres + crypto.randomUUID() }))).toEqual([
      400,
      'zaaktype bad-url',
    ])
    expect(await zgw.fouten('POST', zaken, nieuweZaak({ zaaktype: zaaktype.statustypen?.[0] }))).toEqual([
      400,
      'zaaktype invalid-resource',
    ])
    expect(await zgw.fouten('POST', zaken, nieuweZaak({ startdatum: '2020-01-01' }))).toEqual([
      400,
      'zaaktype invalid-validity',
    ])
    expect(await zgw.fouten('POST', zaken, { bronorganisatie: '12' })).toEqual([
      400,
      'bronorganisatie invalid',
      'zaaktype required',
      'verantwoordelijkeOrganisatie required',
      'startdatum required',
    ])
    expect(await zgw.fouten('POST', zaken, nieuweZaak({ productenOfDiensten: ['https://x.example/1'] }))).toEqual([
      400,
      'productenOfDiensten not-supported',
    ])
  })

  test('een status in de toekomst; vijf minuten klokverschil mag', async () => {
    const { url } = await start()
    const over = (ms: number) => new Date(Date.now() + ms).toISOString()
    await zgw.make('/zaken/api/v1/statussen', status(url, 0, { datumStatusGezet: over(4 * 60_000) }))
    const morgen = over(86_400_000)
    expect(await zgw.fouten('POST', '/zaken/api/v1/statussen', status(url, 0, { datumStatusGezet: morgen }))).toEqual([
      400,
      'datumStatusGezet date-in-future',
    ])
  })

  test('wat ook van een afgesloten zaak zonder het recht daartoe', async () => {
    const { url } = await start()
    await closeZaak(url)
    const gewoon = await zgwClient(
      app,
      RECHTEN.filter((recht) => !/geforceerd|heropenen/.test(recht)),
    )
    const stuk = await gewoon.make(DOCUMENTEN, document())
    const pogingen: [string, string, object?][] = [
      ['PATCH', url, { omschrijving: 'Nee' }],
      ['DELETE', url],
      ['POST', '/zaken/api/v1/statussen', status(url, 0)],
      ['POST', '/zaken/api/v1/zaakinformatieobjecten', { zaak: url, informatieobject: stuk.url }],
      ['POST', `${url}/zaakeigenschappen`, { zaak: url, eigenschap: zaaktype.eigenschappen?.[0], waarde: 'x' }],
      ['POST', '/zaken/api/v1/zaakobjecten', { zaak: url, object: 'https://x.example/1', objectType: 'adres' }],
    ]
    for (const [method, path, body] of pogingen)
      expect([method, path, ...(await gewoon.fouten(method, path, body))]).toEqual([
        method,
        path,
        403,
        'permission_denied',
      ])
    expect((await zgw.vraag('PATCH', url, { omschrijving: 'Ja' })).status).toBe(200)
    // Set back, the zaak is open again.
    await zgw.make('/zaken/api/v1/statussen', status(url, 1))
    expect((await zgw.vraag('GET', url)).body).toMatchObject({ einddatum: null, archiefactiedatum: null })
  })

  test('een hoofdzaak sluiten met open deelzaken', async () => {
    const { url: hoofdzaak } = await start()
    const { url: deelzaak } = await start({ hoofdzaak })
    expect(await zgw.fouten('POST', '/zaken/api/v1/zaken', nieuweZaak({ hoofdzaak: deelzaak }))).toEqual([
      400,
      'hoofdzaak deelzaak-als-hoofdzaak',
    ])
    await zgw.make('/zaken/api/v1/resultaten', { zaak: hoofdzaak, resultaattype: zaaktype.resultaattypen?.[0] })
    expect(await zgw.fouten('POST', '/zaken/api/v1/statussen', status(hoofdzaak, 2))).toEqual([
      400,
      'nonFieldErrors deelzaken-not-closed',
      'nonFieldErrors deelzaak-resultaat-does-not-exist',
    ])
    expect(await zgw.fouten('DELETE', hoofdzaak)).toEqual([400, 'nonFieldErrors pending-relations'])
    await closeZaak(deelzaak)
    await zgw.make('/zaken/api/v1/statussen', status(hoofdzaak, 2))
  })

  test('een document wijzigen zonder zijn lock', async () => {
    const stuk = await zgw.make(DOCUMENTEN, document())
    const patch = (body: object) => zgw.fouten('PATCH', stuk.url, body)
    expect(await patch({ titel: 'x' })).toEqual([400, 'nonFieldErrors unlocked'])
    const { lock } = (await zgw.vraag('POST', `${stuk.url}/lock`, {})).body
    expect(await zgw.fouten('POST', `${stuk.url}/lock`, {})).toEqual([400, 'nonFieldErrors existing-lock'])
    expect(await patch({ titel: 'x' })).toEqual([400, 'lock missing-lock-id'])
    expect(await patch({ titel: 'x', lock: 'anders' })).toEqual([400, 'lock incorrect-lock-id'])
    const { url } = await start()
    const koppeling = { zaak: url, informatieobject: stuk.url }
    expect(await zgw.fouten('POST', '/zaken/api/v1/zaakinformatieobjecten', koppeling)).toEqual([
      400,
      'informatieobject invalid-resource',
    ])
    const nieuw = { lock, inhoud: Buffer.from('twee').toString('base64'), bestandsomvang: 4 }
    expect((await zgw.vraag('PATCH', stuk.url, nieuw)).body).toMatchObject({ versie: 2, bestandsomvang: 4 })
    expect((await zgw.vraag('GET', `${stuk.url}/download?versie=1`)).bytes.toString()).toBe('boom!')
    expect((await zgw.vraag('GET', `${stuk.url}/download`)).bytes.toString()).toBe('twee')
    expect((await zgw.vraag('POST', `${stuk.url}/unlock`, { lock })).status).toBe(204)
    await zgw.make('/zaken/api/v1/zaakinformatieobjecten', koppeling)
    expect(await zgw.fouten('DELETE', stuk.url)).toEqual([400, 'nonFieldErrors pending-relations'])
    expect(await zgw.fouten('POST', DOCUMENTEN, document({ bestandsomvang: 6 }))).toEqual([
      400,
      'bestandsomvang file-size',
    ])
    const leeg = await zgw.make(DOCUMENTEN, document({ inhoud: '', bestandsomvang: 0 }))
    expect((await zgw.vraag('GET', leeg.inhoud)).bytes.length).toBe(0)
  })

  test('een groot document komt in bestandsdelen onder zijn lock, in elke volgorde, en is er pas als alles er is', async () => {
    const heel = Buffer.from(Array.from({ length: 5 * 1024 * 1024 + 7 }, (_, n) => n % 251))
    const stuk = await zgw.make(DOCUMENTEN, document({ inhoud: null, bestandsomvang: heel.length }))
    validate('documenten.EnkelvoudigInformatieObject', stuk)
    expect(stuk).toMatchObject({ locked: true, inhoud: null, bestandsomvang: heel.length })
    const { lock, bestandsdelen } = stuk as { lock: string; bestandsdelen: Record<'url' | 'lock', string>[] }
    expect(bestandsdelen).toMatchObject([
      { volgnummer: 1, omvang: 5 * 1024 * 1024, voltooid: false },
      { volgnummer: 2, omvang: 7, voltooid: false },
    ])
    const stuur = async (
      nummer: number,
      met: string,
      bytes = heel.subarray(nummer * 5 * 1024 * 1024).subarray(0, 5 * 1024 * 1024),
    ) => {
      const body = new FormData()
      body.set('lock', met)
      body.set('inhoud', new Blob([bytes]), 'deel')
      const headers = { Authorization: `Bearer ${await zgw.token()}` }
      const response = await fetch(bestandsdelen[nummer]?.url ?? '', { method: 'PUT', headers, body })
      return { status: response.status, body: await response.json() }
    }
    const code = async (poging: ReturnType<typeof stuur>) => (await poging).body.invalidParams[0].code
    const unlock = (met: object) => zgw.vraag('POST', `${stuk.url}/unlock`, met)
    expect(await stuur(1, lock)).toMatchObject({ status: 200, body: { voltooid: true } })
    expect(await code(stuur(0, 'anders'))).toBe('incorrect-lock-id')
    expect(await code(stuur(0, bestandsdelen[0]?.lock ?? ''))).toBe('missing-lock-id')
    expect(await code(stuur(0, lock, heel.subarray(0, 5)))).toBe('file-size')
    expect((await unlock({ lock })).body.invalidParams[0].code).toBe('incomplete-upload')
    expect((await zgw.vraag('GET', stuk.url)).body).toMatchObject({ lock: '', inhoud: null, locked: true })
    await stuur(0, lock)
    expect((await stuur(0, lock)).status).toBe(200)
    expect((await unlock({ lock })).status).toBe(204)
    const klaar = (await zgw.vraag('GET', stuk.url)).body
    expect(klaar).toMatchObject({ locked: false, bestandsomvang: heel.length, bestandsdelen: [] })
    const download = await zgw.vraag('GET', klaar.inhoud)
    expect(download.headers.get('content-length')).toBe(String(heel.length))
    expect(download.bytes.equals(heel)).toBe(true)
    // An application that may force the lock gets rid of a document that will never be whole.
    const half = await zgw.make(DOCUMENTEN, document({ inhoud: null, bestandsomvang: heel.length }))
    expect((await zgw.vraag('POST', `${half.url}/unlock`, {})).status).toBe(204)
    expect((await zgw.vraag('GET', half.url)).body).toMatchObject({ locked: false, inhoud: null, bestandsdelen: [] })
    for (const { url } of [half, klaar]) expect((await zgw.vraag('DELETE', url)).status).toBe(204)
    const { rows } = await app.pool.query(
      'select 1 from inhoud_deel d where not exists (select from informatieobject i where i.uuid = d.inhoud) and not exists (select from zaakregister_inhoud z where z.inhoud = d.inhoud)',
    )
    expect(rows).toEqual([])
  })

  test('wat het zaakregister niet heeft is een 404', async () => {
    const { url } = await start()
    for (const path of [
      `${url}/besluiten`,
      `${url}/audittrail`,
      '/zaken/api/v1/zaakverzoeken',
      '/documenten/api/v1/gebruiksrechten',
      '/besluiten/api/v1/besluiten',
    ])
      expect([path, (await zgw.vraag('GET', path)).status]).toEqual([path, 404])
    expect((await zgw.vraag('POST', '/catalogi/api/v1/zaaktypen', {})).status).toBe(405)
  })
})

describe('R28: wie wat ziet', () => {
  test('zonder het recht op de handeling niets', async () => {
    const niemand = await zgwClient(app, ['klantcontacten.lezen'])
    const { url } = await start()
    for (const [method, path, body] of [
      ['GET', url],
      ['GET', '/zaken/api/v1/zaken'],
      ['GET', '/catalogi/api/v1/zaaktypen'],
      ['GET', DOCUMENTEN],
      ['POST', '/zaken/api/v1/zaken', nieuweZaak()],
      ['POST', '/zaken/api/v1/statussen', status(url, 0)],
      ['POST', '/zaken/api/v1/zaken/_zoek', { identificatie: 'x' }],
    ] as [string, string, object?][])
      expect([path, ...(await niemand.fouten(method, path, body))]).toEqual([path, 403, 'permission_denied'])
  })

  test('wie alleen zaken mag maken zet de eerste status en geen tweede', async () => {
    const maker = await zgwClient(app, [
      'zaakregister.zaken.lezen',
      'zaakregister.zaken.aanmaken',
      'zaakregister.catalogus.lezen',
    ])
    const { url } = await maker.make('/zaken/api/v1/zaken', nieuweZaak())
    await maker.make('/zaken/api/v1/statussen', status(url, 0))
    expect(await maker.fouten('POST', '/zaken/api/v1/statussen', status(url, 1))).toEqual([403, 'permission_denied'])
  })

  test('een vertrouwelijke zaak is er alleen voor wie dat mag, met alles wat erbij hoort', async () => {
    const gewoon = await zgwClient(
      app,
      RECHTEN.filter((recht) => recht !== 'zaakregister.vertrouwelijk'),
    )
    const { url, identificatie } = await start({ vertrouwelijkheidaanduiding: 'geheim' })
    const stuk = await zgw.make(DOCUMENTEN, document())
    await zgw.make('/zaken/api/v1/zaakinformatieobjecten', { zaak: url, informatieobject: stuk.url })
    const gezet = await zgw.make('/zaken/api/v1/statussen', status(url, 0))
    const ziet = async (client: ZgwClient) => [
      (await client.vraag('GET', url)).status,
      (await client.vraag('GET', gezet.url)).status,
      (await client.vraag('GET', stuk.url)).status,
      (await client.vraag('GET', stuk.inhoud)).status,
      (await client.vraag('GET', `/zaken/api/v1/zaken?identificatie=${identificatie}`)).body.count,
      (await client.vraag('POST', '/zaken/api/v1/zaken/_zoek', { identificatie })).body.count,
      (await client.vraag('GET', `/zaken/api/v1/statussen?zaak=${url}`)).body.count,
      (await client.vraag('GET', `/zaken/api/v1/zaakinformatieobjecten?zaak=${url}`)).body.length,
    ]
    expect(await ziet(zgw)).toEqual([200, 200, 200, 200, 1, 1, 1, 1])
    expect(await ziet(gewoon)).toEqual([404, 404, 404, 404, 0, 0, 0, 0])
    expect(
      await gewoon.fouten('POST', '/zaken/api/v1/resultaten', {
        zaak: url,
        resultaattype: zaaktype.resultaattypen?.[0],
      }),
    ).toEqual([400, 'zaak bad-url'])
    expect(
      await gewoon.fouten('POST', '/zaken/api/v1/zaken', nieuweZaak({ vertrouwelijkheidaanduiding: 'vertrouwelijk' })),
    ).toEqual([403, 'permission_denied'])
  })

  test('R29: wie een zaak bekijkt staat in het logboek, met wiens zaak het is', async () => {
    const { url } = await start()
    const partij = await app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: '999990421' }] }),
    })
    await zgw.make('/zaken/api/v1/rollen', {
      zaak: url,
      roltype: zaaktype.roltypen?.[0],
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: '999990421' },
    })
    await zgw.vraag('GET', url)
    const { rows } = await app.pool.query(
      `select operatie, partijen, elders from logboek where operatie = 'zaken.zaken.tonen' order by begonnen_op desc limit 1`,
    )
    expect(rows[0].elders).toHaveLength(1)
    expect(rows[0].partijen).toEqual([partij.uuid])
  })
})

test('lijsten hebben pagina’s, filters en een volgorde; een filter dat er niet is wordt geweigerd', async () => {
  const dag = '2026-10-01'
  const made = [await start({ startdatum: dag }), await start({ startdatum: dag }), await start({ startdatum: dag })]
  const eerste = (await zgw.vraag('GET', `/zaken/api/v1/zaken?startdatum=${dag}&ordering=identificatie&pageSize=2`))
    .body
  expect([eerste.count, eerste.previous, eerste.results.map((zaak: { url: string }) => zaak.url)]).toEqual([
    3,
    null,
    made.slice(0, 2).map(({ url }) => url),
  ])
  expect((await zgw.vraag('GET', eerste.next)).body.results.map((zaak: { url: string }) => zaak.url)).toEqual([
    made[2].url,
  ])
  const zoek = (
    await zgw.vraag('POST', '/zaken/api/v1/zaken/_zoek?pageSize=2', { uuid__in: made.map(({ uuid }) => uuid) })
  ).body
  expect([zoek.count, zoek.next]).toEqual([3, `${app.base}/zaken/api/v1/zaken/_zoek?page=2&pageSize=2`])
  expect(await zgw.fouten('GET', '/zaken/api/v1/zaken?bestaatNiet=1')).toEqual([
    400,
    'nonFieldErrors unknown-parameters',
  ])
})
