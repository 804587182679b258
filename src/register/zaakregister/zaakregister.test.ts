import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { fieldsOf, organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { RECHTEN as RECHTEN_ZAKEN } from './contract.ts'

let app: TestApp
let zgw: ZgwClient
const register = () => app.client.zaakregister

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  zgw = await zgwClient(app, [...RECHTEN])
})
afterAll(() => app.stop())

const versies = async (identificatie: string, status = 'definitief') =>
  (await zgw.vraag('GET', `/catalogi/api/v1/zaaktypen?identificatie=${identificatie}&status=${status}`)).body.results

describe('beheer houdt de zaaktypen bij', () => {
  test('zonder catalogus is er geen zaaktype', async () => {
    expect(await register().catalogus()).toEqual({ catalogus: null, zaaktypen: 0 })
    expect(await problemIn(register().zaaktypeMaken({ body: kapvergunning }))).toMatchObject({
      code: 'geen-catalogus',
    })
    await register().catalogusBewaren({ body: CATALOGUS })
    expect(await register().catalogus()).toEqual({ catalogus: CATALOGUS, zaaktypen: 0 })
  })

  test('een concept wordt gewijzigd en gepubliceerd, en verandert daarna niet meer', async () => {
    const { uuid } = await register().zaaktypeMaken({ body: kapvergunning })
    const params = { uuid }
    expect([await versies('KAPVERGUNNING'), await versies('KAPVERGUNNING', 'concept')]).toMatchObject([[], [{}]])
    const anders = { ...kapvergunning, omschrijving: 'Boom kappen', roltypen: kapvergunning.roltypen.slice(0, 1) }
    const gewijzigd = await register().zaaktypeWijzigen({ params, body: anders })
    expect(gewijzigd).toMatchObject({
      omschrijving: 'Boom kappen',
      roltypen: [{ omschrijving: 'Aanvrager' }],
      zaken: 0,
    })
    expect(await register().zaaktypePubliceren({ params })).toMatchObject({ concept: false })
    expect(await register().catalogus()).toMatchObject({ zaaktypen: 1 })
    expect(await versies('KAPVERGUNNING')).toMatchObject([{ omschrijving: 'Boom kappen' }])
    expect(await problemIn(register().zaaktypeWijzigen({ params, body: anders }))).toMatchObject({
      status: 409,
      code: 'zaaktype-gepubliceerd',
    })
    expect((await register().zaaktypen()).resultaten).toHaveLength(1)
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'zaaktype', object: uuid } })
    expect(resultaten.map(({ actie }) => actie)).toEqual(['gewijzigd', 'gewijzigd', 'gemaakt'])
  })

  test('een nieuwe versie beëindigt de vorige, en een versie die al is gestart kan niet nog eens', async () => {
    const body = { ...kapvergunning, beginGeldigheid: '2026-06-01' }
    const nieuw = await register().zaaktypeMaken({ body })
    await register().zaaktypePubliceren({ params: { uuid: nieuw.uuid } })
    expect(
      (await versies('KAPVERGUNNING')).map((type: Record<string, string>) => [
        type.beginGeldigheid,
        type.eindeGeldigheid,
      ]),
    ).toEqual([
      ['2026-06-01', null],
      ['2024-01-01', '2026-05-31'],
    ])
    expect(await problemIn(register().zaaktypeMaken({ body }))).toMatchObject({ code: 'zaaktypeversie-bestaat-al' })
    const ouder = await register().zaaktypeMaken({ body: { ...body, beginGeldigheid: '2025-01-01' } })
    expect(await problemIn(register().zaaktypePubliceren({ params: { uuid: ouder.uuid } }))).toMatchObject({
      code: 'zaaktypeversie-bestaat-al',
    })
  })

  test('een termijn van niets, of geen termijn om te vernietigen, wordt bij zijn veld geweigerd', async () => {
    const [resultaattype] = kapvergunning.resultaattypen
    const maak = async (anders: object) =>
      fieldsOf(
        await problemIn(register().zaaktypeMaken({ body: { ...kapvergunning, identificatie: 'TERMIJN', ...anders } })),
      )
    expect(await maak({ doorlooptijd: 'P0D' })).toEqual(['doorlooptijd'])
    expect(await maak({ servicenorm: 'P0Y0M' })).toEqual(['servicenorm'])
    expect(await maak({ resultaattypen: [{ ...resultaattype, archiefactietermijn: 'P0Y' }] })).toEqual([
      'resultaattypen.0.archiefactietermijn',
    ])
    expect(await maak({ resultaattypen: [{ ...resultaattype, archiefactietermijn: null }] })).toEqual([
      'resultaattypen.0.archiefactietermijn',
    ])
  })

  test('na zijn einde kan een zaaktype niet meer worden gestart', async () => {
    const { uuid } = await register().zaaktypeMaken({ body: { ...kapvergunning, identificatie: 'TIJDELIJK' } })
    const einde = { params: { uuid }, body: { eindeGeldigheid: '2026-01-31' } }
    expect(await problemIn(register().zaaktypeBeeindigen(einde))).toMatchObject({ code: 'zaaktype-is-concept' })
    await register().zaaktypePubliceren({ params: { uuid } })
    const telaat = { ...einde, body: { eindeGeldigheid: '2020-01-01' } }
    expect(await problemIn(register().zaaktypeBeeindigen(telaat))).toMatchObject({ status: 400 })
    await register().zaaktypeBeeindigen(einde)
    const [type] = await versies('TIJDELIJK')
    const start = (startdatum: string) =>
      zgw.fouten('POST', '/zaken/api/v1/zaken', {
        zaaktype: type.url,
        bronorganisatie: CATALOGUS.rsin,
        verantwoordelijkeOrganisatie: CATALOGUS.rsin,
        startdatum,
      })
    expect(await start('2026-02-01')).toEqual([400, 'zaaktype invalid-validity'])
    expect((await start('2026-01-31'))[0]).toBe(201)
  })
})

describe('een behandelaar', () => {
  async function nieuweZaak(extra: object = {}) {
    const [type] = await versies('KAPVERGUNNING')
    const zaak = await zgw.make('/zaken/api/v1/zaken', {
      zaaktype: type.url,
      bronorganisatie: CATALOGUS.rsin,
      verantwoordelijkeOrganisatie: CATALOGUS.rsin,
      startdatum: '2026-11-02',
      omschrijving: 'Eik',
      ...extra,
    })
    return { zaak, type, params: { uuid: zaak.uuid as string } }
  }

  test('zet statussen, legt het resultaat vast en sluit zo de zaak', async () => {
    const { zaak, params } = await nieuweZaak()
    const { statustypen, resultaattypen } = await register().zaakTonen({ params })
    const [ontvangen, , klaar] = statustypen
    if (!ontvangen || !klaar || !resultaattypen[0]) throw new Error('no types')
    const set = (statustype: string) => register().statusZetten({ params, body: { statustype, toelichting: 'Zo' } })
    expect(await set(ontvangen.uuid)).toMatchObject({ status: 'Ontvangen', statussen: [{ toelichting: 'Zo' }] })
    expect(await problemIn(set(klaar.uuid))).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'statustype', code: 'resultaat-does-not-exist' }],
    })
    const resultaat = { resultaattype: resultaattypen[0].uuid, toelichting: 'Mag' }
    await register().resultaatVastleggen({ params, body: resultaat })
    expect(await set(klaar.uuid)).toMatchObject({ status: 'Afgehandeld', resultaat: 'Verleend' })
    expect((await zgw.vraag('GET', zaak.url)).body.einddatum).not.toBeNull()
    expect((await register().zaken({ query: { open: 'true', identificatie: zaak.identificatie } })).resultaten).toEqual(
      [],
    )
    expect(
      (await register().zaken({ query: { open: 'false', identificatie: zaak.identificatie } })).resultaten,
    ).toHaveLength(1)
    const gewoon = await app.als({
      rechten: RECHTEN.filter((recht) => !/geforceerd|heropenen/.test(recht)),
    })
    expect(await problemIn(gewoon.zaakregister.resultaatVastleggen({ params, body: resultaat }))).toMatchObject({
      code: 'zaak-gesloten',
    })
  })

  /** Gives a zaak a document with content, over the wire. */
  async function metDocument(zaak: { url: string }, type: { informatieobjecttypen: string[] }, extra: object = {}) {
    const document = await zgw.make('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      bronorganisatie: CATALOGUS.rsin,
      creatiedatum: '2026-11-02',
      titel: 'Schets',
      auteur: 'Aanvrager',
      taal: 'nld',
      formaat: 'text/plain',
      bestandsnaam: 'schets.txt',
      inhoud: Buffer.from('Een eik').toString('base64'),
      informatieobjecttype: type.informatieobjecttypen[0],
      ...extra,
    })
    await zgw.make('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url })
    return document.url.split('/').at(-1) as string
  }
  const ophalen = (zaak: string, document: string, headers: Record<string, string>) =>
    fetch(`${app.base}/api/v1/zaakregister/zaken/${zaak}/documenten/${document}/inhoud`, { headers })

  test('R28, R29: opent een document van een zaak die hij ziet, en staat daarmee in het logboek', async () => {
    await app.client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: '999990408' }] }) })
    const { zaak, type, params } = await nieuweZaak()
    const betrokkeneIdentificatie = { inpBsn: '999990408' }
    const rol = { roltype: type.roltypen[0], betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie }
    await zgw.make('/zaken/api/v1/rollen', { zaak: zaak.url, ...rol })
    const document = await metDocument(zaak, type)
    expect((await register().zaakTonen({ params })).documenten).toEqual([
      { uuid: document, titel: 'Schets', bestandsnaam: 'schets.txt', omvang: 7, controle: 'schoon' },
    ])
    const open = await ophalen(params.uuid, document, { authorization: `Token ${app.token}` })
    expect(await open.text()).toBe('Een eik')
    expect(open.headers.get('content-type')).toBe('text/plain')
    const { rows } = await app.pool.query(
      `select partijen, elders from logboek where operatie = 'zaakregister.documentDownloaden' order by op desc limit 1`,
    )
    expect(rows[0]).toMatchObject({ partijen: [expect.any(String)], elders: [expect.anything()] })
    // Of another zaak, of a zaak that one does not see, or without the right: nothing.
    const { params: ander } = await nieuweZaak()
    expect((await ophalen(ander.uuid, document, { authorization: `Token ${app.token}` })).status).toBe(404)
    const { uuid: kim } = await app.client.actoren.maken({ body: { soortActor: 'medewerker', naam: 'Kim' } })
    const { headers } = await app.alsMedewerker(kim, ['behandelaar'])
    expect((await ophalen(params.uuid, document, headers)).status).toBe(404)
    const { token } = await app.als({ rechten: [RECHTEN_ZAKEN.lezen] })
    expect((await ophalen(params.uuid, document, { authorization: `Token ${token}` })).status).toBe(403)
  })

  test('R28: een nieuwe zaak is van de afdeling van haar zaaktype, die haar in één keer afsluit', async () => {
    const { uuid: afdeling } = await app.client.actoren.maken({
      body: { soortActor: 'organisatorische_eenheid', naam: 'Bomen' },
    })
    const body = { ...kapvergunning, identificatie: 'BOMEN', afdeling }
    const zonderBehandelaar = { ...body, roltypen: body.roltypen.slice(0, 1) }
    expect(fieldsOf(await problemIn(register().zaaktypeMaken({ body: zonderBehandelaar })))).toEqual(['afdeling'])
    const niemand = { ...body, afdeling: '00000000-0000-4000-8000-000000000000' }
    expect(fieldsOf(await problemIn(register().zaaktypeMaken({ body: niemand })))).toEqual(['afdeling'])
    const { uuid } = await register().zaaktypeMaken({ body })
    await register().zaaktypePubliceren({ params: { uuid } })
    const [type] = await versies('BOMEN')
    const { params } = await nieuweZaak({ zaaktype: type.url })
    const kim = await app.alsMedewerker(afdeling, ['behandelaar'])
    const zaken = async (behandelaar: 'mij' | 'afdeling' | 'niemand') =>
      (await kim.zaakregister.zaken({ query: { behandelaar } })).resultaten.map((zaak) => zaak.uuid)
    expect([await zaken('mij'), await zaken('niemand')]).toEqual([[params.uuid], []])
    const { statustypen, resultaattypen, rollen } = await kim.zaakregister.zaakTonen({ params })
    expect(rollen).toMatchObject([{ naam: 'Bomen', omschrijving: 'Behandelaar' }])
    const statustype = statustypen.find(({ isEindstatus }) => isEindstatus)?.uuid ?? ''
    const fout = { statustype, resultaat: { resultaattype: statustype } }
    expect(fieldsOf(await problemIn(kim.zaakregister.statusZetten({ params, body: fout })))).toEqual([
      'resultaat.resultaattype',
    ])
    const resultaat = { resultaattype: resultaattypen[0]?.uuid ?? '', toelichting: 'Mag' }
    expect(await kim.zaakregister.statusZetten({ params, body: { statustype, resultaat } })).toMatchObject({
      status: 'Afgehandeld',
      resultaat: 'Verleend',
      resultaattoelichting: 'Mag',
      einddatum: expect.any(String),
    })
    expect(
      (await register().zaken({ query: { behandelaar: 'niemand' } })).resultaten.map((zaak) => zaak.uuid),
    ).not.toContain(params.uuid)
  })

  test('R29: het logboek noemt wie een rol heeft, en niet wie een ander nummer met dezelfde cijfers heeft', async () => {
    const nummer = '999990421'
    const { uuid } = await app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer }] }),
    })
    await app.client.partijen.maken({ body: organisatie({ identificatoren: [{ soort: 'rsin', nummer }] }) })
    const { zaak, type, params } = await nieuweZaak()
    await zgw.make('/zaken/api/v1/rollen', {
      zaak: zaak.url,
      roltype: type.roltypen[0],
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: nummer },
    })
    await register().zaakTonen({ params })
    const { rows } = await app.pool.query(
      `select partijen, elders from logboek where operatie = 'zaakregister.zaakTonen' order by begonnen_op desc limit 1`,
    )
    expect(rows).toEqual([{ partijen: [uuid], elders: [expect.any(String)] }])
  })

  test('R28: zonder zicht op alles ziet hij alleen de zaken waarin hij of zijn afdeling een rol heeft', async () => {
    const afdeling = await app.client.actoren.maken({
      body: {
        soortActor: 'organisatorische_eenheid',
        naam: 'Groen',
        actoridentificator: {
          objectId: 'GROEN',
          codeObjecttype: 'afd',
          codeRegister: 'obj',
          codeSoortObjectId: 'naam',
        },
      },
    })
    const { zaak, type, params } = await nieuweZaak()
    const ander = await nieuweZaak()
    await zgw.make('/zaken/api/v1/rollen', {
      zaak: zaak.url,
      roltype: type.roltypen[2],
      betrokkeneType: 'organisatorische_eenheid',
      betrokkeneIdentificatie: { identificatie: 'GROEN', naam: 'Groen' },
    })
    await app.client.toegang.rolBewaren({
      params: { naam: 'groen' },
      body: { rechten: ['zaakregister.zaken.lezen'] },
    })
    const kim = await app.alsMedewerker(afdeling.uuid, ['groen'])
    expect((await kim.zaakregister.zaken()).resultaten.map(({ uuid }) => uuid)).toEqual([params.uuid])
    expect(await kim.zaakregister.zaakTonen({ params })).toMatchObject({ rollen: [{ naam: 'Groen' }] })
    expect(await problemIn(kim.zaakregister.zaakTonen({ params: ander.params }))).toMatchObject({ status: 404 })
  })
})
