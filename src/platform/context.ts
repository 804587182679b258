import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { Problem } from './problems.ts'

/** Who asks: an application or a medewerker, established before the operation (R28). */
export interface Wie {
  soort: 'applicatie' | 'medewerker'
  uuid: string
  naam: string
  rechten: ReadonlySet<string>
  /** The roles of a medewerker; an application has rights of its own. */
  rollen: readonly string[]
  /** The actor as which a medewerker acts; an application has none. */
  actor: string | null
  /** The afdelingen and groepen in which a medewerker works. */
  eenheden: readonly string[]
  /** On whose behalf an application says that it asks; it is not checked, only recorded. */
  namens: string | null
  /** How many requests it may do in a minute; null: as many as it likes. */
  limiet: number | null
  /** The medewerker who approved what is done for who asked it, when it needs a second person. */
  akkoord?: { uuid: string; naam: string }
  /** How an application establishes who a partij is (R1). */
  authenticatie: { middel: string; niveau: string } | null
}

/** What a handler works with. */
export interface Context {
  /** Inside the transaction of the request. */
  db: Db
  now: Date
  wie: Wie
  config: Config
  log: FastifyBaseLogger
  /** Says whose data the operation showed or changed, for the logboek (R29). */
  gezien(partijen: Iterable<string | null>): void
  /** Says whose data of another register it showed, who may be no partij here: by pseudonym. */
  gezienElders(pseudoniemen: Iterable<string>): void
}

/**
 * The medewerker who asks, as an actor. Whose something is comes from the session, never from the request (R28).
 * @param anders what an application is answered: it has nothing of its own
 */
export function medewerkerVan({ wie }: Pick<Context, 'wie'>, anders: () => Problem): string {
  if (!wie.actor) throw anders()
  return wie.actor
}

/** What there is of a context before the transaction begins. */
export interface Outside extends Omit<Context, 'db' | 'gezien' | 'gezienElders'> {
  /** Reads what is needed to ask another system, in a transaction of its own. What somebody may see is not limited here. */
  lezen<T>(work: (db: Db) => Promise<T>): Promise<T>
}
