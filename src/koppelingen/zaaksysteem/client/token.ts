import { SignJWT } from 'jose'

// The JWT of the ZGW standards (HS256, one secret per application).

/** Servers whose clock is behind ours refuse a token from the future. */
const TERUG_SECONDEN = 60

/** On whose behalf the zaaksysteem is asked, for its audit trail. */
export interface Namens {
  id: string
  naam: string
}

/** Balie itself: a job that nobody asked for. */
export const BALIE: Namens = { id: 'balie', naam: 'Balie' }

/**
 * Makes a token for one call. It has no `exp`: the zaaksysteem counts from `iat`.
 * @param now from which `iat` is taken, a minute back
 */
export const makeToken = (clientId: string, geheim: string, namens: Namens, now: number): Promise<string> =>
  new SignJWT({ client_id: clientId, user_id: namens.id, user_representation: namens.naam })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(clientId)
    .setIssuedAt(Math.floor(now / 1000) - TERUG_SECONDEN)
    .sign(new TextEncoder().encode(geheim))
