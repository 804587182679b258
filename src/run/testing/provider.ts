import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose'
import OidcProvider, { type Configuration } from 'oidc-provider'
import { v7 as uuidv7 } from 'uuid'

// This is a provider of a municipality, separate from Balie. It knows people, logs in the person whom the test names without asking, asks
// for private_key_jwt, and can be away, change its keys, and put claims where Keycloak puts them.

const CLIENT_ID = 'balie-klant'
const RESOURCE = 'urn:balie'
const CLAIMS = ['name', 'preferred_username', 'roles', 'groups', 'werk', 'resource_access', 'afdelingen']

export interface ProviderOptions {
  /** The place of the claims: in userinfo as usual, or only in an access token that userinfo does not take. */
  plaats?: 'userinfo' | 'access_token'
  /** It gives refresh tokens. */
  refresh?: boolean
}

const signingKey = async () => (await generateKeyPair('RS256', { extractable: true })).privateKey

/** Starts the provider; `begin` tells it the address of Balie, once that is known. */
export async function startProvider({ plaats = 'userinfo', refresh = true }: ProviderOptions = {}) {
  const balie = await generateKeyPair('RS256', { extractable: true })
  let key = await signingKey()
  let keyId = 1
  let base = ''
  let handle: ((request: IncomingMessage, response: ServerResponse) => unknown) | undefined
  /** It holds the claims of people by their subject; a person who is absent is not known, or disabled. */
  const mensen = new Map<string, object>()
  const staat = { wie: '', weg: false, sleutelsGevraagd: 0 }
  const server = createServer((request, response) => {
    if (request.url === '/jwks') staat.sleutelsGevraagd += 1
    if (staat.weg) request.socket.destroy()
    else handle?.(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const inAccessToken: Configuration['features'] = {
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'openid profile email', accessTokenFormat: 'jwt', audience: RESOURCE }),
    },
  }

  async function make(): Promise<OidcProvider> {
    return new OidcProvider(issuer, {
      jwks: { keys: [{ ...(await exportJWK(key)), alg: 'RS256', use: 'sig', kid: String(keyId) }] },
      clients: [
        {
          client_id: CLIENT_ID,
          jwks: { keys: [{ ...(await exportJWK(balie.publicKey)), alg: 'RS256', use: 'sig' }] },
          redirect_uris: [`${base}/inloggen/terug`],
          post_logout_redirect_uris: [`${base}/uitgelogd`],
          grant_types: ['authorization_code', 'refresh_token'],
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: 'RS256',
          backchannel_logout_uri: `${base}/uitloggen/backchannel`,
          backchannel_logout_session_required: true,
        },
      ],
      cookies: { keys: ['proef'] },
      claims: { openid: ['sub', 'sid'], profile: plaats === 'userinfo' ? CLAIMS : [], email: ['email'] },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        ...(plaats === 'access_token' && inAccessToken),
      },
      ...(plaats === 'access_token' && {
        extraTokenClaims: async (_ctx, token) =>
          'accountId' in token ? { ...mensen.get(String(token.accountId)) } : {},
      }),
      findAccount: (_ctx, id) => {
        const claims = mensen.get(id)
        return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) }
      },
      interactions: { url: (_ctx, { uid }) => `/kies/${uid}` },
      issueRefreshToken: async () => refresh,
      rotateRefreshToken: true,
      loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
        if (!client || !session?.accountId) return undefined
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
        grant.addOIDCScope('openid profile email')
        grant.addResourceScope(RESOURCE, 'openid profile email')
        await grant.save()
        return grant
      },
      ttl: { AccessToken: 300, IdToken: 300, Interaction: 600, Grant: 3600, Session: 3600, RefreshToken: 3600 },
    })
  }

  async function serve(): Promise<void> {
    const provider = await make()
    const callback = provider.callback()
    handle = async (request, response) => {
      if (!request.url?.startsWith('/kies/')) return callback(request, response)
      return provider.interactionFinished(request, response, { login: { accountId: staat.wie } })
    }
  }

  return {
    issuer,
    mensen,
    staat,
    /** Balie needs these settings to use it. */
    instellingen: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_PRIVATE_KEY: await exportPKCS8(balie.privateKey),
    },
    async begin(balieBase: string): Promise<void> {
      base = balieBase
      await serve()
    },
    /** Changes the key with which it signs; the old one is gone at once. */
    async wisselSleutel(): Promise<void> {
      key = await signingKey()
      keyId += 1
      await serve()
    },
    /** Makes a logout token for Balie, or for another client. */
    async logoutToken(claims: object, { audience = CLIENT_ID, leeftijd = 0 } = {}): Promise<string> {
      return new SignJWT({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: String(keyId) })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(Math.floor(Date.now() / 1000) - leeftijd)
        .setJti(uuidv7())
        .sign(key)
    },
    stop(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type TestProvider = Awaited<ReturnType<typeof startProvider>>
