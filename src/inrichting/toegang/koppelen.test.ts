import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../run/testing/browser.ts'
import { startProvider, type TestProvider } from '../../run/testing/provider.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// These tests identify a person by the provider's own name for them (issuer and subject), never by a user name that can pass to another.

let app: TestApp
let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
  app = await startTestApp(provider.instellingen)
  await provider.begin(app.base)
})
afterAll(async () => {
  provider.stop()
  await app.stop()
})

let teller = 0
let id: string
beforeEach(() => {
  teller += 1
  id = `jansen${teller}`
})

const mens = (naam: string, extra: object = {}) => ({
  name: naam,
  preferred_username: id,
  email: `${id}@gemeente.example`,
  roles: ['behandelaar'],
  ...extra,
})

async function logIn(subject: string, claims?: object) {
  if (claims) provider.mensen.set(subject, claims)
  provider.staat.wie = subject
  const wie = browser(app.base)
  const { response } = await wie.volg('/inloggen?terug=/api/v1/ik')
  const tekst = await response.text()
  return { wie, status: response.status, tekst, actor: response.ok ? (JSON.parse(tekst).actor as string) : undefined }
}

const ingelezen = (extra: object = {}) =>
  app.client.actoren.maken({
    body: {
      naam: 'J. Jansen',
      soortActor: 'medewerker',
      emailadres: `${id}@gemeente.example`,
      actoridentificator: { objectId: id, codeObjecttype: 'mdw', codeRegister: 'obj', codeSoortObjectId: 'idf' },
      ...extra,
    },
  })

const verzoeken = async () =>
  (await app.client.toegang.koppelverzoeken()).resultaten.filter(({ medewerkerId }) => medewerkerId === id)
const isLoggedIn = async (wie: ReturnType<typeof browser>) => (await wie.ga('/api/v1/ik')).status === 200

describe('R28: een gebruikersnaam die van een ander was', () => {
  test('maakt niemand tot die ander: het inloggen wacht op beheer, en de ander blijft wie zij was', async () => {
    const oud = await logIn(`${id}-oud`, mens('Jannie Jansen'))
    const nieuw = await logIn(`${id}-nieuw`, mens('Joris Jansen'))
    expect([nieuw.status, nieuw.tekst]).toEqual([
      403,
      expect.stringContaining('De beheerder van Balie ziet nu dat u wilt inloggen'),
    ])
    expect(await isLoggedIn(oud.wie)).toBe(true)
    expect(await verzoeken()).toMatchObject([
      {
        naam: 'Joris Jansen',
        reden: 'al-gekoppeld',
        medewerker: { uuid: oud.actor, naam: 'Jannie Jansen', actief: true },
      },
    ])
    await logIn(`${id}-nieuw`)
    expect(await verzoeken()).toHaveLength(1)
  })

  test('wie een ander is wordt een nieuwe medewerker met het medewerker-id, en van de oude blijft de geschiedenis', async () => {
    const oud = await logIn(`${id}-oud`, mens('Jannie Jansen'))
    await logIn(`${id}-nieuw`, mens('Joris Jansen'))
    const [verzoek] = await verzoeken()
    const params = { uuid: verzoek?.uuid ?? '' }
    const { medewerker } = await app.client.toegang.nieuweMedewerker({ params, body: { uitzetten: true } })
    const joris = await logIn(`${id}-nieuw`)
    expect(joris.actor).toBe(medewerker)
    expect(joris.actor).not.toBe(oud.actor)
    expect(await isLoggedIn(oud.wie)).toBe(false)
    expect((await logIn(`${id}-oud`)).status).toBe(403)
    expect((await app.client.actoren.lijst({ query: { objectId: id } })).resultaten.map(({ uuid }) => uuid)).toEqual([
      joris.actor,
    ])
    expect(await app.client.actoren.tonen({ params: { uuid: oud.actor ?? '' } })).toMatchObject({
      naam: 'Jannie Jansen',
      indicatieActief: false,
    })
    expect(await verzoeken()).toEqual([])
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'koppeling', aantal: '2' } })
    expect(resultaten.map(({ naam, actie }) => [naam, actie])).toEqual([
      ['Joris Jansen', 'gemaakt'],
      ['Jannie Jansen', 'gewijzigd'],
    ])
  })

  test('de oude kan met een andere naam blijven werken', async () => {
    const oud = await logIn(`${id}-oud`, mens('Jannie Jansen'))
    await logIn(`${id}-nieuw`, mens('Joris Jansen'))
    const [verzoek] = await verzoeken()
    await app.client.toegang.nieuweMedewerker({ params: { uuid: verzoek?.uuid ?? '' }, body: { uitzetten: false } })
    expect(await isLoggedIn(oud.wie)).toBe(true)
    const terug = await logIn(`${id}-oud`, mens('Jannie de Boer', { preferred_username: `boer${teller}` }))
    expect(terug.actor).toBe(oud.actor)
  })

  test('wie met een nieuw account dezelfde is wordt gekoppeld; het oude account werkt dan niet meer', async () => {
    const oud = await logIn(`${id}-oud`, mens('Jannie Jansen'))
    await logIn(`${id}-nieuw`, mens('Jannie Jansen'))
    const [verzoek] = await verzoeken()
    const params = { uuid: verzoek?.uuid ?? '' }
    await app.client.toegang.koppelen({ params, body: { medewerker: oud.actor ?? '' } })
    expect(await isLoggedIn(oud.wie)).toBe(false)
    expect((await logIn(`${id}-nieuw`)).actor).toBe(oud.actor)
    expect((await logIn(`${id}-oud`)).status).toBe(403)
    await expect(app.client.toegang.koppelen({ params, body: { medewerker: oud.actor ?? '' } })).rejects.toThrow(
      '404 niet-gevonden',
    )
  })

  test('alleen aan een medewerker kan worden gekoppeld; lukt dat niet, dan wacht het verzoek nog', async () => {
    await logIn(`${id}-oud`, mens('Jannie Jansen'))
    await logIn(`${id}-nieuw`, mens('Joris Jansen'))
    const [verzoek] = await verzoeken()
    const { uuid: medewerker } = await app.client.actoren.maken({
      body: { naam: `Afdeling ${id}`, soortActor: 'organisatorische_eenheid' },
    })
    await expect(
      app.client.toegang.koppelen({ params: { uuid: verzoek?.uuid ?? '' }, body: { medewerker } }),
    ).rejects.toMatchObject({ problem: { status: 400, invalidParams: [{ name: 'medewerker' }] } })
    expect(await verzoeken()).toHaveLength(1)
    await app.client.toegang.koppelverzoekVerwijderen({ params: { uuid: verzoek?.uuid ?? '' } })
    expect(await verzoeken()).toEqual([])
  })
})

describe('wie voor het eerst inlogt', () => {
  test('wordt de ingelezen medewerker met hetzelfde medewerker-id en e-mailadres', async () => {
    const { uuid } = await ingelezen({ emailadres: `${id.toUpperCase()}@gemeente.example` })
    expect((await logIn(id, mens('Jannie Jansen'))).actor).toBe(uuid)
  })

  test.each([
    ['een ander e-mailadres', { emailadres: 'iemand.anders@gemeente.example' }, 'ander-emailadres'],
    ['geen bekend e-mailadres', { emailadres: '' }, 'ander-emailadres'],
    ['een medewerker die weg is', { indicatieActief: false }, 'niet-actief'],
  ])('wacht op beheer bij %s', async (_, extra, reden) => {
    const { uuid } = await ingelezen(extra)
    expect((await logIn(id, mens('Jannie Jansen'))).status).toBe(403)
    const [verzoek] = await verzoeken()
    expect(verzoek).toMatchObject({ reden, medewerker: { uuid } })
    const params = { uuid: verzoek?.uuid ?? '' }
    await app.client.toegang.koppelen({ params, body: { medewerker: uuid } })
    expect((await logIn(id)).actor).toBe(uuid)
  })

  test.each([
    ['id', { emailadres: '' }, 200],
    ['beheer', {}, 403],
  ])('met OIDC_KOPPELEN=%s', async (keuze, extra, status) => {
    const balie = await startTestApp({ ...provider.instellingen, OIDC_KOPPELEN: keuze })
    const eigen = app
    try {
      app = balie
      await provider.begin(balie.base)
      await ingelezen(extra)
      expect((await logIn(id, mens('Jannie Jansen'))).status).toBe(status)
    } finally {
      app = eigen
      await provider.begin(eigen.base)
      await balie.stop()
    }
  })
})
