import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

// A message of ours can come back: to a mailbox that is read, or by whoever forwards everything.

/** Gives the addresses from which this installation sends. */
export async function ownAddresses(db: Db, { EMAIL_AFZENDER }: Config): Promise<string[]> {
  const { rows } = await sql<{ afzender: string }>`
    select distinct afzender from email_postvak where afzender is not null`.execute(db)
  return [...rows.map(({ afzender }) => afzender), ...(EMAIL_AFZENDER ? [EMAIL_AFZENDER] : [])]
}

/** Addresses of people who work here and of ourselves, in lower case. */
export interface Internal {
  all: ReadonlySet<string>
  /** The addresses from which this installation sends. */
  own: ReadonlySet<string>
}

/** Finds those among these addresses that are of somebody who works here, or our own. */
export async function internalAmong(db: Db, config: Config, adressen: readonly string[]): Promise<Internal> {
  const wanted = adressen.map((adres) => adres.toLowerCase())
  const { rows } = await sql<{ adres: string }>`
    select g.adres from unnest(${wanted}::text[]) g (adres) where exists (
      select from actor a where a.soort_actor = 'medewerker' and lower(a.medewerker ->> 'emailadres') = g.adres)`.execute(
    db,
  )
  const ours = (await ownAddresses(db, config)).map((adres) => adres.toLowerCase())
  const own = new Set(wanted.filter((adres) => ours.includes(adres)))
  return { all: new Set([...rows.map(({ adres }) => adres), ...own]), own }
}
