import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '../../run/testing/browser.ts'
import { startProvider, type TestProvider } from '../../run/testing/provider.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { KEYS_COOLDOWN_MS } from './oidc.ts'

// This test uses a municipal provider outside Balie: its claims stand where Keycloak puts them, and it requires private_key_jwt.

let app: TestApp
let provider: TestProvider

const ANNA = {
  name: 'Anna de Vries',
  email: 'anna@gemeente.example',
  werk: { nummer: 'm-17' },
  resource_access: { balie: { roles: ['balie-behandelaars'] } },
  afdelingen: ['Wegen'],
}
const CLAIMS = {
  OIDC_CLAIM_MEDEWERKER: 'werk.nummer',
  OIDC_CLAIM_ROLLEN: 'resource_access.balie.roles',
  OIDC_CLAIM_AFDELINGEN: 'afdelingen',
}

async function setUp(van: TestApp) {
  await van.client.actoren.maken({ body: { naam: 'Wegen', soortActor: 'organisatorische_eenheid' } })
  await van.client.toegang.rolBewaren({
    params: { naam: 'behandelaar' },
    body: { rechten: ['internetaken.lezen', 'toegang.ik'], claimwaarden: ['balie-behandelaars'] },
  })
}

beforeAll(async () => {
  provider = await startProvider()
  app = await startTestApp({ ...provider.instellingen, ...CLAIMS })
  await provider.begin(app.base)
  provider.mensen.set('anna', ANNA)
  provider.staat.wie = 'anna'
  await setUp(app)
})
afterAll(async () => {
  provider.stop()
  await app.stop()
})

const logIn = async () => {
  const anna = browser(app.base)
  const { response } = await anna.volg('/inloggen?terug=/api/v1/ik')
  return { anna, ik: (await response.json()) as { naam: string; rollen: string[]; eenheden: { naam: string }[] } }
}

const isAangemeld = async (anna: ReturnType<typeof browser>) => (await anna.ga('/api/v1/ik')).status === 200

/** Reads the id that the provider gave to the last session. */
async function sidOf(): Promise<string> {
  const { rows } = await app.pool.query<{ sid: string }>('select sid from sessie order by aangemaakt_op desc limit 1')
  return rows[0]?.sid ?? ''
}

test('R28: bij een provider die private_key_jwt vraagt, met claims op eigen plaatsen', async () => {
  const { ik } = await logIn()
  expect(ik).toMatchObject({ naam: 'Anna de Vries', rollen: ['behandelaar'], eenheden: [{ naam: 'Wegen' }] })
  const { rows } = await app.pool.query(
    `select (actoridentificator).object_id as id from actor where naam = 'Anna de Vries'`,
  )
  expect(rows).toEqual([{ id: 'm-17' }])
})

describe('uitloggen bij de provider', () => {
  const token: TestProvider['logoutToken'] = (claims, options) => provider.logoutToken(claims, options)
  const meld = async (logoutToken: string) =>
    (
      await fetch(`${app.base}/uitloggen/backchannel`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: logoutToken }),
      })
    ).status

  test('back-channel: een logout token beëindigt de sessie, en werkt één keer', async () => {
    const { anna } = await logIn()
    const geldig = await token({ sid: await sidOf() })
    expect(await meld(geldig)).toBe(200)
    expect(await isAangemeld(anna)).toBe(false)
    expect(await meld(geldig)).toBe(400)
  })

  test('back-channel: een token voor een ander, te oud, met een nonce, of veranderd wordt geweigerd', async () => {
    const { anna } = await logIn()
    const sid = await sidOf()
    const goed = await token({ sid })
    for (const fout of [
      await token({ sid }, { audience: 'een-ander' }),
      await token({ sid }, { leeftijd: 3600 }),
      await token({ sid, nonce: 'x' }),
      await token({ sid, events: {} }),
      await token({}),
      `${goed.slice(0, -6)}AAAAAA`,
    ])
      expect(await meld(fout)).toBe(400)
    expect(await isAangemeld(anna)).toBe(true)
  })

  test('back-channel: een token zonder sid beëindigt alle sessies van die persoon, en van niemand anders', async () => {
    const [eerste, tweede] = [(await logIn()).anna, (await logIn()).anna]
    provider.mensen.set('bart', { ...ANNA, name: 'Bart Bos', werk: { nummer: 'm-18' } })
    provider.staat.wie = 'bart'
    const bart = (await logIn()).anna
    provider.staat.wie = 'anna'
    expect(await meld(await token({ sub: 'anna' }))).toBe(200)
    expect([await isAangemeld(eerste), await isAangemeld(tweede), await isAangemeld(bart)]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('back-channel: met sid eindigt die ene sessie, en een waarvan de provider nooit een sid gaf', async () => {
    const [eerste, tweede] = [(await logIn()).anna, (await logIn()).anna]
    const sid = await sidOf()
    const zonder = (await logIn()).anna
    await app.pool.query('update sessie set sid = null where sid = $1', [await sidOf()])
    expect(await meld(await token({ sub: 'anna', sid }))).toBe(200)
    expect([await isAangemeld(eerste), await isAangemeld(tweede), await isAangemeld(zonder)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('back-channel: over de andere sessies van die persoon wordt de provider meteen gevraagd', async () => {
    const [blijft, meldtAf] = [(await logIn()).anna, (await logIn()).anna]
    expect(await meld(await token({ sub: 'anna', sid: await sidOf() }))).toBe(200)
    expect([await isAangemeld(blijft), await isAangemeld(meldtAf)]).toEqual([true, false])
    const derde = (await logIn()).anna
    await logIn()
    provider.mensen.delete('anna')
    expect(await meld(await token({ sub: 'anna', sid: await sidOf() }))).toBe(200)
    expect([await isAangemeld(blijft), await isAangemeld(derde)]).toEqual([false, false])
    provider.mensen.set('anna', ANNA)
  })

  test('front-channel: de pagina van de provider beëindigt de sessie; die van een ander niet', async () => {
    const { anna } = await logIn()
    const { issuer } = provider
    const pad = (iss: string, sid: string) => `${app.base}/uitloggen/frontchannel?${new URLSearchParams({ iss, sid })}`
    expect((await fetch(pad('https://kwaad.example', await sidOf()))).status).toBe(400)
    expect((await fetch(pad(issuer, 'a\u0000b'))).status).toBe(400)
    expect(await isAangemeld(anna)).toBe(true)
    const response = await fetch(pad(issuer, await sidOf()))
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining(`frame-ancestors ${issuer}`),
    ])
    expect(await isAangemeld(anna)).toBe(false)
  })
})

describe('uitloggen bij Balie', () => {
  const logOut = (anna: ReturnType<typeof browser>) => anna.volg('/uitloggen', { method: 'POST' }, /session\/end/)

  test('is de provider er, dan eindigt de sessie hier en gaat het door naar daar', async () => {
    const { anna } = await logIn()
    const { url } = await logOut(anna)
    expect(url.href).toMatch(new RegExp(`^${provider.issuer}/session/end\\?id_token_hint=`))
    expect(await isAangemeld(anna)).toBe(false)
  })

  test('is de provider weg, dan eindigt de sessie hier ook, en staat dat er', async () => {
    const { anna } = await logIn()
    const token = anna.cookies().get('balie-sessie')
    provider.staat.weg = true
    try {
      const { response } = await logOut(anna)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('De inlogdienst was niet bereikbaar')
      const oud = await fetch(`${app.base}/api/v1/ik`, { headers: { cookie: `balie-sessie=${token}` } })
      expect(oud.status).toBe(401)
      expect((await anna.volg('/inloggen/terug?code=x&state=y')).response.status).toBe(401)
    } finally {
      provider.staat.weg = false
    }
  })
})

describe('nieuwe sleutels van de provider', () => {
  test('gelden meteen: voor inloggen en voor een logout token', async () => {
    await logIn()
    for (let keer = 0; keer < 2; keer += 1) {
      await new Promise((done) => setTimeout(done, KEYS_COOLDOWN_MS + 100))
      await provider.wisselSleutel()
      const { anna, ik } = await logIn()
      expect(ik.naam).toBe('Anna de Vries')
      const body = new URLSearchParams({ logout_token: await provider.logoutToken({ sid: await sidOf() }) })
      expect((await fetch(`${app.base}/uitloggen/backchannel`, { method: 'POST', body })).status).toBe(200)
      expect(await isAangemeld(anna)).toBe(false)
    }
  })

  test('een stroom tokens met onbekende sleutels vraagt de provider hoogstens eens per seconde om zijn sleutels', async () => {
    const voor = provider.staat.sleutelsGevraagd
    const begin = Date.now()
    const vals = await startProvider()
    for (let keer = 0; keer < 30; keer += 1) {
      const body = new URLSearchParams({ logout_token: await vals.logoutToken({ sub: 'anna' }) })
      expect((await fetch(`${app.base}/uitloggen/backchannel`, { method: 'POST', body })).status).toBe(400)
    }
    vals.stop()
    const seconds = Math.ceil((Date.now() - begin) / KEYS_COOLDOWN_MS)
    expect(provider.staat.sleutelsGevraagd - voor).toBeLessThanOrEqual(seconds + 1)
  })
})

test('twee tabbladen die tegelijk inloggen komen er allebei in', async () => {
  const anna = browser(app.base)
  const eerste = await anna.volg('/inloggen?terug=/api/v1/ik', {}, /\/auth\?/)
  const tweede = await anna.volg('/inloggen?terug=/api/v1/ik', {}, /\/auth\?/)
  for (const { url } of [eerste, tweede]) {
    const { response } = await anna.volg(url.href)
    expect(response.status).toBe(200)
  }
})

test('rollen en afdelingen worden ook gevonden als zij alleen in het access token staan, zoals bij Keycloak 26', async () => {
  const ander = await startProvider({ plaats: 'access_token' })
  const balie = await startTestApp({ ...ander.instellingen, ...CLAIMS })
  try {
    await ander.begin(balie.base)
    ander.mensen.set('anna', ANNA)
    ander.staat.wie = 'anna'
    await setUp(balie)
    const { response } = await browser(balie.base).volg('/inloggen?terug=/api/v1/ik')
    expect(await response.json()).toMatchObject({
      naam: 'Anna de Vries',
      rollen: ['behandelaar'],
      eenheden: [{ naam: 'Wegen' }],
    })
  } finally {
    ander.stop()
    await balie.stop()
  }
})
