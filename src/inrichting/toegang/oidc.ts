import { createPrivateKey } from 'node:crypto'
import {
  createRemoteJWKSet,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  customFetch as joseFetch,
  jwtVerify,
} from 'jose'
import * as client from 'openid-client'
import type { Config } from '../../platform/config.ts'
import type { Claims } from './claims.ts'

/** What is known of the OpenID provider: from the settings, or of the one inside a demonstration. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  privateKey?: string | undefined
  /** Reaches the provider when its address does not. */
  fetch?: typeof fetch | undefined
}

export const settingsOf = (config: Config): ProviderSettings | undefined =>
  config.OIDC_ISSUER
    ? {
        issuer: config.OIDC_ISSUER,
        clientId: config.OIDC_CLIENT_ID,
        clientSecret: config.OIDC_CLIENT_SECRET,
        privateKey: config.OIDC_PRIVATE_KEY,
      }
    : undefined

async function clientAuth({ clientSecret, privateKey }: ProviderSettings): Promise<client.ClientAuth> {
  if (!privateKey) return client.ClientSecretPost(clientSecret)
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
  return client.PrivateKeyJwt(key)
}

/** How long one question to the provider may take: somebody waits for it. */
const TIMEOUT_SECONDS = 10

/** Looks up what the provider says of itself. */
export async function discover(settings: ProviderSettings, production: boolean): Promise<client.Configuration> {
  const fetcher = settings.fetch
  return client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { use_mtls_endpoint_aliases: false },
    await clientAuth(settings),
    {
      timeout: TIMEOUT_SECONDS,
      execute: production ? [] : [client.allowInsecureRequests],
      ...(fetcher && { [client.customFetch]: (url: string, options: object) => fetcher(url, options) }),
    },
  )
}

/** What a provider may sign with: never something that the client could make itself. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** A key that is not known is looked for again at once, and so is the next one after this long: nobody can have us ask more often. */
export const KEYS_COOLDOWN_MS = 1_000

/** The tokens that the provider gives. The refresh token asks for new ones. */
export interface Tokens {
  access: string
  refresh?: string | undefined
}

/** Somebody as the provider knows them now, with the tokens to ask it again. */
export interface Answer {
  claims: Claims
  tokens: Tokens
  idToken?: string | undefined
}

export interface Provider {
  settings: ProviderSettings
  configuration: client.Configuration
  issuer: string
  /** Trades the code of who comes back for who they are. Throws when anything about it is not as it should be. */
  exchange(
    url: URL,
    checks: client.AuthorizationCodeGrantChecks,
  ): Promise<Answer & { idToken: string; subject: string }>
  /**
   * Asks about somebody again. Throws when the provider refuses, does not answer, or speaks of somebody else; `isOutOfReach` tells which.
   * @param subject whom it was about
   */
  askAgain(tokens: Tokens, subject: string): Promise<Answer>
  /** The claims of a logout token (OpenID Connect Back-Channel Logout). Throws when it is not one for us. */
  readLogoutToken(token: string): Promise<{ jti: string; exp: Date; sid?: string; subject?: string }>
  /** Does the provider answer at all, within a few seconds? */
  isReachable(): Promise<boolean>
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const REACHABLE_MS = 3_000

const string = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

type Verify = (token: string, options?: JWTVerifyOptions) => Promise<Record<string, unknown>>

/** Checks what the provider signed, with the keys that it has now. */
function makeVerify(issuer: string, keys: JWTVerifyGetKey): Verify {
  return async (token, options) => {
    const { payload } = await jwtVerify(token, keys, { algorithms: ALGORITHMS, issuer, clockTolerance: 30, ...options })
    return payload
  }
}

/** The answer of userinfo; undefined when the provider has none, or does not let this token see it. */
async function userinfoOf(configuration: client.Configuration, access: string, subject: string) {
  if (!configuration.serverMetadata().userinfo_endpoint) return undefined
  try {
    return await client.fetchUserInfo(configuration, access, subject)
  } catch (error) {
    if (error instanceof client.WWWAuthenticateChallengeError) return undefined
    throw error
  }
}

/** The claims of an access token that is a JWT of this provider for this client; another one says nothing to us. */
async function accessClaims(verify: Verify, access: string, clientId: string): Promise<object | undefined> {
  const claims = await verify(access).catch(() => undefined)
  const issuedTo = string(claims?.azp) ?? string(claims?.client_id)
  return issuedTo === clientId ? claims : undefined
}

/** Connects to the provider. */
export async function connect(settings: ProviderSettings, production: boolean): Promise<Provider> {
  const configuration = await discover(settings, production)
  const { clientId } = settings
  const { issuer, jwks_uri: uri } = configuration.serverMetadata()
  const keys = createRemoteJWKSet(new URL(uri ?? ''), {
    cooldownDuration: KEYS_COOLDOWN_MS,
    ...(settings.fetch && { [joseFetch]: settings.fetch }),
  })
  const verify = makeVerify(issuer, keys)

  /** All that the provider says with these tokens. */
  async function claimsOf(idToken: string | undefined, access: string, subject: string): Promise<Claims> {
    const [id, userinfo, accessToken] = await Promise.all([
      idToken === undefined ? undefined : verify(idToken, { audience: clientId, subject }),
      userinfoOf(configuration, access, subject),
      accessClaims(verify, access, clientId),
    ])
    return {
      ...(id && { id_token: id }),
      ...(userinfo && { userinfo }),
      ...(accessToken && { access_token: accessToken }),
    }
  }

  return {
    settings,
    configuration,
    issuer,
    async exchange(url, checks) {
      const answer = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true })
      const subject = answer.claims()?.sub
      if (!subject || !answer.id_token) throw new Error('No ID token.')
      const tokens = { access: answer.access_token, refresh: answer.refresh_token }
      return {
        claims: await claimsOf(answer.id_token, tokens.access, subject),
        tokens,
        idToken: answer.id_token,
        subject,
      }
    },
    async askAgain({ access, refresh }, subject) {
      if (!refresh) {
        const userinfo = await userinfoOf(configuration, access, subject)
        if (!userinfo) throw new NoLongerKnown()
        return { claims: { userinfo }, tokens: { access } }
      }
      const answer = await client.refreshTokenGrant(configuration, refresh)
      const tokens = { access: answer.access_token, refresh: answer.refresh_token ?? refresh }
      return { claims: await claimsOf(answer.id_token, tokens.access, subject), tokens, idToken: answer.id_token }
    },
    async readLogoutToken(token) {
      const payload = await verify(token, {
        audience: clientId,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: '10 minutes',
      })
      const [sid, subject] = [string(payload.sid), string(payload.sub)]
      const isLogout = typeof payload.events === 'object' && payload.events !== null && LOGOUT_EVENT in payload.events
      if (!isLogout || 'nonce' in payload || !(sid ?? subject)) throw new Error('Not a logout token.')
      const exp = new Date((Number(payload.iat) + 900) * 1000)
      return { jti: String(payload.jti), exp, ...(sid && { sid }), ...(subject && { subject }) }
    },
    async isReachable() {
      const url = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
      const response = await (settings.fetch ?? fetch)(url, { signal: AbortSignal.timeout(REACHABLE_MS) }).catch(
        () => undefined,
      )
      await response?.body?.cancel()
      return response !== undefined && response.status < 500
    },
  }
}

/** There is no way to ask the provider about somebody any more, or it no longer knows them. */
class NoLongerKnown extends Error {}

/** Answers of a token endpoint that are about a person or their session; others are about us, or about the provider. */
const REFUSALS = ['invalid_grant', 'access_denied', 'interaction_required', 'login_required', 'consent_required']

const OUT_OF_REACH = [
  'ECONNREFUSED',
  'ERR_JOSE_GENERIC',
  'ERR_JWKS_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_TIMEOUT',
]

/** Did the provider not answer, or does it not understand us? Every other error of an exchange with it is a clear no. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return !REFUSALS.includes(error.error)
  if (error instanceof client.WWWAuthenticateChallengeError) return true
  return error instanceof TypeError || OUT_OF_REACH.includes(String((error as { code?: unknown }).code))
}
