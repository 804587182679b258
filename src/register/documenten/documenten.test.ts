import pino from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { ruimConceptenOp } from '../concepten/jobs.ts'
import { newGesprek } from '../klantcontacten/werkplek/contact.ts'
import { GROOTSTE_IN_EEN_KEER } from './contract.ts'
import { veiligeNaam } from './rules.ts'

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const scan = (extra: object = {}) => ({
  bestandsnaam: 'brief.pdf',
  mediatype: 'application/pdf',
  inhoud: Buffer.from('%PDF-1.7 scan').toString('base64'),
  ...extra,
})

const bijlageOf = (objectId: string) => ({
  identificator: { objectId, codeObjecttype: 'informatieobject', codeRegister: 'balie', codeSoortObjectId: 'uuid' },
})

const registerContact = (bijlagen: ReturnType<typeof bijlageOf>[], extra: object = {}) =>
  app.client.klantcontacten.registreren({ body: klantcontact(medewerker, { bijlagen, ...extra }) })

const ophalen = (uuid: string, { token } = app) =>
  fetch(`${app.base}/api/v1/informatieobjecten/${uuid}/inhoud`, { headers: { authorization: `Token ${token}` } })

describe('een document toevoegen', () => {
  test('R15: het hoort bij het klantcontact waarin ernaar wordt verwezen, en is op te halen zoals het was', async () => {
    const { uuid, omvang } = await app.client.documenten.toevoegen({ body: scan() })
    const contact = await registerContact([bijlageOf(uuid)])
    expect(contact.bijlagen).toMatchObject([bijlageOf(uuid)])
    expect(omvang).toBe(13)
    const antwoord = await ophalen(uuid)
    expect(await antwoord.text()).toBe('%PDF-1.7 scan')
    expect(antwoord.headers.get('content-disposition')).toMatch(/^attachment; filename="brief.pdf"/)
    expect(antwoord.headers.get('content-security-policy')).toContain('sandbox')
    expect(antwoord.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('een groot bestand past, een te groot bestand niet', async () => {
    const groot = Buffer.alloc(GROOTSTE_IN_EEN_KEER - 1, 7).toString('base64')
    const { omvang } = await app.client.documenten.toevoegen({ body: scan({ inhoud: groot }) })
    expect(omvang).toBe(GROOTSTE_IN_EEN_KEER - 1)
    const teGroot = Buffer.alloc(GROOTSTE_IN_EEN_KEER + 3000, 7).toString('base64')
    const probleem = await problemIn(app.client.documenten.toevoegen({ body: scan({ inhoud: teGroot }) }))
    expect(fieldsOf(probleem)).toEqual(['inhoud'])
    const enorm = Buffer.alloc(GROOTSTE_IN_EEN_KEER * 2, 7).toString('base64')
    expect(await problemIn(app.client.documenten.toevoegen({ body: scan({ inhoud: enorm }) }))).toMatchObject({
      status: 413,
    })
  })

  test.each([
    [{ inhoud: '' }, 'inhoud'],
    [{ inhoud: 'geen base64!' }, 'inhoud'],
    [{ mediatype: 'pdf' }, 'mediatype'],
    [{ bestandsnaam: '' }, 'bestandsnaam'],
    [{ bestandsnaam: '../../' }, 'bestandsnaam'],
    [{ bestandsnaam: '\u202E\u200F' }, 'bestandsnaam'],
  ])('%j wordt geweigerd bij het veld', async (extra, veld) => {
    expect(fieldsOf(await problemIn(app.client.documenten.toevoegen({ body: scan(extra) })))).toEqual([veld])
  })

  test.each([
    ['C:\\scans\\brief.pdf', 'brief.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['.verborgen', 'verborgen'],
    ['gezond\u202Efdp.exe', 'gezondfdp.exe'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
    ['  een   brief .pdf ', 'een brief .pdf'],
  ])('de naam %j wordt %j', (naam, veilig) => {
    expect(veiligeNaam(naam)).toBe(veilig)
  })

  test('R28: wie niet alles mag zien voegt ook toe, in een keer, en verwijst ernaar', async () => {
    const collega = await app.client.actoren.maken({ body: { naam: 'Balie', soortActor: 'medewerker' } })
    const kcc = await app.alsMedewerker(collega.uuid, ['kcc-medewerker'])
    const document = await kcc.documenten.toevoegen({ body: scan() })
    expect(document).toMatchObject({ omvang: 13, bestandsnaam: 'brief.pdf' })
    const { bijlagen } = await kcc.klantcontacten.registreren({
      body: klantcontact(collega.uuid, { bijlagen: [bijlageOf(document.uuid)] }),
    })
    expect(bijlagen).toHaveLength(1)
  })

  test('R15, R28: de bijlagen van een klantcontact staan in hun volgorde in één lijst, voor wie het contact mag zien', async () => {
    const uuids: string[] = []
    for (const naam of ['eerst.pdf', 'daarna.pdf', 'laatst.pdf'])
      uuids.push((await app.client.documenten.toevoegen({ body: scan({ bestandsnaam: naam }) })).uuid)
    const { uuid } = await registerContact(uuids.map(bijlageOf), { vertrouwelijk: true })
    const namen = async (client: Pick<typeof app.client, 'documenten'> = app.client) =>
      (await client.documenten.lijst({ query: { klantcontact: uuid } })).resultaten.map(
        ({ bestandsnaam }) => bestandsnaam,
      )
    expect(await namen()).toEqual(['eerst.pdf', 'daarna.pdf', 'laatst.pdf'])
    const een = await app.statementsOf(() => namen())
    const ander = await app.client.actoren.maken({ body: { naam: 'Voorbijganger', soortActor: 'medewerker' } })
    expect(await namen(await app.alsMedewerker(ander.uuid, ['kcc-medewerker']))).toEqual([])
    expect(
      een.filter((text) => /from informatieobject i/.test(text) || /join informatieobject i/.test(text)),
    ).toHaveLength(1)
  })

  test('R28: wie het recht niet heeft voegt niets toe', async () => {
    const { documenten } = await app.als({ rechten: ['documenten.lezen'] })
    expect(await problemIn(documenten.toevoegen({ body: scan() }))).toMatchObject({ status: 403 })
  })
})

describe('verwijzen naar een document', () => {
  test('naar een document dat er niet is kan niet, en er wordt niets geregistreerd', async () => {
    for (const objectId of [uuidv7(), 'geen-uuid']) {
      const probleem = await problemIn(registerContact([bijlageOf(objectId)]))
      expect(probleem.invalidParams).toMatchObject([{ name: 'bijlagen.0.identificator', code: 'onbekend' }])
    }
    const elders = { identificator: { ...bijlageOf('DOC-1').identificator, codeRegister: 'openzaak' } }
    expect((await registerContact([elders])).bijlagen).toHaveLength(1)
  })

  test('R28: een document van een vertrouwelijk contact wordt niet zichtbaar door ernaar te verwijzen', async () => {
    const { uuid } = await app.client.documenten.toevoegen({ body: scan() })
    await registerContact([bijlageOf(uuid)], { vertrouwelijk: true })
    const ander = await app.client.actoren.maken({ body: { naam: 'Nieuwsgierig', soortActor: 'medewerker' } })
    const kcc = await app.alsMedewerker(ander.uuid, ['kcc-medewerker'])
    expect(await problemIn(kcc.documenten.tonen({ params: { uuid } }))).toMatchObject({ status: 404 })
    const poging = kcc.klantcontacten.registreren({ body: klantcontact(ander.uuid, { bijlagen: [bijlageOf(uuid)] }) })
    expect((await problemIn(poging)).invalidParams).toMatchObject([{ code: 'onbekend' }])
  })

  /** A uuid can also be written in these ways. */
  const spellingen: readonly [string, (uuid: string) => string][] = [
    ['zoals hij is', (uuid) => uuid],
    ['in hoofdletters', (uuid) => uuid.toUpperCase()],
    ['zonder streepjes', (uuid) => uuid.replaceAll('-', '')],
    ['tussen accolades', (uuid) => `{${uuid}}`],
    ['als URN', (uuid) => `urn:uuid:${uuid}`],
    ['in een URL', (uuid) => `https://balie.example/api/v1/informatieobjecten/${uuid.toUpperCase()}/inhoud`],
  ]

  describe.each(spellingen)('R28: %s', (_, store) => {
    const verwijzing = (uuid: string, codeRegister: string) => ({
      identificator: { ...bijlageOf(store(uuid)).identificator, codeRegister },
    })
    const nieuwsgierig = async () => {
      const ander = await app.client.actoren.maken({ body: { naam: 'Nieuwsgierig', soortActor: 'medewerker' } })
      return { ...(await app.alsMedewerker(ander.uuid, ['kcc-medewerker'])), actor: ander.uuid }
    }

    test.each(['balie', 'BALIE', 'drc'])(
      'een document hoort bij wat er zo naar verwijst, met register %s',
      async (register) => {
        const { uuid } = await app.client.documenten.toevoegen({ body: scan() })
        await registerContact([verwijzing(uuid, register)], { vertrouwelijk: true })
        const kcc = await nieuwsgierig()
        expect(await problemIn(kcc.documenten.tonen({ params: { uuid } }))).toMatchObject({ status: 404 })
        expect((await ophalen(uuid)).status).toBe(200)
        const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: app.url })
        const now = new Date(Date.now() + (config.CONCEPT_DAGEN + 1) * 86_400_000)
        await ruimConceptenOp.run({ db: app.db, now, config, log: pino({ level: 'silent' }) })
        expect((await ophalen(uuid)).status).toBe(200)
      },
    )

    test('wie een verborgen document zo noemt, in een bijlage of onderwerp, krijgt het niet te zien', async () => {
      const { uuid } = await app.client.documenten.toevoegen({ body: scan() })
      await registerContact([bijlageOf(uuid)], { vertrouwelijk: true })
      const kcc = await nieuwsgierig()
      const extra = { bijlagen: [verwijzing(uuid, 'drc')], onderwerpobjecten: [verwijzing(uuid, 'balie')] }
      await kcc.klantcontacten.registreren({ body: klantcontact(kcc.actor, extra) })
      expect(await problemIn(kcc.documenten.tonen({ params: { uuid } }))).toMatchObject({ status: 404 })
    })

    test('een document dat iemand ziet, ziet hij ook in zijn eigen contact', async () => {
      const { uuid } = await app.client.documenten.toevoegen({ body: scan() })
      const kcc = await nieuwsgierig()
      const body = klantcontact(kcc.actor, { bijlagen: [verwijzing(uuid, 'balie')] })
      await kcc.klantcontacten.registreren({ body })
      expect(await kcc.documenten.tonen({ params: { uuid } })).toMatchObject({ uuid })
    })
  })
})

test('R30: wat nergens bij hoort verdwijnt na een tijd; wat in een concept of een contact staat blijft', async () => {
  const kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
  const [los, inConcept, inContact] = await Promise.all(
    [1, 2, 3].map(() => app.client.documenten.toevoegen({ body: scan() })),
  )
  await registerContact([bijlageOf(inContact?.uuid ?? '')])
  const gesprek = newGesprek('post')
  const bijlagen = [{ uuid: inConcept?.uuid ?? '', bestandsnaam: 'brief.pdf', omvang: 13 }]
  const vragen = gesprek.vragen.map((vraag) => ({ ...vraag, bijlagen }))
  await kcc.concepten.beginnen({ body: { inhoud: { ...gesprek, vragen } } })
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: app.url })
  const later = new Date(Date.now() + (config.CONCEPT_DAGEN + 1) * 86_400_000)
  await app.pool.query('update concept set bijgewerkt_op = $1', [later.toISOString()])
  await ruimConceptenOp.run({ db: app.db, now: later, config, log: pino({ level: 'silent' }) })
  const statussen = await Promise.all(
    [los, inConcept, inContact].map(async (doc) => (await ophalen(doc?.uuid ?? '')).status),
  )
  expect(statussen).toEqual([404, 200, 200])
})
