import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { unavailable } from '../../platform/problems.ts'
import { unstorableTexts } from '../../platform/validation.ts'
import { ALGORITHMS, KEYS_COOLDOWN_MS, metadataUrl } from './oidc.ts'
import * as queries from './queries.ts'
import { unseal } from './versleuteling.ts'

/** A reason to refuse a JWT. This is an outcome, not a fault. */
export type Weigering =
  | 'token-onleesbaar'
  | 'algoritme-niet-toegestaan'
  | 'applicatie-onbekend'
  | 'handtekening-ongeldig'
  | 'iat-ontbreekt'
  | 'token-verlopen'
  | 'token-niet-voor-ons'

export interface JwtAanvrager {
  applicatie: queries.BekendeApplicatie
  /** The user that the application names, if any. */
  namens: string | null
}

/** The clocks may differ by this many seconds (decision 0007). */
const CLOCK_SECONDS = 300
const ZGW_MAX_AGE = 3600

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Combines the user claims of the ZGW standards in one line. */
function onBehalfOf({ user_id, user_representation }: JWTPayload): string | null {
  const [id, naam] = [text(user_id), text(user_representation)]
  const line = id && naam ? `${naam} (${id})` : (naam ?? id)
  return line?.slice(0, 200) ?? null
}

function weigeringOf(error: unknown): Weigering {
  if (error instanceof errors.JWTExpired) return 'token-verlopen'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iat') return error.reason === 'missing' ? 'iat-ontbreekt' : 'token-verlopen'
    return error.claim === 'nbf' ? 'token-verlopen' : 'token-niet-voor-ons'
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algoritme-niet-toegestaan'
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return 'handtekening-ongeldig'
  throw error
}

/** Reads a JWT of the ZGW standards: the application signed it with its own secret, at most an hour ago. */
async function zgw(db: Db, config: Config, token: string, now: Date): Promise<JwtAanvrager | Weigering> {
  const claims = decodeJwt(token)
  const clientId = text(claims.client_id) ?? text(claims.iss)
  const applicatie = clientId ? await queries.applicatieWithClientId(db, clientId, now) : undefined
  if (!applicatie) return 'applicatie-onbekend'
  let weigering: Weigering = 'handtekening-ongeldig'
  for (const geheim of applicatie.geheimen) {
    const secret = unseal(config.SECRET_KEY, geheim.versleuteld)
    if (secret === undefined) continue
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        currentDate: now,
        requiredClaims: ['iat'],
      })
      const age = now.getTime() / 1000 - (payload.iat ?? 0)
      if (age > ZGW_MAX_AGE || age < -CLOCK_SECONDS) return 'token-verlopen'
      await queries.noteUse(db, geheim.uuid, now)
      return { applicatie, namens: onBehalfOf(payload) }
    } catch (error) {
      weigering = weigeringOf(error)
    }
  }
  return weigering
}

/** Makes a key set of the OAuth server, which is fetched when first needed and again when there are new keys. */
export function makeKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined
  const discover = async () => {
    const response = await fetch(metadataUrl(issuer), { signal: AbortSignal.timeout(5_000) })
    const { jwks_uri: uri } = (await response.json()) as { jwks_uri: string }
    return createRemoteJWKSet(new URL(uri), { cooldownDuration: KEYS_COOLDOWN_MS })
  }
  return async (header, jws) => {
    keys ??= discover().catch(() => {
      keys = undefined
      throw unavailable({ detail: 'De OAuth-server is niet bereikbaar.' })
    })
    return (await keys)(header, jws)
  }
}

/** Reads a bearer token of the configured OAuth server. The application is the client that it was issued to. */
async function oauth(
  db: Db,
  { OAUTH_ISSUER: issuer, OAUTH_AUDIENCE: audience }: Config,
  keys: JWTVerifyGetKey,
  token: string,
  now: Date,
): Promise<JwtAanvrager | Weigering> {
  if (!issuer) return 'algoritme-niet-toegestaan'
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      currentDate: now,
      clockTolerance: 30,
      requiredClaims: ['exp'],
    })
    const clientId = text(payload.azp) ?? text(payload.client_id)
    const applicatie = clientId ? await queries.applicatieWithClientId(db, clientId, now) : undefined
    if (!applicatie) return 'applicatie-onbekend'
    const user = payload.sub !== clientId ? text(payload.sub) : undefined
    return { applicatie, namens: onBehalfOf(payload) ?? user?.slice(0, 200) ?? null }
  } catch (error) {
    return weigeringOf(error)
  }
}

/**
 * Makes a reader for JWTs of applications: HS256 by the application itself (ZGW), or signed by the configured OAuth server. Nothing else is
 * accepted, least of all `none`.
 */
export function makeJwtReader(config: Config) {
  const keys = makeKeys(config.OAUTH_ISSUER ?? '')
  return async (db: Db, token: string, now: Date): Promise<JwtAanvrager | Weigering> => {
    let alg: string | undefined
    try {
      alg = decodeProtectedHeader(token).alg
      // The claims may not contain anything that the database cannot store (a NUL), because they are looked up and go to the logboek.
      if (unstorableTexts(decodeJwt(token)).length > 0) return 'token-onleesbaar'
    } catch {
      return 'token-onleesbaar'
    }
    if (alg === 'HS256') return zgw(db, config, token, now)
    return ALGORITHMS.includes(alg ?? '') ? oauth(db, config, keys, token, now) : 'algoritme-niet-toegestaan'
  }
}
