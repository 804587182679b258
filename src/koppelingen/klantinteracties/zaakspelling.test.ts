import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const KISS = { codeObjecttype: 'zgw-Zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }
const ZAC = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' }

const makeContact = async () => (await wire.make('/klantcontacten', contact())).uuid
const link = (uuid: string, onderwerpobjectidentificator: object) =>
  wire.make('/onderwerpobjecten', { klantcontact: { uuid }, onderwerpobjectidentificator })

const hoofdletter = (naam: string) => naam[0]?.toUpperCase() + naam.slice(1)
const vraag = (prefix: string, velden: object) =>
  Object.entries(velden)
    .map(([naam, waarde]) => `${prefix}onderwerpobjectidentificator${hoofdletter(naam)}=${encodeURIComponent(waarde)}`)
    .join('&')

describe('twee spellingen van een zaak zijn er één', () => {
  test.each([
    ['KISS', KISS, ZAC],
    ['ZAC', ZAC, KISS],
  ])(
    'wie zoekt zoals %s vindt wat beide schreven, en elk komt terug zoals het is geschreven',
    async (_, eigen, ander) => {
      const objectId = crypto.randomUUID()
      const contacten = [await makeContact(), await makeContact()]
      await link(contacten[0] ?? '', { ...eigen, objectId })
      await link(contacten[1] ?? '', { ...ander, objectId })
      const gevonden = await wire.read(`/klantcontacten?${vraag('onderwerpobject__', { ...eigen, objectId })}`)
      expect(gevonden.count).toBe(2)
      expect(new Set(gevonden.results.map(({ uuid }: { uuid: string }) => uuid))).toEqual(new Set(contacten))
      const objecten = await wire.read(`/onderwerpobjecten?${vraag('', { ...eigen, objectId })}`)
      expect(
        objecten.results
          .map(
            ({ onderwerpobjectidentificator: { codeObjecttype } }: { onderwerpobjectidentificator: typeof KISS }) =>
              codeObjecttype,
          )
          .sort(),
      ).toEqual(['zaak', 'zgw-Zaak'])
    },
  )

  test('een andere soort object in hetzelfde register, en een ander kenmerk dan de uuid, worden precies vergeleken', async () => {
    const objectId = 'ZAAK-2026-1'
    const uuid = await makeContact()
    await link(uuid, { ...ZAC, codeSoortObjectId: 'identificatie', objectId })
    await link(uuid, { ...ZAC, codeObjecttype: 'formulierinzending', objectId })
    const tel = async (velden: object) =>
      (await wire.read(`/onderwerpobjecten?${vraag('', { objectId, ...velden })}`)).count
    expect(await tel({ ...KISS, codeSoortObjectId: 'identificatie' })).toBe(0)
    expect(await tel({ ...ZAC, codeSoortObjectId: 'identificatie' })).toBe(1)
    expect(
      await tel({ codeObjecttype: 'formulierinzending', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }),
    ).toBe(0)
    expect(
      await tel({ codeObjecttype: 'formulierinzending', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' }),
    ).toBe(1)
  })

  test.each(['codeObjecttype', 'codeRegister'] as const)(
    'wie alleen %s noemt, of het van de ene en de rest van de andere, vindt precies dat',
    async (naam) => {
      const objectId = crypto.randomUUID()
      for (const spelling of [KISS, ZAC]) await link(await makeContact(), { ...spelling, objectId })
      const tel = async (velden: object) =>
        (await wire.read(`/onderwerpobjecten?${vraag('', { objectId, codeSoortObjectId: 'uuid', ...velden })}`)).count
      expect(await tel({ [naam]: KISS[naam] })).toBe(1)
      expect(await tel({ [naam]: ZAC[naam] })).toBe(1)
      expect(await tel({ ...KISS, [naam]: ZAC[naam] })).toBe(0)
    },
  )

  test('verwijderen antwoordt 204, en 204 als het nog eens wordt gevraagd; wat er nooit was 404', async () => {
    const { uuid } = await link(await makeContact(), { ...ZAC, objectId: crypto.randomUUID() })
    for (const _ of [1, 2, 3]) expect((await wire.vraag('DELETE', `/onderwerpobjecten/${uuid}`)).status).toBe(204)
    expect((await wire.vraag('GET', `/onderwerpobjecten/${uuid}`)).status).toBe(404)
    expect((await wire.vraag('DELETE', `/onderwerpobjecten/${crypto.randomUUID()}`)).status).toBe(404)
  })
})

describe('de aanroepen van ZAC', () => {
  test('contactgegevens, contacten van een persoon, het contact van een inzending, en de koppeling van een nieuwe zaak', async () => {
    const bsn = '999990019'
    await app.client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: bsn }] }) })
    const opNummer = await wire.read(
      `/partijen?partijIdentificator__codeObjecttype=natuurlijk_persoon&partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId=${bsn}&expand=digitaleAdressen&page=1&pageSize=100`,
    )
    expect(opNummer.count).toBe(1)
    const [{ uuid: partij, partijIdentificatoren }] = opNummer.results
    expect(
      (await wire.read(`/partij-identificatoren/${partijIdentificatoren[0].uuid}`)).partijIdentificator.objectId,
    ).toBe(bsn)
    const uuid = await makeContact()
    const betrokkene = await wire.make('/betrokkenen', {
      hadKlantcontact: { uuid },
      rol: 'klant',
      initiator: true,
      wasPartij: { uuid: partij },
    })
    const inzending = {
      codeObjecttype: 'formulierinzending',
      codeRegister: 'Open Formulieren',
      codeSoortObjectId: 'public_registration_reference',
    }
    await link(uuid, { ...inzending, objectId: 'OF-123' })
    const vanPersoon = await wire.read(
      `/partijen?partijIdentificator__objectId=${bsn}&expand=betrokkenen,betrokkenen.hadKlantcontact&page=1&pageSize=100`,
    )
    expect(vanPersoon.results[0]._expand.betrokkenen[0]._expand.hadKlantcontact.uuid).toBe(uuid)
    const vanInzending = await wire.read(
      `/klantcontacten?${vraag('onderwerpobject__', { ...inzending, objectId: 'OF-123' })}&page=1&pageSize=100`,
    )
    expect(vanInzending.results[0].hadBetrokkenen[0].uuid).toBe(betrokkene.uuid)
    expect((await wire.read(`/digitaleadressen?verstrektDoorBetrokkene__uuid=${betrokkene.uuid}`)).count).toBe(0)
    const zaak = { ...ZAC, objectId: crypto.randomUUID() }
    await link(uuid, zaak)
    const vanZaak = await wire.read(`/klantcontacten?${vraag('onderwerpobject__', zaak)}&page=1&pageSize=100`)
    expect(vanZaak.results[0].uuid).toBe(uuid)
    // An older ZAC asks by the uuid alone.
    expect((await wire.read(`/klantcontacten?${vraag('onderwerpobject__', { objectId: zaak.objectId })}`)).count).toBe(
      1,
    )
    const { zonderOpvolging } = await app.client.klantcontacten.tonen({ params: { uuid } })
    expect(zonderOpvolging).toBe(false)
  })
})

describe('de aanroepen van OMC', () => {
  test('een verstuurd bericht wordt een klantcontact met actor, betrokkene en de zaak als onderwerp, en is zo terug te vinden', async () => {
    const zaak = { ...ZAC, objectId: crypto.randomUUID() }
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
    const { uuid: actor } = await wire.make('/actoren', { naam: 'OMC', soortActor: 'geautomatiseerde_actor' })
    const { uuid } = await wire.make('/klantcontacten', contact({ kanaal: 'email', indicatieContactGelukt: true }))
    await wire.make('/actorklantcontacten', { actor: { uuid: actor }, klantcontact: { uuid } })
    await wire.make('/betrokkenen', {
      hadKlantcontact: { uuid },
      wasPartij: { uuid: partij },
      rol: 'klant',
      initiator: true,
    })
    await link(uuid, zaak)
    const gevonden = await wire.read(
      `/klantcontacten?${vraag('onderwerpobject__', { ...KISS, objectId: zaak.objectId })}&expand=gingOverOnderwerpobjecten`,
    )
    expect(gevonden.results[0]._expand.gingOverOnderwerpobjecten[0].onderwerpobjectidentificator).toEqual(zaak)
  })
})
