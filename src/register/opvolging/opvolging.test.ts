import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let sanne: string
let afdeling: string
let behandelaar: Awaited<ReturnType<TestApp['alsMedewerker']>>

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker: sanne, afdeling } = await makeMedewerker(app))
  behandelaar = await app.alsMedewerker(sanne, ['behandelaar'])
})
afterAll(() => app.stop())

async function makeTaak(extra: Parameters<typeof klantcontact>[1] = {}) {
  const contact = await app.client.klantcontacten.registreren({
    body: klantcontact(sanne, {
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [afdeling] }] },
      ...extra,
    }),
  })
  const [taak] = contact.opvolging.internetaken
  if (!taak) throw new Error('Geen taak')
  return { contact, taak, params: { uuid: taak.uuid } }
}

const antwoord = { kanaal: 'telefoon', inhoud: 'De lantaarnpaal brandt weer.', notitie: 'Monteur was er al.' }
const onbekend = '00000000-0000-7000-8000-000000000000'

describe('beantwoorden', () => {
  test('R23: het antwoord is een nieuw klantcontact met het eerste als onderwerp; de taak is daarmee gedaan', async () => {
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
    const { contact, taak, params } = await makeTaak({
      betrokkenen: [{ partij, rol: 'klant', initiator: true }],
      vertrouwelijk: true,
    })
    const nieuw = await behandelaar.opvolging.beantwoorden({ params, body: antwoord })
    expect(nieuw).toMatchObject({
      onderwerp: contact.onderwerp,
      inhoud: antwoord.inhoud,
      vertrouwelijk: true,
      initiatiefnemer: 'gemeente',
      indicatieContactGelukt: true,
      betrokkenen: [{ partij: { uuid: partij }, rol: 'klant', initiator: false }],
      actoren: [{ uuid: sanne }],
      onderwerpobjecten: [{ wasKlantcontact: contact.uuid }],
      // R20: a question that was answered at once leads to a task that is done.
      opvolging: { internetaken: [{ status: 'verwerkt', actoren: [{ uuid: sanne }] }] },
    })
    expect(await behandelaar.internetaken.tonen({ params })).toMatchObject({ status: 'verwerkt' })
    const { resultaten } = await behandelaar.internetaken.verloop({ params })
    expect(resultaten[0]).toMatchObject({ soort: 'afgerond', reden: antwoord.notitie, door: { uuid: sanne } })
    expect(taak.status).toBe('te_verwerken')
  })

  test('R16: de interne notitie komt niet in wat de klant leest', async () => {
    const { params } = await makeTaak()
    const { inhoud, onderwerp } = await behandelaar.opvolging.beantwoorden({ params, body: antwoord })
    expect(`${inhoud} ${onderwerp}`).not.toContain(antwoord.notitie)
  })

  test('R3: van wie onbekend is gaat alleen de naam mee, en zonder naam het adres', async () => {
    const mail = { soortDigitaalAdres: 'email' as const, adres: 'iemand@voorbeeld.nl' }
    const wie = { rol: 'klant' as const, initiator: true, digitaleAdressen: [mail] }
    const metNaam = await makeTaak({ betrokkenen: [{ ...wie, contactnaam: { achternaam: 'Visser' } }] })
    const withoutNaam = await makeTaak({ betrokkenen: [wie] })
    const [een, ander] = await Promise.all(
      [metNaam, withoutNaam].map(({ params }) => behandelaar.opvolging.beantwoorden({ params, body: antwoord })),
    )
    expect(een?.betrokkenen).toMatchObject([{ contactnaam: { achternaam: 'Visser' }, digitaleAdressen: [] }])
    expect(ander?.betrokkenen).toMatchObject([{ digitaleAdressen: [mail] }])
  })

  test('R19: een taak die gedaan is wordt niet nog eens beantwoord, en er komt geen klantcontact', async () => {
    const { contact, params } = await makeTaak()
    await behandelaar.internetaken.afronden({ params, body: {} })
    expect(await problemIn(behandelaar.opvolging.beantwoorden({ params, body: antwoord }))).toMatchObject({
      status: 409,
      code: 'internetaak-al-afgerond',
    })
    const { resultaten } = await app.client.opvolging.keten({ params: { uuid: contact.uuid } })
    expect(resultaten).toHaveLength(1)
  })

  test('R12: wat niet klopt laat de taak zoals hij was', async () => {
    const { params } = await makeTaak()
    const morgen = new Date(Date.now() + 86_400_000).toISOString()
    const probleem = await problemIn(
      behandelaar.opvolging.beantwoorden({ params, body: { ...antwoord, plaatsgevondenOp: morgen } }),
    )
    expect(fieldsOf(probleem)).toEqual(['plaatsgevondenOp'])
    expect(await behandelaar.internetaken.tonen({ params })).toMatchObject({ status: 'te_verwerken' })
    const leeg = await problemIn(behandelaar.opvolging.beantwoorden({ params, body: { kanaal: '', inhoud: '' } }))
    expect(fieldsOf(leeg)).toEqual(['inhoud', 'kanaal'])
  })

  test('dezelfde Idempotency-Key geeft het eerste antwoord, tegelijk en daarna', async () => {
    const { contact, params } = await makeTaak()
    const headers = { 'idempotency-key': 'beantwoord-een-keer' }
    const keren = await Promise.all(
      [1, 2, 3].map(() => behandelaar.opvolging.beantwoorden({ params, headers, body: antwoord })),
    )
    expect(new Set(keren.map(({ uuid }) => uuid)).size).toBe(1)
    const { resultaten } = await app.client.opvolging.keten({ params: { uuid: contact.uuid } })
    expect(resultaten).toHaveLength(2)
    const anders = behandelaar.opvolging.beantwoorden({ params, headers, body: { ...antwoord, inhoud: 'Anders' } })
    expect(await problemIn(anders)).toMatchObject({ status: 409, code: 'idempotentiesleutel-hergebruikt' })
  })

  test('R28: alleen wie mag registreren en afronden, en alleen een taak die hij ziet', async () => {
    const { params } = await makeTaak()
    for (const rechten of [['klantcontacten.registreren'], ['internetaken.afronden']]) {
      const { opvolging } = await app.als({ rechten })
      expect(await problemIn(opvolging.beantwoorden({ params, body: antwoord }))).toMatchObject({ status: 403 })
    }
    const { uuid: vreemd } = await app.client.actoren.maken({
      body: { naam: 'Vreemd', soortActor: 'medewerker', functie: 'Behandelaar' },
    })
    const ander = await app.alsMedewerker(vreemd, ['behandelaar'])
    for (const uuid of [params.uuid, onbekend])
      expect(await problemIn(ander.opvolging.beantwoorden({ params: { uuid }, body: antwoord }))).toMatchObject({
        status: 404,
      })
  })
})

describe('keten', () => {
  test('R23: vanaf elke schakel de hele keten, de oudste eerst, in drie statements', async () => {
    const { contact, params } = await makeTaak()
    const tweede = await behandelaar.opvolging.beantwoorden({ params, body: antwoord })
    const derde = await app.client.klantcontacten.registreren({
      body: klantcontact(sanne, { onderwerpobjecten: [{ wasKlantcontact: tweede.uuid }] }),
    })
    const verwacht = [contact.uuid, tweede.uuid, derde.uuid]
    for (const uuid of verwacht) {
      const { resultaten } = await app.client.opvolging.keten({ params: { uuid } })
      expect(resultaten.map((schakel) => schakel.uuid)).toEqual(verwacht)
    }
    const statements = await app.statementsOf(() => app.client.opvolging.keten({ params: { uuid: tweede.uuid } }))
    expect(statements.filter((text) => !/^(begin|commit)|applicatie|logboek/.test(text))).toHaveLength(1)
    expect(await problemIn(app.client.opvolging.keten({ params: { uuid: onbekend } }))).toMatchObject({ status: 404 })
  })
})

describe('zaken bij een taak', () => {
  const zaak = { objectId: 'ZAAK-2026-0000007', codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }

  test('R22, R27: een zaak die is begonnen hoort bij de vraag; het verloop en de voortgang zeggen het', async () => {
    const { contact, params } = await makeTaak()
    const gekoppeld = await behandelaar.opvolging.zaakKoppelen({ params, body: zaak })
    await behandelaar.internetaken.afronden({ params, body: {} })
    const voortgang = await app.client.klantcontacten.voortgang({ params: { uuid: contact.uuid } })
    expect(voortgang).toMatchObject({
      zaken: [{ uuid: gekoppeld.uuid, identificator: zaak }],
      aantallen: { internetaken: { totaal: 1, gedaan: 1 }, zaken: { totaal: 1 } },
    })
    expect(await problemIn(behandelaar.opvolging.zaakKoppelen({ params, body: zaak }))).toMatchObject({
      status: 409,
      code: 'zaak-al-gekoppeld',
    })
    await behandelaar.opvolging.zaakOntkoppelen({
      params: { ...params, zaak: gekoppeld.uuid },
      body: { reden: 'Andere boom' },
    })
    const { resultaten } = await behandelaar.internetaken.verloop({ params })
    expect(resultaten.map(({ soort, reden }) => [soort, reden])).toEqual([
      ['zaak_ontkoppeld', `${zaak.objectId}: Andere boom`],
      ['afgerond', ''],
      ['zaak_gekoppeld', zaak.objectId],
      ['aangemaakt', ''],
    ])
  })

  test('R28: een zaak van een ander klantcontact is er niet, en een taak van een ander ook niet', async () => {
    const [een, ander] = [await makeTaak(), await makeTaak()]
    const { uuid } = await behandelaar.opvolging.zaakKoppelen({ params: een.params, body: zaak })
    for (const params of [
      { ...ander.params, zaak: uuid },
      { ...een.params, zaak: onbekend },
      { uuid: onbekend, zaak: uuid },
    ])
      expect(
        await problemIn(behandelaar.opvolging.zaakOntkoppelen({ params, body: { reden: 'Andere boom' } })),
      ).toMatchObject({ status: 404 })
    const { opvolging } = await app.als({ rechten: ['internetaken.lezen'] })
    expect(await problemIn(opvolging.zaakKoppelen({ params: een.params, body: zaak }))).toMatchObject({ status: 403 })
  })
})
