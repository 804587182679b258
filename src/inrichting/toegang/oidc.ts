import { createPrivateKey } from 'node:crypto'
import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from 'jose'
import * as client from 'openid-client'
import type { Config } from '../../platform/config.ts'

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
  const der = createPrivateKey(privateKey.replaceAll('\\n', '\n')).export({ type: 'pkcs8', format: 'der' })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
  return client.PrivateKeyJwt(key)
}

/** Looks up what the provider says of itself. Signatures of ID tokens are always checked. */
async function discover(settings: ProviderSettings, production: boolean): Promise<client.Configuration> {
  const fetcher = settings.fetch
  const configuration = await client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { use_mtls_endpoint_aliases: false },
    await clientAuth(settings),
    {
      timeout: 10,
      execute: production ? [] : [client.allowInsecureRequests],
      ...(fetcher && { [client.customFetch]: (url: string, options: object) => fetcher(url, options) }),
    },
  )
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

export interface Provider {
  settings: ProviderSettings
  configuration: client.Configuration
  /** The claims of a logout token (OpenID Connect Back-Channel Logout). Throws when it is not one for us. */
  readLogoutToken(token: string): Promise<{ jti: string; exp: Date; sid?: string; subject?: string }>
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

const string = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Connects to the provider. */
export async function connect(settings: ProviderSettings, production: boolean): Promise<Provider> {
  const configuration = await discover(settings, production)
  const { issuer, jwks_uri: uri } = configuration.serverMetadata()
  const keys = createRemoteJWKSet(new URL(uri ?? ''), settings.fetch ? { [joseFetch]: settings.fetch } : {})
  return {
    settings,
    configuration,
    async readLogoutToken(token) {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256', 'PS256', 'ES256'],
        issuer,
        audience: settings.clientId,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: '10 minutes',
        clockTolerance: 30,
      })
      const [sid, subject] = [string(payload.sid), string(payload.sub)]
      const isLogout = typeof payload.events === 'object' && payload.events !== null && LOGOUT_EVENT in payload.events
      if (!isLogout || 'nonce' in payload || !(sid ?? subject)) throw new Error('Not a logout token.')
      const exp = new Date(((payload.iat ?? 0) + 900) * 1000)
      return { jti: String(payload.jti), exp, ...(sid && { sid }), ...(subject && { subject }) }
    },
  }
}
