import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const makeContact = async () => ({ uuid: (await wire.make('/klantcontacten', contact())).uuid as string })

describe('betrokkenen', () => {
  test('een groep wordt geheel vervangen, en null maakt hem leeg', async () => {
    const hadKlantcontact = await makeContact()
    const naam = { voornaam: 'Jo', voorvoegselAchternaam: 'de', achternaam: 'Wit' }
    const { uuid, volledigeNaam } = await wire.make('/betrokkenen', {
      hadKlantcontact,
      rol: 'klant',
      initiator: true,
      contactnaam: naam,
      bezoekadres: { huisnummer: '12', postcode: '1012 JS' },
    })
    expect(volledigeNaam).toBe('Jo de Wit')
    const gewijzigd = await wire.change(`/betrokkenen/${uuid}`, {
      contactnaam: { achternaam: 'Zwart' },
      bezoekadres: null,
    })
    expect(gewijzigd).toMatchObject({
      volledigeNaam: 'Zwart',
      contactnaam: { voornaam: '', achternaam: 'Zwart' },
      bezoekadres: { huisnummer: null, postcode: '' },
    })
  })

  test('PUT laat staan wat niet is gestuurd', async () => {
    const hadKlantcontact = await makeContact()
    const { uuid } = await wire.make('/betrokkenen', {
      hadKlantcontact,
      rol: 'klant',
      initiator: true,
      organisatienaam: 'De Korenaar',
    })
    const put = await wire.vraag('PUT', `/betrokkenen/${uuid}`, {
      hadKlantcontact,
      rol: 'vertegenwoordiger',
      initiator: 'false',
    })
    expect(put.body).toMatchObject({ organisatienaam: 'De Korenaar', rol: 'vertegenwoordiger', initiator: false })
  })

  test('de filters vinden een betrokkene', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    const hadKlantcontact = await makeContact()
    const achternaam = `Wit${crypto.randomUUID()}`
    const { uuid } = await wire.make('/betrokkenen', {
      hadKlantcontact,
      rol: 'klant',
      initiator: true,
      wasPartij: { uuid: partij.uuid },
      contactnaam: { achternaam },
    })
    for (const query of [
      `contactnaamAchternaam=${achternaam}`,
      `wasPartij__uuid=${partij.uuid}`,
      `wasPartij__nummer=${partij.nummer}`,
      `hadKlantcontact__uuid=${hadKlantcontact.uuid}`,
    ]) {
      expect(await wire.read(`/betrokkenen?${query}`)).toMatchObject({ count: 1, results: [{ uuid, _expand: {} }] })
    }
    expect(fouten(await wire.vraag('GET', '/betrokkenen?rol=klant'))).toEqual(['nonFieldErrors unknown-parameters'])
  })
})

describe('actorklantcontacten', () => {
  test('een actor hoort een keer bij een klantcontact', async () => {
    const { medewerker } = await makeMedewerker(app)
    const body = { actor: { uuid: medewerker }, klantcontact: await makeContact() }
    const eerste = await wire.make('/actorklantcontacten', body)
    expect(fouten(await wire.vraag('POST', '/actorklantcontacten', body))).toEqual(['nonFieldErrors unique'])
    expect((await wire.vraag('PUT', `/actorklantcontacten/${eerste.uuid}`, body)).status).toBe(200)
  })

  test('twee gelijke verzoeken tegelijk maken er een', async () => {
    const { medewerker } = await makeMedewerker(app)
    const body = { actor: { uuid: medewerker }, klantcontact: await makeContact() }
    const answers = await Promise.all([1, 2, 3, 4].map(() => wire.vraag('POST', '/actorklantcontacten', body)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => ![201, 400, 409].includes(status))).toEqual([])
  })
})

describe('onderwerpobjecten', () => {
  test('cascade houdt een klantcontact dat een ander onderwerpobject gebruikt', async () => {
    const klantcontact = await makeContact()
    const een = await wire.make('/onderwerpobjecten', { klantcontact })
    await wire.make('/onderwerpobjecten', { klantcontact })
    const answer = await wire.vraag('DELETE', `/onderwerpobjecten/${een.uuid}?cascade=TRUE`)
    expect([answer.status, answer.body]).toEqual([
      200,
      { behouden: [`${wire.base}/klantcontacten/${klantcontact.uuid}`] },
    ])
  })

  test('cascade vernietigt een klantcontact dat niemand anders gebruikt, met de adressen van zijn betrokkenen', async () => {
    const klantcontact = await makeContact()
    const { uuid } = await wire.make('/onderwerpobjecten', { klantcontact })
    const { token } = await app.als({ rechten: RECHTEN.filter((recht) => recht !== 'klantcontacten.vernietigen') })
    const path = `/onderwerpobjecten/${uuid}?cascade=true`
    expect((await wire.vraag('DELETE', path, undefined, { token })).status).toBe(403)
    expect((await wire.vraag('DELETE', path)).body).toEqual({ behouden: [] })
    expect((await wire.vraag('GET', `/klantcontacten/${klantcontact.uuid}`)).status).toBe(404)
  })

  test('zonder cascade blijft het klantcontact', async () => {
    const klantcontact = await makeContact()
    const { uuid } = await wire.make('/onderwerpobjecten', { klantcontact })
    await wire.remove(`/onderwerpobjecten/${uuid}`)
    expect((await wire.vraag('GET', `/klantcontacten/${klantcontact.uuid}`)).status).toBe(200)
  })
})
