import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
let medewerker: string
let afdeling: string
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const gemaakt = await makeMedewerker(app)
  medewerker = gemaakt.medewerker
  afdeling = gemaakt.afdeling
})
afterAll(() => app.stop())

async function invoer(extra: object = {}) {
  const { uuid } = await wire.make('/klantcontacten', contact())
  return {
    gevraagdeHandeling: 'Terugbellen',
    aanleidinggevendKlantcontact: { uuid },
    toegewezenAanActoren: [{ uuid: medewerker }],
    status: 'te_verwerken',
    ...extra,
  }
}

const make = async (extra: object = {}) => wire.make('/internetaken', await invoer(extra))
const stappen = async (uuid: string) =>
  (await app.client.internetaken.verloop({ params: { uuid } })).resultaten.map(({ soort }) => soort).reverse()

describe('maken', () => {
  test('R19: een nieuwe taak is te doen, is nu toegewezen en heeft een uiterste dag', async () => {
    const taak = await make()
    expect(taak).toMatchObject({ status: 'te_verwerken', afgehandeldOp: null, referentienummer: null, toelichting: '' })
    expect(taak.nummer).toMatch(/^\d{1,10}$/)
    expect(Date.parse(taak.toegewezenOp)).toBeCloseTo(Date.now(), -5)
    const { uiterlijkOp } = await app.client.internetaken.tonen({ params: { uuid: taak.uuid } })
    expect(Date.parse(uiterlijkOp)).toBeGreaterThan(Date.now() + 2 * 86_400_000)
    expect(await stappen(taak.uuid)).toEqual(['aangemaakt'])
  })

  test('R20: een taak die verwerkt binnenkomt, is nu afgehandeld', async () => {
    const taak = await make({ status: 'verwerkt' })
    expect(Date.parse(taak.afgehandeldOp)).toBeCloseTo(Date.now(), -5)
    expect(await stappen(taak.uuid)).toEqual(['aangemaakt', 'afgerond'])
    expect((await make({ status: 'verwerkt', afgehandeldOp: '2020-01-01' })).afgehandeldOp).toBe('2020-01-01T00:00:00Z')
  })

  test('toewijzen kan op een van twee manieren, en aan niemand', async () => {
    const zonder = await invoer({ toegewezenAanActoren: undefined })
    expect(fouten(await wire.vraag('POST', '/internetaken', zonder))).toEqual(['nonFieldErrors invalid'])
    const beide = await invoer({ toegewezenAanActor: { uuid: medewerker } })
    expect(fouten(await wire.vraag('POST', '/internetaken', beide))).toEqual(['nonFieldErrors invalid'])
    expect(await make({ toegewezenAanActoren: [] })).toMatchObject({
      toegewezenAanActor: { uuid: null },
      toegewezenAanActoren: [],
    })
  })

  test('de volgorde van toewijzing blijft, en wie dubbel is genoemd heeft haar een keer', async () => {
    const actoren = [{ uuid: afdeling }, { uuid: medewerker }, { uuid: afdeling }]
    const taak = await make({ toegewezenAanActoren: actoren })
    expect(taak.toegewezenAanActor.uuid).toBe(afdeling)
    expect(taak.toegewezenAanActoren.map(({ uuid }: { uuid: string }) => uuid)).toEqual([afdeling, medewerker])
  })

  test('afgehandeldOp hoort bij verwerkt', async () => {
    const answer = await wire.vraag('POST', '/internetaken', await invoer({ afgehandeldOp: '2024-05-01T10:00:00Z' }))
    expect(fouten(answer)).toEqual(['afgehandeldOp invalid'])
  })

  test('nummer en referentienummer zijn uniek, elk apart', async () => {
    await make({ nummer: '123', referentienummer: '456' })
    const bezet = await wire.vraag('POST', '/internetaken', await invoer({ nummer: '123', referentienummer: '456' }))
    expect(fouten(bezet)).toEqual(['nummer unique', 'referentienummer unique'])
    await make({ nummer: '456', referentienummer: '123' })
  })
})

describe('wijzigen', () => {
  test('R21: afhandelen, heropenen en toewijzen staan in het verloop', async () => {
    const { uuid } = await make()
    const verwerkt = await wire.change(`/internetaken/${uuid}`, { status: 'verwerkt' })
    expect(verwerkt.afgehandeldOp).not.toBeNull()
    const open = await wire.change(`/internetaken/${uuid}`, { status: 'te_verwerken' })
    expect(open.afgehandeldOp).toBeNull()
    await wire.change(`/internetaken/${uuid}`, { toegewezenAanActor: { uuid: afdeling } })
    await wire.change(`/internetaken/${uuid}`, { toelichting: 'Belt na vijven' })
    expect(await stappen(uuid)).toEqual(['aangemaakt', 'afgerond', 'heropend', 'toegewezen', 'gewijzigd'])
  })

  test('PUT vraagt de verplichte velden en laat de rest staan', async () => {
    const taak = await make({ toelichting: 'Blijft staan' })
    expect(fouten(await wire.vraag('PUT', `/internetaken/${taak.uuid}`, {}))).toEqual([
      'aanleidinggevendKlantcontact required',
      'gevraagdeHandeling required',
      'status required',
    ])
    const put = await wire.vraag('PUT', `/internetaken/${taak.uuid}`, await invoer({ gevraagdeHandeling: 'Anders' }))
    expect(put.body).toMatchObject({ gevraagdeHandeling: 'Anders', toelichting: 'Blijft staan', nummer: taak.nummer })
  })

  test('een eigen nummer mag opnieuw worden gestuurd', async () => {
    const { uuid, nummer } = await make()
    expect((await wire.vraag('PATCH', `/internetaken/${uuid}`, { nummer })).status).toBe(200)
  })

  test('R28: wie alleen mag afronden, wijst niet toe', async () => {
    const { uuid } = await make()
    const { token } = await app.als({ rechten: ['internetaken.lezen', 'internetaken.afronden'] })
    const toewijzen = { toegewezenAanActor: { uuid: afdeling } }
    expect((await wire.vraag('PATCH', `/internetaken/${uuid}`, toewijzen, { token })).status).toBe(403)
    expect((await wire.vraag('PATCH', `/internetaken/${uuid}`, { status: 'verwerkt' }, { token })).status).toBe(200)
  })
})

test('de filters vinden een taak op actor, klantcontact, nummer en tijdstip', async () => {
  const naam = `Groep ${crypto.randomUUID()}`
  const groep = await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })
  const taak = await make({ toegewezenAanActoren: [{ uuid: medewerker }, { uuid: groep.uuid }] })
  const klantcontact = await wire.read(`/klantcontacten/${taak.aanleidinggevendKlantcontact.uuid}`)
  for (const query of [
    `actoren__naam=${naam}`,
    `toegewezenAanActor__uuid=${groep.uuid}&status=te_verwerken`,
    `klantcontact__nummer=${klantcontact.nummer}`,
    `aanleidinggevendKlantcontact__uuid=${klantcontact.uuid}`,
    `nummer=${taak.nummer}`,
    `toegewezenOp=${taak.toegewezenOp}&nummer=${taak.nummer}`,
  ]) {
    expect(await wire.read(`/internetaken?${query}`)).toMatchObject({ count: 1, results: [{ uuid: taak.uuid }] })
  }
  expect((await wire.read(`/internetaken?actoren__naam=${naam.toUpperCase()}`)).count).toBe(0)
  expect((await wire.read(`/internetaken?toegewezenAanActor__uuid=${groep.uuid}&status=verwerkt`)).count).toBe(0)
})
