import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { browser } from '../../run/testing/browser.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

const MINUUT = 60_000
const KCC = 'roos.van.der.meer'
const BEHEER_HEADERS = { 'X-Requested-With': 'balie' }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true' })
})
afterEach(() => app.zetKlok(undefined))
afterAll(() => app.stop())

const ikOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })

describe('inloggen', () => {
  test('R28: een medewerker logt in bij een echte provider en krijgt de rechten van zijn rollen', async () => {
    const roos = browser(app.base)
    const { response } = await roos.logIn(KCC)
    expect(await ikOf(response)).toMatchObject({
      status: 200,
      soort: 'medewerker',
      naam: 'Roos van der Meer',
      rollen: ['kcc-medewerker'],
      rechten: expect.arrayContaining(['klantcontacten.registreren']),
    })
    expect((await roos.ga('/api/v1/partijen')).status).toBe(200)
    expect((await roos.ga('/api/v1/applicaties')).status).toBe(403)
  })

  test('het verzoek aan de provider heeft PKCE S256, state en nonce van ten minste 128 bit', async () => {
    const response = await browser(app.base).ga('/inloggen')
    const url = new URL(String(response.headers.get('location')))
    const param = (name: string) => url.searchParams.get(name) ?? ''
    expect(param('response_type')).toBe('code')
    expect(param('code_challenge_method')).toBe('S256')
    expect(param('scope').split(' ')).toContain('openid')
    for (const name of ['state', 'nonce'])
      expect(Buffer.from(param(name), 'base64url').length).toBeGreaterThanOrEqual(16)
    expect(param('redirect_uri')).toBe(`${app.base}/inloggen/terug`)
  })

  test('wie terugkomt is dezelfde actor; een afdeling die er is wordt gekoppeld', async () => {
    const { uuid } = await app.client.actoren.maken({
      body: {
        naam: 'Burgerzaken',
        soortActor: 'organisatorische_eenheid',
        actoridentificator: {
          objectId: 'burgerzaken',
          codeObjecttype: 'afd',
          codeRegister: 'obj',
          codeSoortObjectId: 'idf',
        },
      },
    })
    const eerste = await ikOf((await browser(app.base).logIn('samir.bouzian')).response)
    const tweede = await ikOf((await browser(app.base).logIn('samir.bouzian')).response)
    expect(tweede).toMatchObject({ actor: (eerste as unknown as { actor: string }).actor })
    expect(tweede).toMatchObject({ eenheden: [{ uuid, naam: 'Burgerzaken' }] })
    const { resultaten } = await app.client.actoren.lijst({ query: { objectId: 'samir.bouzian' } })
    expect(resultaten).toHaveLength(1)
  })

  test('een actor die niet meer actief is komt er niet in, en verliest zijn sessie meteen', async () => {
    const nour = browser(app.base)
    await nour.logIn('nour.haddad')
    const [actor] = (await app.client.actoren.lijst({ query: { objectId: 'nour.haddad' } })).resultaten
    await app.client.actoren.wijzigen({ params: { uuid: actor?.uuid ?? '' }, body: { indicatieActief: false } })
    expect((await nour.ga('/api/v1/ik')).status).toBe(401)
    expect((await browser(app.base).logIn('nour.haddad')).response.status).toBe(403)
  })

  test('na het inloggen gaat niemand naar een andere site', async () => {
    for (const terug of [
      '//kwaad.example/x',
      'https://kwaad.example',
      '/\\kwaad.example',
      'javascript:alert(1)',
      '/.//kwaad.example',
      '/..//kwaad.example',
      '/x/..//kwaad.example',
      '/%2e//kwaad.example',
      '/./\\kwaad.example',
      '/\t/kwaad.example',
      '/\n\\kwaad.example',
      '/.;//kwaad.example/%2f..',
      '/%2f/kwaad.example',
    ]) {
      const roos = browser(app.base)
      const { url } = await roos.volg(`/inloggen?terug=${encodeURIComponent(terug)}`)
      const { url: bijProvider } = await roos.kies(KCC, url, /\/inloggen\/terug/)
      const naar = (await roos.ga(bijProvider.href)).headers.get('location') ?? ''
      expect([terug, new URL(naar, bijProvider).origin]).toEqual([terug, app.base])
    }
  })

  test('een antwoord van de provider werkt één keer, alleen in dezelfde browser, en niet met een andere state', async () => {
    const roos = browser(app.base)
    const { url } = await roos.volg('/inloggen')
    const { url: terug } = await roos.kies(KCC, url, /\/inloggen\/terug/)
    expect((await browser(app.base).ga(terug.href)).status).toBe(401)
    const vals = new URL(terug)
    vals.searchParams.set('state', 'x'.repeat(43))
    const cookies = [...roos.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await fetch(vals, { headers: { cookie: cookies }, redirect: 'manual' })).status).toBe(401)
    expect((await fetch(terug, { headers: { cookie: cookies }, redirect: 'manual' })).status).toBe(303)
    expect((await fetch(terug, { headers: { cookie: cookies }, redirect: 'manual' })).status).toBe(401)
  })

  test('R29: inloggen en mislukt inloggen staan in het logboek', async () => {
    await browser(app.base).logIn(KCC)
    app.zetKlok(new Date(Date.now() + 60_000))
    await browser(app.base).ga('/inloggen/terug?code=x&state=y')
    app.zetKlok(undefined)
    const { resultaten } = await app.client.logboek.zoeken({ query: { operatie: 'toegang.inloggen', aantal: '9' } })
    expect(resultaten[0]).toMatchObject({ resultaat: 401, wie: { uuid: null }, aantal: 1 })
    expect(resultaten.find(({ resultaat }) => resultaat === 200)).toMatchObject({
      wie: { soort: 'medewerker', naam: 'Roos van der Meer' },
    })
  })
})

describe('de sessie', () => {
  test('de cookie is niet leesbaar voor scripts, en de database kent alleen de hash', async () => {
    const roos = browser(app.base)
    const { url } = await roos.volg('/inloggen')
    const { url: terug } = await roos.kies(KCC, url, /\/inloggen\/terug/)
    const response = await roos.ga(terug.href)
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('balie-sessie=')) ?? ''
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = cookie.slice('balie-sessie='.length, cookie.indexOf(';'))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await sql<{ alles: string }>`select json_agg(s)::text as alles from sessie s`.execute(app.db)
    expect(rows[0]?.alles).not.toContain(token)
  })

  test('inloggen geeft altijd een nieuwe sessie: een die iemand anders erin zette werkt niet', async () => {
    const roos = browser(app.base)
    roos.cookies().set('balie-sessie', 'van-een-ander')
    await roos.logIn(KCC)
    const eerste = roos.cookies().get('balie-sessie')
    expect(eerste).not.toBe('van-een-ander')
    await roos.volg('/inloggen?terug=/api/v1/ik')
    const tweede = roos.cookies().get('balie-sessie')
    expect(tweede).not.toBe(eerste)
    const oud = await fetch(`${app.base}/api/v1/ik`, { headers: { cookie: `balie-sessie=${eerste}` } })
    expect(oud.status).toBe(401)
  })

  test('zij eindigt na stilte, en na de langste duur ook als er gewerkt wordt', async () => {
    const roos = browser(app.base)
    await roos.logIn(KCC)
    const begin = Date.now()
    app.zetKlok(new Date(begin + 29 * MINUUT))
    expect((await roos.ga('/api/v1/ik')).status).toBe(200)
    app.zetKlok(new Date(begin + 58 * MINUUT))
    expect((await roos.ga('/api/v1/ik')).status).toBe(200)
    app.zetKlok(new Date(begin + 90 * MINUUT))
    expect(await ikOf(await roos.ga('/api/v1/ik'))).toMatchObject({ status: 401, reden: 'sessie-verlopen' })

    const sjoukje = browser(app.base)
    await sjoukje.logIn('sjoukje.postma')
    const laat = Date.now() + 90 * MINUUT
    for (let minuten = 25; minuten < 600; minuten += 25) {
      app.zetKlok(new Date(laat + minuten * MINUUT))
      expect([minuten, (await sjoukje.ga('/api/v1/ik')).status]).toEqual([minuten, 200])
    }
    app.zetKlok(new Date(laat + 601 * MINUUT))
    expect((await sjoukje.ga('/api/v1/ik')).status).toBe(401)
  })

  test('R28: een rol die verandert geldt meteen', async () => {
    const lijst = (await app.client.toegang.rollen()).resultaten
    const rol = lijst.find(({ naam }) => naam === 'rapportage')
    if (!rol) throw new Error('Geen rol.')
    const { naam, ...inhoud } = rol
    const marloes = browser(app.base)
    await marloes.logIn('marloes.hendriks')
    const rechten = ['toegang.ik', 'logboek.lezen']
    await app.client.toegang.rolBewaren({ params: { naam }, body: { ...inhoud, rechten } })
    expect((await marloes.ga('/api/v1/logboek')).status).toBe(200)
    await app.client.toegang.rolBewaren({ params: { naam }, body: inhoud })
    expect((await marloes.ga('/api/v1/logboek')).status).toBe(403)
  })

  test('beheer ziet wie er is aangemeld en meldt iemand af', async () => {
    const delano = browser(app.base)
    await delano.logIn('delano.kartosen')
    const { resultaten } = await app.client.toegang.sessies()
    const sessie = resultaten.find(({ actor }) => actor.naam === 'Delano Kartosen')
    await app.client.toegang.sessieBeeindigen({ params: { uuid: sessie?.uuid ?? '' } })
    expect((await delano.ga('/api/v1/ik')).status).toBe(401)
  })

  test.each([
    ['zonder de header van Balie', {}],
    ['van een andere site', { ...BEHEER_HEADERS, Origin: 'https://kwaad.example' }],
    ['dat de browser van een andere site meldt', { ...BEHEER_HEADERS, 'Sec-Fetch-Site': 'cross-site' }],
    [
      'met een vervalst adres van Balie',
      {
        ...BEHEER_HEADERS,
        Origin: 'https://kwaad.example',
        'X-Forwarded-Host': 'kwaad.example',
        'X-Forwarded-Proto': 'https',
      },
    ],
  ])('een verzoek %s wijzigt niets', async (_, headers) => {
    const roos = browser(app.base)
    await roos.logIn(KCC)
    const body = JSON.stringify({})
    const options = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }
    expect(await ikOf(await roos.ga('/api/v1/klantcontacten', options))).toMatchObject({
      status: 403,
      reden: 'vreemde-herkomst',
    })
    const eigen = { ...options, headers: { 'Content-Type': 'application/json', ...BEHEER_HEADERS } }
    expect((await roos.ga('/api/v1/klantcontacten', eigen)).status).toBe(400)
  })
})

describe('uitloggen', () => {
  test('beëindigt de sessie hier en bij de provider', async () => {
    const roos = browser(app.base)
    await roos.logIn(KCC)
    const response = await roos.ga('/uitloggen', { method: 'POST' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/\/demo-provider\/session\/end\?id_token_hint=/)
    expect((await roos.ga('/api/v1/ik')).status).toBe(401)
  })

  test('kan niet vanaf een andere site', async () => {
    const roos = browser(app.base)
    await roos.logIn(KCC)
    const response = await roos.ga('/uitloggen', { method: 'POST', headers: { Origin: 'https://kwaad.example' } })
    expect(response.status).toBe(403)
    expect((await roos.ga('/api/v1/ik')).status).toBe(200)
  })

  test('een logout token dat niet van de provider is wordt geweigerd', async () => {
    const body = new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' })
    const response = await fetch(`${app.base}/uitloggen/backchannel`, { method: 'POST', body })
    expect(response.status).toBe(400)
  })
})
