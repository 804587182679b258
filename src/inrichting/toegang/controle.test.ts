import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../run/testing/browser.ts'
import { startProvider, type TestProvider } from '../../run/testing/provider.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// These tests log somebody in, and then change what the provider says about them.

const MINUUT = 60_000
const ANNA = {
  name: 'Anna de Vries',
  preferred_username: 'anna',
  email: 'anna@gemeente.example',
  roles: ['behandelaar', 'beheerder'],
  groups: ['Wegen'],
}

let app: TestApp
let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
  app = await startTestApp({ ...provider.instellingen, OIDC_CONTROLE_MINUTEN: '5', OIDC_UITVAL_MINUTEN: '20' })
  await provider.begin(app.base)
  provider.staat.wie = 'anna'
  for (const naam of ['Wegen', 'Groen'])
    await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })
})
beforeEach(() => {
  provider.mensen.set('anna', ANNA)
  provider.staat.weg = false
})
afterEach(() => app.zetKlok(undefined))
afterAll(async () => {
  provider.stop()
  await app.stop()
})

type Ik = { rollen: string[]; eenheden: { naam: string }[]; naam: string }
type Browser = ReturnType<typeof browser>

async function logIn(): Promise<Browser> {
  const anna = browser(app.base)
  expect((await anna.volg('/inloggen?terug=/api/v1/ik')).response.status).toBe(200)
  return anna
}
const ikOf = async (anna: Browser) => {
  const response = await anna.ga('/api/v1/ik')
  return { status: response.status, ik: (await response.json()) as Ik }
}
const minutenLater = (minuten: number) => app.zetKlok(new Date(Date.now() + minuten * MINUUT))

describe('R28: wat de provider afneemt is hier binnen vijf minuten weg', () => {
  test('wie daar is uitgezet of verwijderd is hier niet meer aangemeld', async () => {
    const anna = await logIn()
    provider.mensen.delete('anna')
    minutenLater(4)
    expect((await ikOf(anna)).status).toBe(200)
    minutenLater(6)
    expect((await ikOf(anna)).status).toBe(401)
    app.zetKlok(undefined)
    expect((await ikOf(anna)).status).toBe(401)
  })

  test('wie daar een rol kwijtraakt mist hier de rechten, en een andere afdeling geldt ook hier', async () => {
    const anna = await logIn()
    expect((await anna.ga('/api/v1/sessies')).status).toBe(200)
    provider.mensen.set('anna', { ...ANNA, name: 'Anna Jansen', roles: ['behandelaar'], groups: ['Groen'] })
    minutenLater(6)
    expect((await anna.ga('/api/v1/sessies')).status).toBe(403)
    expect((await ikOf(anna)).ik).toMatchObject({
      naam: 'Anna Jansen',
      rollen: ['behandelaar'],
      eenheden: [{ naam: 'Groen' }],
    })
  })

  test.each([
    ['zonder rollen', { ...ANNA, roles: [] }],
    ['zonder de claim', { ...ANNA, roles: undefined }],
    ['met een rol die hier niet bestaat', { ...ANNA, roles: ['iets-anders'] }],
  ])('wie daar verder gaat %s is hier niet meer aangemeld', async (_, mens) => {
    const anna = await logIn()
    provider.mensen.set('anna', mens)
    minutenLater(6)
    expect((await ikOf(anna)).status).toBe(401)
  })

  test('wie mag blijven merkt er niets van, telkens opnieuw, en veel verzoeken tegelijk vragen de provider één keer', async () => {
    const anna = await logIn()
    for (const minuten of [6, 12, 18, 24]) {
      minutenLater(minuten)
      const tegelijk = await Promise.all(Array.from({ length: 8 }, () => ikOf(anna)))
      expect(tegelijk.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    }
  })
})

describe('een provider die weg is', () => {
  test('houdt niemand op, tot het te lang duurt; is hij er weer, dan gaat het verder', async () => {
    const anna = await logIn()
    provider.staat.weg = true
    minutenLater(6)
    expect((await ikOf(anna)).status).toBe(200)
    minutenLater(19)
    expect((await ikOf(anna)).status).toBe(200)
    minutenLater(21)
    const teLang = await anna.ga('/api/v1/ik')
    expect([teLang.status, teLang.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await teLang.json()).toMatchObject({ detail: expect.stringContaining('inlogdienst') })
    provider.staat.weg = false
    minutenLater(22)
    expect((await ikOf(anna)).status).toBe(200)
  })

  test('wie intussen is uitgezet komt er daarna niet meer in', async () => {
    const anna = await logIn()
    provider.staat.weg = true
    provider.mensen.delete('anna')
    minutenLater(6)
    expect((await ikOf(anna)).status).toBe(200)
    provider.staat.weg = false
    minutenLater(7)
    expect((await ikOf(anna)).status).toBe(401)
  })
})

test('de database alleen kan met de tokens van de provider niets', async () => {
  await logIn()
  const { rows } = await app.pool.query<{ alles: string; tokens: Buffer }>(
    'select s::text as alles, tokens from sessie s',
  )
  for (const { tokens } of rows) expect(tokens.toString('latin1')).not.toMatch(/refresh|access/)
})

describe('een provider zonder refresh tokens', () => {
  test('wordt nagevraagd met het access token; werkt dat niet meer, dan eindigt de sessie', async () => {
    const karig = await startProvider({ refresh: false })
    const balie = await startTestApp(karig.instellingen)
    try {
      await karig.begin(balie.base)
      karig.mensen.set('anna', ANNA)
      karig.staat.wie = 'anna'
      const anna = browser(balie.base)
      await anna.volg('/inloggen?terug=/api/v1/ik')
      balie.zetKlok(new Date(Date.now() + 6 * MINUUT))
      expect((await anna.ga('/api/v1/ik')).status).toBe(200)
      karig.mensen.delete('anna')
      balie.zetKlok(new Date(Date.now() + 12 * MINUUT))
      expect((await anna.ga('/api/v1/ik')).status).toBe(401)
    } finally {
      karig.stop()
      await balie.stop()
    }
  })
})
