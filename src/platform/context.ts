import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { Problem } from './problems.ts'

/** The caller: an application or a medewerker, established before the operation runs (R28). */
export interface Wie {
  soort: 'applicatie' | 'medewerker'
  uuid: string
  naam: string
  rechten: ReadonlySet<string>
  /** The roles of a medewerker. An application has rights of its own instead. */
  rollen: readonly string[]
  /** The actor that a medewerker acts as. An application has none. */
  actor: string | null
  /** The afdelingen and groepen that a medewerker works in. */
  eenheden: readonly string[]
  /** The person on whose behalf an application says it asks. This is recorded but not checked. */
  namens: string | null
  /** The number of requests per minute that the caller may make; null means no limit. */
  limiet: number | null
  /** The medewerker who approved what is done for who asked it, when it needs a second person. */
  akkoord?: { uuid: string; naam: string }
  /** Limits on what an application sees beside its rights, as settings of its transaction (R28). */
  bereik?: Readonly<Record<string, string>>
  /** How an application establishes who a partij is (R1). */
  authenticatie: { middel: string; niveau: string } | null
}

/** Makes a caller that is an application, with no more than what is given. */
export const asApplicatie = (given: Pick<Wie, 'uuid' | 'naam'> & Partial<Wie>): Wie => ({
  soort: 'applicatie',
  rechten: new Set(),
  rollen: [],
  actor: null,
  eenheden: [],
  namens: null,
  limiet: null,
  authenticatie: null,
  ...given,
})

/** The context that a handler works with. */
export interface Context {
  /** The connection, inside the transaction of the request. */
  db: Db
  now: Date
  wie: Wie
  config: Config
  log: FastifyBaseLogger
  /** Reports the partijen whose data the operation showed or changed, for the logboek (R29). */
  gezien(partijen: Iterable<string | null>): void
  /** Reports the people from another register whose data were shown, by pseudonym. They need not be a partij here. */
  gezienElders(pseudoniemen: Iterable<string>): void
}

const ignore = () => undefined

/** Makes the context in which Balie works by itself: nobody looks, so whose data it works with is not logged. */
export const ownContext = (
  { db, now, config, log }: Pick<Context, 'db' | 'now' | 'config' | 'log'>,
  wie: Wie,
): Context => ({ db, now, config, log, wie, gezien: ignore, gezienElders: ignore })

/** Tells whether somebody has the right of an operation. The operation says it, so that no right is spelled a second time (R28). */
export const hasRight = ({ rechten }: Pick<Wie, 'rechten'>, { right }: { right: string }): boolean => rechten.has(right)

/**
 * Returns the medewerker who asks, as an actor. Ownership is taken from the session, never from the request (R28).
 * @param anders makes the problem for an application, which owns nothing itself
 */
export function medewerkerOf({ wie }: Pick<Context, 'wie'>, anders: () => Problem): string {
  if (!wie.actor) throw anders()
  return wie.actor
}

/** The part of a context that is there before the transaction begins. */
export interface Outside extends Omit<Context, 'db' | 'gezien' | 'gezienElders'> {
  /** Reads what is needed to ask another system, in a transaction of its own. What somebody may see is not limited here. */
  lezen<T>(work: (db: Db) => Promise<T>): Promise<T>
}
