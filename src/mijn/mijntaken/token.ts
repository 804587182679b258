import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { isAtLeast, type Niveau } from '../../begrippen/niveau.ts'
import { ALGORITHMS } from '../../inrichting/toegang/oidc.ts'
import type { Config } from '../../platform/config.ts'
import { notAuthenticated, Problem } from '../../platform/problems.ts'
import { unstorableTexts } from '../../platform/validation.ts'
import type { Hoedanigheid } from '../frame/hoedanigheid.ts'
import { openTo } from '../inloggen/bezoek.ts'
import { niveausOf } from '../inloggen/config.ts'
import { hoedanighedenOf } from '../inloggen/identiteit.ts'
import type { Inlogmiddel } from '../inloggen/middelen.ts'
import { middelOfTokens } from './config.ts'

/** A citizen as their token shows them. */
export interface Burger {
  hoedanigheid: Hoedanigheid
  /** As the provider of the token names them. */
  subject: string
}

const refused = () =>
  notAuthenticated({ headers: { 'WWW-Authenticate': 'Bearer' }, detail: 'Dit token is niet geldig voor deze API.' })

/** Asks for a login of a higher level. The description knows no 403; a portal that knows RFC 9470 sends the citizen to log in again. */
const tooLittle = ({ niveau: { vragen } }: Inlogmiddel, needed: Niveau | undefined) => {
  const acr = needed && vragen[needed]
  const challenge = `Bearer error="insufficient_user_authentication"${acr ? `, acr_values="${acr}"` : ''}`
  return notAuthenticated({
    headers: { 'WWW-Authenticate': challenge },
    detail: 'Het niveau van dit token opent geen taken.',
  })
}

/** Tells that this mandate does not open klanttaken: logging in again at a higher level would not help. */
const notMandated = () =>
  notAuthenticated({
    headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' },
    detail: 'De machtiging in dit token opent geen taken.',
  })

async function payloadOf(config: Config, keys: JWTVerifyGetKey, token: string, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer: config.MIJNTAKEN_ISSUER ?? '',
      audience: config.MIJNTAKEN_AUDIENCE ?? '',
      currentDate: now,
      clockTolerance: 30,
      requiredClaims: ['exp', 'sub'],
    })
    return payload
  } catch (error) {
    throw error instanceof Problem ? error : refused()
  }
}

/**
 * Reads whose token it is (R1), as logging in to Mijn reads it.
 * @throws Problem 401 when it is not a token for this API that says who it is, or that does not open klanttaken
 */
export async function burgerOf(
  config: Config,
  keys: JWTVerifyGetKey,
  authorization: string | undefined,
  now: Date,
): Promise<Burger> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  const middel = middelOfTokens(config)
  if (!token || !middel) throw refused()
  const payload = await payloadOf(config, keys, token, now)
  if (unstorableTexts(payload).length > 0) throw refused()
  const [hoedanigheid] = hoedanighedenOf(middel, { id_token: payload })
  if (!hoedanigheid || !payload.sub) throw refused()
  if (openTo(config, hoedanigheid).has('taken')) return { hoedanigheid, subject: payload.sub }
  const needed = niveausOf(config).get('taken')
  throw needed && isAtLeast(hoedanigheid.niveau, needed) ? notMandated() : tooLittle(middel, needed)
}
