import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { sql } from '../../platform/sql.ts'
import type { NieuwSignaal } from '../../register/signalen/contract.ts'
import { markLeft } from '../../register/signalen/outbox.ts'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startSignalen } from '../../run/testing/signalen.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { volgSignalen } from './jobs.ts'
import { passOnOne } from './melden.ts'
import { isSameAdres } from './pdok.ts'
import { nextLook } from './volgen.ts'
import { pixelOf, pointOf, tilesIn } from './werkplek/projection.ts'

let daar: Awaited<ReturnType<typeof startSignalen>>
let app: TestApp
let sanne: string

const log = { warn: () => undefined, info: () => undefined } as never

beforeAll(async () => {
  daar = await startSignalen()
  app = await startTestApp({
    SIGNALEN_URL: daar.url,
    SIGNALEN_BRON: 'balie',
    PDOK_URL: daar.url,
    PDOK_GEMEENTE: 'Voorbeeldstad',
  })
  sanne = (await makeMedewerker(app)).medewerker
  await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
})
beforeEach(() => {
  daar.stand.gedrag = 'goed'
})
afterAll(async () => {
  await app?.stop()
  await daar?.stop()
})

/** Passes on what is due at a moment, with the settings of the test or others. */
async function passOn(now = new Date(Date.now() + 1_000), config = app.config) {
  let wasOne = true
  while (wasOne) wasOne = await passOnOne({ db: app.db, now, config, log })
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let number = 0
const nieuw = (extra: Partial<z.input<typeof NieuwSignaal>> = {}) => ({
  categorie: 'wegen/sub_categories/lamp',
  categorieNaam: 'Straatlamp',
  tekst: `Lamp ${++number} brandt niet`,
  plaats: { lengtegraad: 5.1, breedtegraad: 52.2 },
  ...extra,
})

const contact = (extra: Parameters<typeof klantcontact>[1] = {}) =>
  app.client.klantcontacten.registreren({ body: klantcontact(sanne, extra) })

const maken = async (body = nieuw(), { uuid }: { uuid: string } | Awaited<ReturnType<typeof contact>> = { uuid: '' }) =>
  app.client.signalen.maken({ params: { uuid: uuid || (await contact()).uuid }, body })

/** Keeps a file, and gives the bijlage that refers to it. */
async function bestand(bestandsnaam: string, inhoud: Buffer) {
  const { uuid } = await app.client.documenten.toevoegen({ body: { bestandsnaam, inhoud: inhoud.toString('base64') } })
  return {
    identificator: {
      ...{ objectId: uuid, codeObjecttype: 'informatieobject', codeRegister: 'balie', codeSoortObjectId: 'uuid' },
    },
  }
}

const stand = async ({ klantcontact: uuid }: { klantcontact: string }) => {
  const { resultaten } = await app.client.signalen.vanKlantcontact({ params: { uuid } })
  return resultaten[0]
}

describe('een contact wordt een melding in Signalen', () => {
  test('R3 R12 R27: met foto, plaats en adres; de taak is af zodra Signalen haar heeft, en de voortgang volgt', async () => {
    const { uuid: foto } = await app.client.documenten.toevoegen({
      body: { bestandsnaam: 'lamp.png', inhoud: PNG.toString('base64') },
    })
    const identificator = {
      objectId: foto,
      codeObjecttype: 'informatieobject',
      codeRegister: 'balie',
      codeSoortObjectId: 'uuid',
    }
    const digitaleAdressen = [{ soortDigitaalAdres: 'email' as const, adres: 'kees@example.org' }]
    const made = await contact({
      bijlagen: [{ identificator }],
      betrokkenen: [{ rol: 'klant', initiator: true, contactnaam: { achternaam: 'Visser' }, digitaleAdressen }],
    })
    const body = nieuw({ melderDelen: true, afronden: true })
    const signaal = await maken(body, made)
    expect(signaal.status).toBe('wacht')
    expect(await maken(body, made)).toEqual(signaal)
    await passOn()
    const melding = daar.meldingen.at(-1)
    expect(melding?.body).toMatchObject({
      source: 'balie',
      text: body.tekst,
      text_extra: `Balie ${made.nummer}`,
      category: { sub_category: `${daar.url}/signals/v1/public/terms/categories/wegen/sub_categories/lamp` },
      location: { geometrie: { type: 'Point', coordinates: [5.1, 52.2] } },
      reporter: { email: 'kees@example.org', sharing_allowed: true },
    })
    expect(melding?.fotos).toEqual([{ type: 'image/png', bytes: PNG.length }])
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld', nummer: `SIG-${melding?.id}`, open: true, fout: '' })
    const after = await app.client.klantcontacten.tonen({ params: { uuid: made.uuid } })
    expect(after.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    expect(after.onderwerpobjecten).toMatchObject([
      { identificator: { codeRegister: 'signalen', objectId: melding?.signal_id } },
    ])
    if (melding) Object.assign(melding, { state: 'o', state_display: 'Afgehandeld' })
    await volgSignalen.run({ db: app.db, now: new Date(Date.now() + 600_000), config: app.config, log })
    const { signalen } = await app.client.klantcontacten.voortgang({ params: { uuid: made.uuid } })
    expect(signalen).toEqual([
      { nummer: `SIG-${melding?.id}`, omschrijving: 'Straatlamp', toestand: 'Afgehandeld', status: 'afgerond' },
    ])
  })

  test('een adres zonder punt wordt opgezocht; wie niet mag worden gebeld blijft onbekend', async () => {
    const signaal = await maken(nieuw({ plaats: { adres: 'Dorpsstraat' } }))
    await passOn()
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld' })
    expect(daar.meldingen.at(-1)?.body).toMatchObject({
      location: { geometrie: { coordinates: [5.1, 52.2] } },
      reporter: { sharing_allowed: false },
    })
    const nergens = await maken(nieuw({ plaats: { adres: 'nergens' } }))
    await passOn()
    expect(await stand(nergens)).toMatchObject({ status: 'geweigerd', fout: expect.stringContaining('adres') })
    const ergens = await maken(nieuw({ plaats: { adres: 'Kerkstraat' } }))
    await passOn(undefined, { ...app.config, PDOK_GEMEENTE: undefined })
    expect(await stand(ergens)).toMatchObject({ status: 'geweigerd', fout: expect.stringContaining('punt') })
  })

  test.each([
    ['Dorpsstraat 7', 'Dorpsstraat 7, 1234AB Ede', true],
    ['dorpsstraat 7, 1234 ab', 'Dorpsstraat 7, 1234AB Ede', true],
    ['Dorpsstraat 7', 'Dorpsstraat 7A, 1234AB Ede', false],
    ['Dorpsstraat', 'Dorpsstraat 7, 1234AB Ede', false],
    ['Dorpsstraat 7', 'Dorpsstraat, Ede', false],
    ['Dorpsstraat Otterlo', 'Dorpsstraat, Ede', false],
  ])('%s is wel of niet %s', (words, adres, isSame) => {
    expect(isSameAdres(words, { adres, lengtegraad: 5, breedtegraad: 52 })).toBe(isSame)
  })

  test('als medewerker, met een token: dan is het nummer van Signalen de sleutel', async () => {
    const config = {
      ...app.config,
      ...{ SIGNALEN_TOKEN_URL: `${daar.url}/token`, SIGNALEN_CLIENT_ID: 'balie', SIGNALEN_CLIENT_SECRET: 'fout' },
    }
    const signaal = await maken()
    await passOn(undefined, config)
    expect(await stand(signaal)).toMatchObject({ status: 'wacht', fout: 'Aanmelden bij Signalen lukt niet.' })
    config.SIGNALEN_CLIENT_SECRET = 'geheim'
    await passOn(new Date(Date.now() + 300_000), config)
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld', nummer: `SIG-${daar.meldingen.at(-1)?.id}` })
    expect(daar.asked.at(-1)).toBe('POST /signals/v1/private/signals/')
  })

  test('R12 R19: eerst is het nummer bewaard; koppeling en taak komen daarna, één keer, en als alles er is', async () => {
    const made = await contact()
    const eerste = await maken(nieuw({ afronden: true }), made)
    await passOnOne({ db: app.db, now: new Date(Date.now() + 1_000), config: app.config, log })
    expect(await stand(eerste)).toMatchObject({ status: 'gemeld', nummer: expect.stringMatching(/^SIG-\d+$/) })
    const tonen = () => app.client.klantcontacten.tonen({ params: { uuid: made.uuid } })
    expect((await tonen()).onderwerpobjecten).toEqual([])
    daar.stand.gedrag = 400
    const tweede = await maken(nieuw({ afronden: true }), made)
    await passOn()
    await sql`update signaal set afmaken_op = now() where uuid = ${eerste.uuid}::uuid`.execute(app.db)
    await passOn()
    const half = await tonen()
    expect(half.onderwerpobjecten).toHaveLength(1)
    expect(half.opvolging.internetaken).toMatchObject([{ status: 'te_verwerken' }])
    daar.stand.gedrag = 'goed'
    await app.client.signalen.opnieuw({ params: { uuid: tweede.uuid } })
    await passOn()
    expect((await tonen()).opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
  })

  test('R15: een foto gaat mee als zij is gecontroleerd, en één keer', async () => {
    const { uuid: objectId } = await app.client.documenten.toevoegen({
      body: { bestandsnaam: 'later.png', inhoud: PNG.toString('base64') },
    })
    const identificator = {
      ...{ codeObjecttype: 'informatieobject', codeRegister: 'balie', codeSoortObjectId: 'uuid' },
      objectId,
    }
    const signaal = await maken(nieuw(), await contact({ bijlagen: [{ identificator }] }))
    const config = { ...app.config, CLAMAV_ADRES: 'clamav:3310' }
    await passOn(undefined, config)
    const melding = daar.meldingen.at(-1)
    expect([melding?.body.text, melding?.fotos]).toEqual([signaal.tekst, []])
    await sql`update inhoud set controle = 'schoon' where uuid = ${objectId}::uuid`.execute(app.db)
    for (const seconds of [60, 120]) await passOn(new Date(Date.now() + seconds * 1_000), config)
    expect(melding?.fotos).toEqual([{ type: 'image/png', bytes: PNG.length }])
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld', fout: '' })
  })

  test('R12: een tweede lamp op een andere plaats is een andere melding; een geweigerde gaat opnieuw, of wordt ingetrokken', async () => {
    const made = await contact()
    const body = nieuw({ plaats: { adres: 'nergens' } })
    const signaal = await maken(body, made)
    await passOn()
    expect(await stand(signaal)).toMatchObject({ status: 'geweigerd' })
    expect(await maken(body, made)).toMatchObject({ uuid: signaal.uuid, status: 'wacht', fout: '' })
    await passOn()
    const ander = await maken({ ...body, plaats: { lengtegraad: 5.2, breedtegraad: 52.3 } }, made)
    expect(ander.uuid).not.toBe(signaal.uuid)
    const voortgang = async () => {
      const { signalen } = await app.client.klantcontacten.voortgang({ params: { uuid: made.uuid } })
      return signalen.map(({ status }) => status)
    }
    expect(await voortgang()).toEqual(['geweigerd', 'onderweg'])
    const params = { uuid: signaal.uuid }
    const lezer = await app.als({ rechten: ['klantcontacten.lezen'] })
    expect((await problemIn(lezer.signalen.intrekken({ params }))).status).toBe(403)
    expect(await app.client.signalen.intrekken({ params })).toMatchObject({ status: 'ingetrokken' })
    expect(await voortgang()).toEqual(['ingetrokken', 'onderweg'])
    expect((await problemIn(app.client.signalen.intrekken({ params }))).status).toBe(409)
    expect((await problemIn(app.client.signalen.intrekken({ params: { uuid: ander.uuid } }))).status).toBe(409)
    expect((await maken(body, made)).uuid).not.toBe(signaal.uuid)
    await passOn()
  })

  test('een regel van beheer zet een levering door, en zegt wat niet kon', async () => {
    const signaal = { categorie: 'wegen/sub_categories/lamp', categorieNaam: 'Straatlamp' }
    const body = { soort: 'melding', sleutel: 'lamp', naam: 'Lamp', regel: { signaal } } as const
    await app.client.inkomend.maken({ body })
    const leveren = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
    const report = async (values: Record<string, string>) => {
      const answer = await fetch(`${app.base}/open311/v2/requests.json`, {
        method: 'POST',
        body: new URLSearchParams({ api_key: leveren.token, service_code: 'lamp', ...values }),
      })
      const [{ service_request_id: nummer }] = (await answer.json()) as [{ service_request_id: string }]
      return (await app.client.klantcontacten.lijst({ query: { nummer } })).resultaten[0]
    }
    const wie = { first_name: 'Kees', last_name: 'Visser', email: 'kees@example.org', phone: '0612345678' }
    const made = await report({ description: 'Donker', lat: '52.3', long: '5.3', ...wie })
    await passOn()
    expect(daar.meldingen.at(-1)?.body).toMatchObject({
      text: expect.stringContaining('Donker'),
      location: { geometrie: { coordinates: [5.3, 52.3] } },
    })
    expect(daar.meldingen.at(-1)?.body.text).not.toMatch(/Kees|Visser|example|06/)
    const after = await app.client.klantcontacten.tonen({ params: { uuid: made?.uuid ?? '' } })
    expect(after.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    const formulier = { ...body, soort: 'formulier', sleutel: 'vrij' } as const
    expect(fieldsOf(await problemIn(app.client.inkomend.maken({ body: formulier })))).toEqual([
      'regel.signaal.categorie',
    ])
    await app.client.inkomend.maken({
      body: {
        ...formulier,
        regel: {
          signaal: { ...signaal, adres: 'straat' },
          inhoud: [
            { veld: 'wat', woorden: '' },
            { veld: 'naam', woorden: '' },
          ],
          klant: { achternaam: 'naam' },
        },
      },
    })
    await leveren.aanleveren.formulier({
      params: { id: 'vrij' },
      body: {
        values: { wat: 'Gat', naam: 'Visser', straat: 'Dorpsstraat' },
        metadata: { public_reference: 'OF-7', form_name: 'Vrij', form_id: 'vrij' },
      },
    })
    await passOn()
    expect(daar.meldingen.at(-1)?.body.text).toBe('Gat')
    await report({ description: 'Ergens', address_id: '1' })
    const { resultaten } = await app.client.inkomend.leveringen({ query: { soort: 'melding', aantal: '1' } })
    expect(resultaten[0]).toMatchObject({ stand: 'afwijkend', reden: expect.stringContaining('Signalen') })
  })
})

describe('Signalen is ziek', () => {
  test.each([500, 503, 429, 401])('%d: de melding wacht, en gaat later één keer', async (status) => {
    daar.stand.gedrag = status
    const signaal = await maken()
    const before = daar.meldingen.length
    await passOn()
    expect(await stand(signaal)).toMatchObject({ status: 'wacht', fout: expect.stringContaining(String(status)) })
    daar.stand.gedrag = 'goed'
    await passOn()
    expect(daar.meldingen).toHaveLength(before)
    await passOn(new Date(Date.now() + 120_000))
    await passOn(new Date(Date.now() + 240_000))
    expect(daar.meldingen).toHaveLength(before + 1)
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld' })
  })

  test('weg: de melding wacht; 400: zij is geweigerd, met het veld, en kan opnieuw', async () => {
    const signaal = await maken()
    await passOn(undefined, { ...app.config, SIGNALEN_URL: 'http://127.0.0.1:4999' })
    expect(await stand(signaal)).toMatchObject({ status: 'wacht', fout: 'Signalen is niet bereikbaar.' })
    daar.stand.gedrag = 400
    await passOn(new Date(Date.now() + 120_000))
    expect(await stand(signaal)).toMatchObject({ status: 'geweigerd', fout: expect.stringContaining('location') })
    daar.stand.gedrag = 'goed'
    await app.client.signalen.opnieuw({ params: { uuid: signaal.uuid } })
    await passOn()
    expect(await stand(signaal)).toMatchObject({ status: 'gemeld' })
    expect(await problemIn(app.client.signalen.opnieuw({ params: { uuid: signaal.uuid } }))).toMatchObject({
      code: 'signaal-onderweg',
    })
  })

  test.each([
    ['een poort die te lang wacht', 504],
    ['een poort die Signalen onderweg kwijtraakt', 502],
    ['een poort in de cloud die te lang wacht', 524],
    ['Signalen dat aanneemt en zwijgt', 'kwijt'],
    ['Signalen dat zwijgt', 'stom'],
  ] as const)('R12: %s: zij gaat nooit vanzelf twee keer, een medewerker kijkt', async (_wat, gedrag) => {
    daar.stand.gedrag = gedrag
    const signaal = await maken(nieuw({ afronden: true }))
    await passOn(undefined, { ...app.config, SIGNALEN_SECONDEN: 0.3 })
    daar.stand.gedrag = 'goed'
    await passOn(new Date(Date.now() + 86_400_000))
    expect(daar.meldingen.filter(({ body }) => body.text === signaal.tekst)).toHaveLength(gedrag === 'kwijt' ? 1 : 0)
    expect(await stand(signaal)).toMatchObject({ status: 'onzeker' })
    const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid: signaal.klantcontact } })
    expect(opvolging.internetaken).toMatchObject([{ status: 'te_verwerken' }])
    const params = { uuid: signaal.uuid }
    expect(fieldsOf(await problemIn(app.client.signalen.bekend({ params, body: { nummer: ' ' } })))).toEqual(['nummer'])
    const known = await app.client.signalen.bekend({ params, body: { nummer: 'SIG-99' } })
    expect(known).toMatchObject({ status: 'gemeld', nummer: 'SIG-99', open: null })
    await passOn()
    const after = await app.client.klantcontacten.tonen({ params: { uuid: signaal.klantcontact } })
    expect(after.opvolging.internetaken).toMatchObject([{ status: 'verwerkt' }])
    expect(after.onderwerpobjecten).toMatchObject([{ identificator: { codeRegister: 'signalen', objectId: 'SIG-99' } }])
  })

  test('wie als medewerker spreekt volgt ook een melding waarvan iemand het nummer opzocht, en stuurt haar foto na', async () => {
    const config = { ...app.config, SIGNALEN_TOKEN_URL: `${daar.url}/token`, SIGNALEN_CLIENT_SECRET: 'geheim' }
    daar.stand.gedrag = 'kwijt'
    const signaal = await maken(nieuw(), await contact({ bijlagen: [await bestand('lamp.png', PNG)] }))
    await passOn(undefined, { ...config, SIGNALEN_SECONDEN: 0.3 })
    daar.stand.gedrag = 'goed'
    const melding = daar.meldingen.at(-1)
    await app.client.signalen.bekend({ params: { uuid: signaal.uuid }, body: { nummer: `SIG-${melding?.id}` } })
    await passOn(undefined, config)
    expect(melding?.fotos).toHaveLength(1)
    await volgSignalen.run({ db: app.db, now: new Date(Date.now() + 600_000), config, log })
    expect(await stand(signaal)).toMatchObject({ open: true, toestand: 'Gemeld', fout: '' })
  })

  test('alle foto’s gaan mee, en wat Signalen niet aanneemt wordt gezegd', async () => {
    const fotos = []
    for (let count = 0; count < 5; count++) fotos.push(await bestand(`foto-${count}.png`, PNG))
    fotos.push(await bestand('plattegrond.pdf', Buffer.from('%PDF-1.4\n%%EOF')))
    const signaal = await maken(nieuw(), await contact({ bijlagen: fotos }))
    await passOn()
    expect(daar.meldingen.at(-1)?.fotos).toHaveLength(5)
    expect(await stand(signaal)).toMatchObject({
      status: 'gemeld',
      fout: 'plattegrond.pdf ging niet mee. Signalen neemt alleen foto’s aan als JPEG, PNG of GIF.',
    })
  })

  test('een proces dat stopt terwijl het meldt laat een melding na waarvan niemand het weet', async () => {
    const signaal = await maken()
    await sql`update signaal set status = 'bezig' where uuid = ${signaal.uuid}::uuid`.execute(app.db)
    await passOn(new Date(Date.now() + 120_000))
    expect(await stand(signaal)).toMatchObject({ status: 'bezig' })
    await markLeft(app.db, new Date(Date.now() + 600_000))
    expect(await stand(signaal)).toMatchObject({ status: 'onzeker' })
  })

  test('één melding waarover Signalen niets zegt houdt het volgen van andere niet op', async () => {
    const [eerste, tweede] = [await maken(), await maken()]
    await passOn()
    const [dicht, klaar] = [eerste, tweede].map(({ tekst }) => daar.meldingen.find(({ body }) => body.text === tekst))
    Object.assign(dicht ?? {}, { state: 'verboden' })
    Object.assign(klaar ?? {}, { state: 'o' })
    await volgSignalen.run({ db: app.db, now: new Date(Date.now() + 600_000), config: app.config, log })
    expect([(await stand(eerste))?.open, (await stand(tweede))?.open]).toEqual([true, false])
  })

  test('twee processen tegelijk melden alles één keer', async () => {
    const before = daar.meldingen.length
    for (const _each of [1, 2, 3, 4]) await maken()
    await Promise.all([passOn(), passOn(), passOn()])
    expect(daar.meldingen).toHaveLength(before + 4)
  })
})

describe('wie meldt', () => {
  test('kiest uit de lijst van Signalen, en zoekt een adres met zijn punt', async () => {
    const { resultaten, zoektAdressen } = await app.client.signaleren.categorieen()
    expect(resultaten).toEqual([{ groep: 'Wegen', naam: 'Straatlamp', categorie: 'wegen/sub_categories/lamp' }])
    expect(zoektAdressen).toBe(true)
    const found = await app.client.signaleren.adressen({ body: { zoek: 'Dorpsstraat' } })
    expect(found.resultaten).toHaveLength(2)
    expect(found.resultaten[0]).toMatchObject({ lengtegraad: 5.1, breedtegraad: 52.2 })
  })

  test.each([
    ['zonder plaats', { plaats: {} }, 'plaats.adres'],
    ['met een halve plaats', { plaats: { adres: 'x', lengtegraad: 5 } }, 'plaats.breedtegraad'],
    ['met een plaats buiten de aarde', { plaats: { lengtegraad: 500, breedtegraad: 52 } }, 'plaats.lengtegraad'],
    ['met een categorie die geen pad is', { categorie: '../../private' }, 'categorie'],
    ['zonder tekst', { tekst: ' ' }, 'tekst'],
  ])('een melding %s wordt geweigerd bij het veld', async (_wat, extra, field) => {
    const problem = await problemIn(maken(nieuw(extra)))
    expect([problem.status, fieldsOf(problem)]).toEqual([400, [field]])
  })

  test('R28: zonder het recht meldt niemand, en van een contact dat men niet ziet ziet men geen melding', async () => {
    const signaal = await maken(nieuw(), await contact({ vertrouwelijk: true }))
    const { actoren } = app.client
    const ander = (await actoren.maken({ body: { naam: 'Ander', soortActor: 'medewerker' } })).uuid
    const behandelaar = await app.alsMedewerker(ander, ['behandelaar'])
    const params = { uuid: signaal.klantcontact }
    expect((await problemIn(behandelaar.signalen.vanKlantcontact({ params }))).status).toBe(404)
    expect((await problemIn(behandelaar.signalen.maken({ params, body: nieuw() }))).status).toBe(404)
    const postkamer = await app.als({ rechten: ['klantcontacten.lezen'] })
    expect((await problemIn(postkamer.signalen.maken({ params, body: nieuw() }))).status).toBe(403)
    const { resultaten } = await app.client.signalen.lijst({ query: { status: 'onzeker', aantal: '2' } })
    expect(resultaten.every(({ status }) => status === 'onzeker')).toBe(true)
  })

  test('er wordt vaak gekeken zolang een melding nieuw is, en niet voor altijd', () => {
    const now = new Date()
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
    expect(nextLook({ open: true, gemeldOp: now }, now)?.getTime()).toBe(now.getTime() + 300_000)
    expect(nextLook({ open: true, gemeldOp: ago(30) }, now)?.getTime()).toBe(now.getTime() + 21_600_000)
    expect(nextLook({ open: false, gemeldOp: ago(31) }, now)).toBeNull()
    expect(nextLook({ open: true, gemeldOp: ago(366) }, now)).toBeNull()
  })

  test('een punt op de kaart staat waar het staat, en het venster is vol tegels', () => {
    const dom = { lengtegraad: 5.12142, breedtegraad: 52.09071 }
    const at = pixelOf(dom, 17)
    expect([Math.floor(at.x / 256), Math.floor(at.y / 256)]).toEqual([67_400, 43_241])
    expect(pointOf(at, 17)).toEqual(dom)
    expect(tilesIn({ x: 250, y: 250 }, 640, 320)).toHaveLength(4 * 3)
  })
})
