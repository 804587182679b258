import { hkdfSync } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { unavailable } from '../../platform/problems.ts'
import { listAt, type Source } from './claims.ts'
import { gegevensUit, werkBij } from './medewerkers.ts'
import { type Answer, isOutOfReach, type Provider, type Tokens } from './oidc.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'
import { seal, unseal } from './versleuteling.ts'

// Every few minutes that a session is used the provider is asked again about whose it is (R28): somebody disabled there, or stripped of a role,
// loses it here. Asked while a request waits, because only then there is the token of the cookie, which opens the tokens of the provider.

const MINUTE = 60_000
/** After this long the provider is asked again when it did not answer, and by another request when this one never ended. */
const RETRY_MS = 30_000

/** What a session keeps, sealed, to ask again: the tokens, and which source told the roles. */
interface Kept extends Tokens {
  rollenUit?: Source | undefined
}

/** The key that only the cookie gives. */
const keyOf = (cookie: string) => Buffer.from(hkdfSync('sha256', cookie, '', 'balie-tokens', 32)).toString('base64')

/** What to keep of an answer of the provider, and when to ask again. */
export function controleVan(cookie: string, { tokens, claims }: Answer, config: Config, now: Date): sessies.Controle {
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
 * The roles that the provider gives somebody now. A source that told them at first and is not heard this time (not every provider gives a new
 * ID token) leaves them as they were; one that is heard and no longer names them takes them away.
 */
async function rollenNu(db: Db, { claims }: Answer, kept: Kept, huidige: readonly string[], config: Config) {
  const genoemd = listAt(claims, config.OIDC_CLAIM_ROLLEN)
  if (!genoemd && kept.rollenUit && !claims[kept.rollenUit]) return huidige
  return rollen.metClaim(db, genoemd?.value ?? [])
}

interface Asking {
  db: Db
  config: Config
  log: FastifyBaseLogger
  now: Date
  provider: () => Promise<Provider>
}

/** Asks the provider about somebody: what it says, a clear no, or nothing because it is away. */
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

/** Keeps what the provider answered; false when nothing is left that they may do here. */
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
    await werkBij(tx, over.actor, gegevensUit(answer.claims, config))
    const controle = controleVan(cookie, answer, config, now)
    await sessies.verleng(tx, uuid, { rollen: namen, idToken: answer.idToken, controle }, now)
    return true
  })
}

/** Asks about a session, and keeps or ends it. */
async function settle(asking: Asking, uuid: string, cookie: string, over: sessies.TeControleren) {
  const kept = keptOf(cookie, over.tokens)
  const answer = kept ? await ask(asking, kept, over.subject) : 'nee'
  if (answer === 'weg') return 'weg'
  if (answer !== 'nee' && kept && (await keep(asking, uuid, cookie, kept, answer, over))) return 'goed'
  await sessies.eindig(asking.db, uuid)
  asking.log.info({ sessie: uuid }, 'session ended: the provider no longer lets them in')
  return 'nee'
}

/** Is it time to ask the provider about this session? */
export const isTijd = ({ controleOp }: sessies.Sessie, now: Date): boolean => controleOp !== null && controleOp <= now

/**
 * Asks the provider again about whose session this is. One request asks, others go on meanwhile; while the provider is away all go on, for a
 * limited time. Afterwards the session is as the provider wants it, or gone.
 * @throws Problem 503 when the provider has been away for longer than it may
 */
export async function controleer(
  asking: Asking,
  { uuid, gecontroleerdOp }: sessies.Sessie,
  cookie: string,
): Promise<void> {
  const { db, config, now } = asking
  const over = await sessies.neemControle(db, uuid, now, new Date(now.getTime() + RETRY_MS))
  const outcome = over ? await settle(asking, uuid, cookie, over) : 'weg'
  if (outcome !== 'weg' || now.getTime() - gecontroleerdOp.getTime() <= config.OIDC_UITVAL_MINUTEN * MINUTE) return
  throw unavailable({
    detail: 'De inlogdienst is te lang niet bereikbaar om te weten of u nog toegang hebt. Probeer het later opnieuw.',
    headers: { 'Retry-After': String(RETRY_MS / 1000) },
  })
}
