import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
let medewerker: string
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  medewerker = (await makeMedewerker(app)).medewerker
})
afterAll(() => app.stop())

const inDelen = async (uuid: string) =>
  (await app.pool.query('select in_delen from klantcontact where uuid = $1', [uuid])).rows[0].in_delen

const geheel = (extra: object = {}) => ({
  klantcontact: contact(),
  betrokkene: { rol: 'klant', initiator: true, contactnaam: { voornaam: 'Kees', achternaam: 'Visser' } },
  actoren: [{ uuid: medewerker }],
  internetaken: [
    { gevraagdeHandeling: 'Bel terug', toegewezenAanActoren: [{ uuid: medewerker }], status: 'te_verwerken' },
  ],
  ...extra,
})

describe('zoals Open Klant', () => {
  test('klantcontact, betrokkene en onderwerpobject in een keer, zonder Location', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const answer = await wire.vraag('POST', '/maak-klantcontact', {
      klantcontact: contact(),
      betrokkene: { rol: 'klant', initiator: true, wasPartij: { uuid: partij.uuid } },
      onderwerpobject: { onderwerpobjectidentificator: { objectId: 'a', codeObjecttype: 'zgw-Zaak' } },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([201, null])
    const { klantcontact, betrokkene, onderwerpobject } = answer.body
    expect(Object.keys(answer.body)).toEqual(['klantcontact', 'betrokkene', 'onderwerpobject'])
    expect(betrokkene).toMatchObject({ wasPartij: { uuid: partij.uuid }, hadKlantcontact: { uuid: klantcontact.uuid } })
    expect(klantcontact.hadBetrokkenen).toMatchObject([{ uuid: betrokkene.uuid }])
    expect(onderwerpobject.klantcontact.uuid).toBe(klantcontact.uuid)
  })

  test('wat niet is gestuurd is er niet, en een leeg onderwerpobject ook niet', async () => {
    const { body } = await wire.vraag('POST', '/maak-klantcontact', { klantcontact: contact(), onderwerpobject: {} })
    expect(body).toMatchObject({ betrokkene: null, onderwerpobject: null })
  })

  test('fouten noemen hun plaats, en er wordt niets gemaakt', async () => {
    const onderwerp = crypto.randomUUID()
    const answer = await wire.vraag('POST', '/maak-klantcontact', {
      klantcontact: contact({ onderwerp }),
      betrokkene: { rol: 'x' },
      onderwerpobject: { wasKlantcontact: { uuid: crypto.randomUUID() } },
      internetaken: [{ toegewezenAanActoren: [{ uuid: crypto.randomUUID() }] }],
    })
    expect(fouten(answer)).toEqual([
      'betrokkene.initiator required',
      'betrokkene.rol invalid_choice',
      'internetaken.0.gevraagdeHandeling required',
      'internetaken.0.status required',
      'internetaken.0.toegewezenAanActoren.0.uuid invalid',
      'onderwerpobject.wasKlantcontact.uuid invalid',
    ])
    expect((await wire.read(`/klantcontacten?onderwerp=${onderwerp}`)).count).toBe(0)
    expect(
      fouten(await wire.vraag('POST', '/maak-klantcontact', { klantcontact: contact(), betrokkene: null })),
    ).toEqual(['betrokkene null'])
  })
})

describe('R12, R14: in een keer geheel', () => {
  test('met betrokkene, actor en interne taak is een klantcontact geheel', async () => {
    const gemaakt = await wire.make(
      '/maak-klantcontact',
      geheel({
        digitaleAdressen: [{ adres: 'kees@voorbeeld.example', soortDigitaalAdres: 'email' }],
        bijlagen: [{ bijlageidentificator: { objectId: 'doc' } }],
      }),
    )
    expect(gemaakt).toMatchObject({
      actoren: [{ uuid: medewerker }],
      internetaken: [{ gevraagdeHandeling: 'Bel terug' }],
      digitaleAdressen: [
        { adres: 'kees@voorbeeld.example', verstrektDoorBetrokkene: { uuid: gemaakt.betrokkene.uuid } },
      ],
      bijlagen: [{ bijlageidentificator: { objectId: 'doc' } }],
    })
    expect(await inDelen(gemaakt.klantcontact.uuid)).toBe(false)
  })

  test('met een zaak in plaats van een interne taak ook', async () => {
    const { klantcontact } = await wire.make(
      '/maak-klantcontact',
      geheel({
        internetaken: undefined,
        onderwerpobject: { onderwerpobjectidentificator: { objectId: 'z', codeObjecttype: 'zaak' } },
      }),
    )
    expect(await inDelen(klantcontact.uuid)).toBe(false)
  })

  test.each(['betrokkene', 'actoren', 'internetaken'])('zonder %s komt de rest nog', async (deel) => {
    const { klantcontact } = await wire.make('/maak-klantcontact', geheel({ [deel]: undefined }))
    expect(await inDelen(klantcontact.uuid)).toBe(true)
  })

  test('wat geheel is blijft geheel: de laatste taak, betrokkene of actor gaat er niet af', async () => {
    const { klantcontact, betrokkene, internetaken } = await wire.make('/maak-klantcontact', geheel())
    const koppelingen = await wire.read(`/actorklantcontacten?klantcontact__uuid=${klantcontact.uuid}`)
    for (const path of [
      `/internetaken/${internetaken[0].uuid}`,
      `/betrokkenen/${betrokkene.uuid}`,
      `/actorklantcontacten/${koppelingen.results[0].uuid}`,
    ]) {
      const answer = await wire.vraag('DELETE', path)
      expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
      expect((await wire.vraag('GET', path)).status).toBe(200)
    }
  })

  test('R3: digitale adressen horen bij een betrokkene', async () => {
    const answer = await wire.vraag('POST', '/maak-klantcontact', {
      klantcontact: contact(),
      digitaleAdressen: [{ adres: 'kees@voorbeeld.example', soortDigitaalAdres: 'email' }],
    })
    expect(fouten(answer)).toEqual(['digitaleAdressen invalid'])
  })
})
