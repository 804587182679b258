import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import { klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

// A unique value is unique among all rows (R28), so a refusal may tell no more to a client who may not see a row than to one who may.

let app: TestApp
let wire: WireClient
let token: string
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const zicht: string[] = Object.values(ZICHTRECHTEN)
  token = (await app.als({ rechten: RECHTEN.filter((recht) => !zicht.includes(recht)) })).token
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

let reeks = 500
const nieuwNummer = () => {
  reeks += 1
  return String(reeks)
}

const makeContact = async (vertrouwelijk: boolean, extra: object = {}) =>
  wire.make('/klantcontacten', contact({ vertrouwelijk, ...extra }))
const taak = (uuid: string, extra: object) => ({
  gevraagdeHandeling: 'Terugbellen',
  aanleidinggevendKlantcontact: { uuid },
  toegewezenAanActoren: [{ uuid: medewerker }],
  status: 'te_verwerken',
  ...extra,
})

/** Gives the answer to a client who may not see what is hidden, without what differs for each request. */
async function antwoord(method: string, path: string, body: object, waarde: string) {
  const { status, body: gezegd } = await wire.vraag(method, path, body, { token })
  const { instance: _, ...rest } = gezegd
  return { status, tekst: JSON.stringify(rest).replaceAll(waarde, 'WAARDE') }
}

/** Makes a row with a value, hidden or not, and gives the value. */
const SOORTEN: Record<
  string,
  { make(verborgen: boolean): Promise<string>; nogEens(waarde: string): Promise<[string, object]> }
> = {}
for (const veld of ['nummer', 'referentienummer']) {
  SOORTEN[`${veld} van een klantcontact`] = {
    async make(verborgen) {
      const waarde = nieuwNummer()
      await makeContact(verborgen, { [veld]: waarde })
      return waarde
    },
    nogEens: async (waarde) => ['/klantcontacten', contact({ [veld]: waarde })],
  }
  SOORTEN[`${veld} van een interne taak`] = {
    async make(verborgen) {
      const waarde = nieuwNummer()
      await wire.make('/internetaken', taak((await makeContact(verborgen)).uuid, { [veld]: waarde }))
      return waarde
    },
    nogEens: async (waarde) => ['/internetaken', taak((await makeContact(false)).uuid, { [veld]: waarde })],
  }
}

describe.each(Object.entries(SOORTEN))('R28: een bezet %s', (_, { make, nogEens }) => {
  test('geeft hetzelfde antwoord of men het bezette ziet of niet, bij maken en bij wijzigen', async () => {
    const [open, verborgen, eigen] = [await make(false), await make(true), await make(false)]
    const [path] = await nogEens(eigen)
    const { uuid } = (await wire.read(`${path}?nummer=${eigen}`)).results[0] ?? (await wire.read(path)).results[0]
    for (const extra of [{}, { toelichting: 7 }, { klantcontact: 'x' }]) {
      const [gezien, ongezien] = await Promise.all(
        [open, verborgen].map(async (waarde) => {
          const [pad, body] = await nogEens(waarde)
          return antwoord('POST', pad, { ...body, ...extra }, waarde)
        }),
      )
      expect(ongezien).toEqual(gezien)
      expect(gezien?.status).toBe(400)
    }
    const veld = Object.entries((await nogEens('WAARDE'))[1]).find(([, waarde]) => waarde === 'WAARDE')?.[0] ?? ''
    const [gezien, ongezien] = await Promise.all(
      [open, verborgen].map((waarde) => antwoord('PATCH', `${path}/${uuid}`, { [veld]: waarde }, waarde)),
    )
    expect(ongezien).toEqual(gezien)
  })
})

test('R28: een referentienummer in de API van Balie: hetzelfde antwoord, gezien of niet', async () => {
  const client = await app.als({ rechten: ['klantcontacten.registreren'] })
  const poging = async (vertrouwelijk: boolean) => {
    const referentienummer = nieuwNummer()
    await app.client.klantcontacten.registreren({ body: klantcontact(medewerker, { vertrouwelijk, referentienummer }) })
    const { status, code, invalidParams } = await problemIn(
      client.klantcontacten.registreren({ body: klantcontact(medewerker, { referentienummer }) }),
    )
    return { status, code, invalidParams }
  }
  const gezien = await poging(false)
  expect(await poging(true)).toEqual(gezien)
  expect(gezien).toMatchObject({ status: 400, invalidParams: [{ name: 'referentienummer' }] })
})

test('R28: een BSN dat bezet is: hetzelfde antwoord, of men die partij ziet of niet', async () => {
  const { uuid } = await app.client.actoren.maken({ body: { naam: 'Behandelaar', soortActor: 'medewerker' } })
  const rechten = ['partijen.lezen', 'partijen.registreren', 'klantcontacten.registreren']
  await app.client.toegang.rolBewaren({ params: { naam: 'smal' }, body: { rechten } })
  const smal = await app.alsMedewerker(uuid, ['smal'])
  const identiteit = { identificatoren: [{ soort: 'bsn' as const, nummer: '999990019' }] }
  const gemaakt = await app.client.partijen.maken({ body: persoon(identiteit) })
  const poging = async () => {
    const { status, code, detail } = await problemIn(smal.partijen.maken({ body: persoon(identiteit) }))
    return { status, code, detail }
  }
  const ongezien = await poging()
  expect(await problemIn(smal.partijen.tonen({ params: { uuid: gemaakt.uuid } }))).toMatchObject({ status: 404 })
  const betrokkenen = [{ partij: gemaakt.uuid, rol: 'klant' as const, initiator: true }]
  await app.client.klantcontacten.registreren({ body: klantcontact(uuid, { betrokkenen }) })
  expect(await smal.partijen.tonen({ params: { uuid: gemaakt.uuid } })).toMatchObject({ uuid: gemaakt.uuid })
  expect(await poging()).toEqual(ongezien)
  expect(ongezien).toMatchObject({ status: 409 })
})

test('R28: bij een partij met geheimhouding zegt geen antwoord wat er al staat', async () => {
  const { uuid } = await app.client.partijen.maken({ body: persoon({ indicatieGeheimhouding: true }) })
  const adres = (extra: object) => ({
    verstrektDoorPartij: { uuid },
    verstrektDoorBetrokkene: null,
    soortDigitaalAdres: 'email',
    adres: 'iemand@voorbeeld.nl',
    omschrijving: '',
    ...extra,
  })
  const bezet = { referentie: 'portaalvoorkeur', isStandaardAdres: true }
  const eerste = await wire.make('/digitaleadressen', adres(bezet))
  for (const extra of [{}, bezet, { referentie: 'vrij' }, { isStandaardAdres: true }]) {
    const { status, tekst } = await antwoord('POST', '/digitaleadressen', adres(extra), uuid)
    expect(status, tekst).toBe(403)
  }
  expect((await wire.read(`/digitaleadressen/${eerste.uuid}`)).isStandaardAdres).toBe(true)
})
