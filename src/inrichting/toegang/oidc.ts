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

/** The settings of the OpenID provider, configured or from the one inside a demonstration. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  privateKey?: string | undefined
  /** Reaches the provider when its address cannot be used directly. */
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

/** Gives the address of the metadata of a provider or an OAuth server. */
export const metadataUrl = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/** The maximum time for one question to the provider, because a user waits for it. */
const TIMEOUT_SECONDS = 10

/** Fetches the metadata of the provider. */
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

/** The signing algorithms that a provider or an OAuth server may use. None of them can be produced by the client itself. */
export const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** An unknown key makes us fetch the keys at once, and the next one only after this time, so that nobody can make us ask more often. */
export const KEYS_COOLDOWN_MS = 1_000

/** The tokens that the provider gives. The refresh token is used to get new ones. */
export interface Tokens {
  access: string
  refresh?: string | undefined
}

/** A person as the provider knows them now, with the tokens to ask again. */
export interface Answer {
  claims: Claims
  tokens: Tokens
  idToken?: string | undefined
}

export interface Provider {
  settings: ProviderSettings
  configuration: client.Configuration
  issuer: string
  /** Exchanges the code of a returning user for their identity. It throws when anything about it is not as it should be. */
  exchange(
    url: URL,
    checks: client.AuthorizationCodeGrantChecks,
  ): Promise<Answer & { idToken: string; subject: string }>
  /**
   * Asks about a person again. It throws when the provider refuses, does not answer, or answers about somebody else; `isOutOfReach` tells
   * which.
   * @param subject the person it concerned before
   */
  askAgain(tokens: Tokens, subject: string): Promise<Answer>
  /** Reads the claims of a logout token (OpenID Connect Back-Channel Logout). It throws when the token is not one for us. */
  readLogoutToken(token: string): Promise<{ jti: string; exp: Date; sid?: string; subject?: string }>
  /** Tells whether the provider answers within a few seconds. */
  isReachable(): Promise<boolean>
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const REACHABLE_MS = 3_000

const string = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

type Verify = (token: string, options?: JWTVerifyOptions) => Promise<Record<string, unknown>>

/** Makes a check of what the provider signed, with its present keys. */
function makeVerify(issuer: string, keys: JWTVerifyGetKey): Verify {
  return async (token, options) => {
    const { payload } = await jwtVerify(token, keys, { algorithms: ALGORITHMS, issuer, clockTolerance: 30, ...options })
    return payload
  }
}

/** Asks for the answer of userinfo; undefined when the provider has none or does not accept this token for it. */
async function userinfoOf(configuration: client.Configuration, access: string, subject: string) {
  if (!configuration.serverMetadata().userinfo_endpoint) return undefined
  try {
    return await client.fetchUserInfo(configuration, access, subject)
  } catch (error) {
    if (error instanceof client.WWWAuthenticateChallengeError) return undefined
    throw error
  }
}

/** Reads the claims of an access token that is a JWT of this provider for this client. Other tokens are ignored. */
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

  /** Collects everything that the provider says with these tokens. */
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
      const response = await (settings.fetch ?? fetch)(metadataUrl(settings.issuer), {
        signal: AbortSignal.timeout(REACHABLE_MS),
      }).catch(() => undefined)
      await response?.body?.cancel()
      return response !== undefined && response.status < 500
    },
  }
}

/** An error for a person whom the provider no longer knows, or about whom it can no longer be asked. */
class NoLongerKnown extends Error {}

/** These answers of a token endpoint concern a person or their session; other answers concern us or the provider. */
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

/** Tells whether the provider did not answer or did not understand us. Every other error of an exchange is a clear refusal. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return !REFUSALS.includes(error.error)
  if (error instanceof client.WWWAuthenticateChallengeError) return true
  return error instanceof TypeError || OUT_OF_REACH.includes(String((error as { code?: unknown }).code))
}
