import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose'
import OidcProvider from 'oidc-provider'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantWithoutConsent } from '../../run/demo/provider.ts'
import { browser } from '../../run/testing/browser.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// A provider of a municipality, apart from Balie: its claims stand where Keycloak puts them, and it asks for private_key_jwt.

let app: TestApp
let server: Server
let issuer: string
let sleutel: CryptoKey

/** The provider, which logs in anna without asking. */
function maakProvider(jwk: object, publicJwk: object, base: string) {
  const provider = new OidcProvider(issuer, {
    jwks: { keys: [{ ...jwk, alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: 'balie-klant',
        jwks: { keys: [{ ...publicJwk, alg: 'RS256', use: 'sig' }] },
        redirect_uris: [`${base}/inloggen/terug`],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        backchannel_logout_uri: `${base}/uitloggen/backchannel`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub', 'sid'], profile: ['name', 'werk', 'resource_access', 'afdelingen'], email: ['email'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: 'Anna de Vries',
        email: 'anna@gemeente.example',
        werk: { nummer: 'm-17' },
        resource_access: { balie: { roles: ['balie-behandelaars'] } },
        afdelingen: ['Wegen'],
      }),
    }),
    interactions: { url: (_ctx, { uid }) => `/kies/${uid}` },
    loadExistingGrant: grantWithoutConsent,
  })
  const handle = provider.callback()
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/kies/')) return void handle(request, response)
    await provider.interactionFinished(request, response, { login: { accountId: 'anna' } })
  }
}

beforeAll(async () => {
  const [van, balie] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ])
  sleutel = van.privateKey
  let provider: ReturnType<typeof maakProvider> | undefined
  server = createServer((request, response) => void provider?.(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = await startTestApp({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'balie-klant',
    OIDC_PRIVATE_KEY: await exportPKCS8(balie.privateKey),
    OIDC_CLAIM_MEDEWERKER: 'werk.nummer',
    OIDC_CLAIM_ROLLEN: 'resource_access.balie.roles',
    OIDC_CLAIM_AFDELINGEN: 'afdelingen',
  })
  provider = maakProvider(await exportJWK(van.privateKey), await exportJWK(balie.publicKey), app.base)
  await app.client.actoren.maken({ body: { naam: 'Wegen', soortActor: 'organisatorische_eenheid' } })
  await app.client.toegang.rolBewaren({
    params: { naam: 'behandelaar' },
    body: { rechten: ['internetaken.lezen', 'toegang.ik'], claimwaarden: ['balie-behandelaars'] },
  })
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await app.stop()
})

const logIn = async () => {
  const anna = browser(app.base)
  const { response } = await anna.volg('/inloggen?terug=/api/v1/ik')
  return { anna, ik: (await response.json()) as { naam: string; rollen: string[]; eenheden: { naam: string }[] } }
}

const isAangemeld = async (anna: ReturnType<typeof browser>) => (await anna.ga('/api/v1/ik')).status === 200

/** The id that the provider gave the last session. */
async function sidVan(): Promise<string> {
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
  const token = (claims: object, { audience = 'balie-klant', leeftijd = 0 } = {}) => {
    const nu = Math.floor(Date.now() / 1000) - leeftijd
    return new SignJWT({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(nu)
      .setJti(uuidv7())
      .sign(sleutel)
  }
  const meld = async (logoutToken: string) =>
    (
      await fetch(`${app.base}/uitloggen/backchannel`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: logoutToken }),
      })
    ).status

  test('back-channel: een logout token beëindigt de sessie, en werkt één keer', async () => {
    const { anna } = await logIn()
    const geldig = await token({ sid: await sidVan() })
    expect(await meld(geldig)).toBe(200)
    expect(await isAangemeld(anna)).toBe(false)
    expect(await meld(geldig)).toBe(400)
  })

  test('back-channel: een token voor een ander, te oud, met een nonce, of veranderd wordt geweigerd', async () => {
    const { anna } = await logIn()
    const sid = await sidVan()
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

  test('front-channel: de pagina van de provider beëindigt de sessie; die van een ander niet', async () => {
    const { anna } = await logIn()
    const pad = (iss: string, sid: string) => `${app.base}/uitloggen/frontchannel?${new URLSearchParams({ iss, sid })}`
    expect((await fetch(pad('https://kwaad.example', await sidVan()))).status).toBe(400)
    expect(await isAangemeld(anna)).toBe(true)
    const response = await fetch(pad(issuer, await sidVan()))
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining(`frame-ancestors ${issuer}`),
    ])
    expect(await isAangemeld(anna)).toBe(false)
  })
})
