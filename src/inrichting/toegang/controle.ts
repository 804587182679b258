import { hkdfSync } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { unavailable } from '../../platform/problems.ts'
import { listAt, type Source } from './claims.ts'
import { gegevensUit, refresh } from './medewerkers.ts'
import { type Answer, isOutOfReach, type Provider, type Tokens } from './oidc.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'
import { seal, unseal } from './versleuteling.ts'

// While a session is in use, the provider is asked every few minutes about its owner (R28): a person who is disabled there, or loses a role
// there, loses it here as well. This happens during a request, because only the token of the cookie opens the tokens of the provider.

const MINUTE = 60_000
/** The provider is asked again after this time when it did not answer. Another request asks when the first one never finished. */
const RETRY_MS = 30_000

/** The sealed data with which a session asks again: the tokens, and the source that gave the roles. */
interface Kept extends Tokens {
  rollenUit?: Source | undefined
}

/** Derives the key that only the cookie gives. */
const keyOf = (cookie: string) => Buffer.from(hkdfSync('sha256', cookie, '', 'balie-tokens', 32)).toString('base64')

/** Decides what to keep of an answer of the provider, and when to ask again. */
export function controleOf(cookie: string, { tokens, claims }: Answer, config: Config, now: Date): sessies.Controle {
  const kept: Kept = { ...tokens, rollenUit: listAt(claims, config.OIDC_CLAIM_ROLLEN)?.source }
  const sealed = seal(keyOf(cookie), JSON.stringify(kept))
  if (!sealed) throw new Error('No key.')
  return { tokens: sealed, op: new Date(now.getTime() + config.OIDC_CONTROLE_MINUTEN * MINUTE) }
}

function keptOf(cookie: string, sealed: Buffer | null): Kept | undefined {
  const text = sealed && unseal(keyOf(cookie), sealed)
  return text ? (JSON.parse(text) as Kept) : undefined
}

/**
 * Determines the roles that the provider gives a person now. When the source that gave them does not answer this time (not every provider
 * gives a new ID token), the roles stay. When it answers without them, they are taken away.
 */
async function rollenNu(db: Db, { claims }: Answer, kept: Kept, huidige: readonly string[], config: Config) {
  const genoemd = listAt(claims, config.OIDC_CLAIM_ROLLEN)
  if (!genoemd && kept.rollenUit && !claims[kept.rollenUit]) return huidige
  return rollen.withClaim(db, genoemd?.value ?? [])
}

interface Asking {
  db: Db
  config: Config
  log: FastifyBaseLogger
  now: Date
  provider: () => Promise<Provider>
}

/** Asks the provider about a person. The result is its answer, a clear refusal, or nothing when it is out of reach. */
async function ask({ provider, log }: Asking, kept: Kept, subject: string): Promise<Answer | 'nee' | 'weg'> {
  try {
    return await (await provider()).askAgain(kept, subject)
  } catch (error) {
    const { name, code } = error as { name?: unknown; code?: unknown }
    const isAway = isOutOfReach(error)
    log.warn({ fault: { name, code } }, isAway ? 'provider out of reach' : 'provider refuses')
    return isAway ? 'weg' : 'nee'
  }
}

/** Saves the answer of the provider. It returns false when no rights are left for this person. */
async function keep(
  asking: Asking,
  uuid: string,
  cookie: string,
  kept: Kept,
  answer: Answer,
  over: sessies.TeControleren,
) {
  const { db, config, now } = asking
  return inTransaction(db, 'schrijven', async (tx) => {
    const namen = await rollenNu(tx, answer, kept, over.rollen, config)
    if (namen.length === 0) return false
    await refresh(tx, over.actor, gegevensUit(answer.claims, config))
    const controle = controleOf(cookie, answer, config, now)
    await sessies.prolong(tx, uuid, { rollen: namen, idToken: answer.idToken, controle }, now)
    return true
  })
}

/** Asks about a session, and then keeps it or ends it. */
async function settle(asking: Asking, uuid: string, cookie: string, over: sessies.TeControleren) {
  const kept = keptOf(cookie, over.tokens)
  const answer = kept ? await ask(asking, kept, over.subject) : 'nee'
  if (answer === 'weg') return 'weg'
  if (answer !== 'nee' && kept && (await keep(asking, uuid, cookie, kept, answer, over))) return 'goed'
  await sessies.endSessie(asking.db, uuid)
  asking.log.info({ sessie: uuid }, 'session ended: the provider no longer lets them in')
  return 'nee'
}

/** Tells whether it is time to ask the provider about this session. */
export const isTijd = ({ controleOp }: sessies.Sessie, now: Date): boolean => controleOp !== null && controleOp <= now

/**
 * Asks the provider again about the owner of this session. One request asks while the others go on; when the provider is out of reach all
 * go on, for a limited time. Afterwards the session matches the answer, or has ended.
 * @throws Problem 503 when the provider has been out of reach for too long
 */
export async function check(asking: Asking, { uuid, gecontroleerdOp }: sessies.Sessie, cookie: string): Promise<void> {
  const { db, config, now } = asking
  const over = await sessies.takeControle(db, uuid, now, new Date(now.getTime() + RETRY_MS))
  const outcome = over ? await settle(asking, uuid, cookie, over) : 'weg'
  if (outcome !== 'weg' || now.getTime() - gecontroleerdOp.getTime() <= config.OIDC_UITVAL_MINUTEN * MINUTE) return
  throw unavailable({
    detail: 'De inlogdienst is te lang niet bereikbaar om te weten of u nog toegang hebt. Probeer het later opnieuw.',
    headers: { 'Retry-After': String(RETRY_MS / 1000) },
  })
}
