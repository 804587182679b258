import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/**
 * Finds the medewerker whom a switchboard means: by e-mail address, by a code of a register, or by the telephone number that is kept with them.
 * @returns null when there is none, or more than one
 */
export async function medewerkerOf(db: Db, genoemd: string): Promise<string | null> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from actor where soort_actor = 'medewerker' and indicatie_actief and (
      lower(medewerker ->> 'emailadres') = lower(${genoemd}) or (actoridentificator).object_id = ${genoemd}
      or regexp_replace(medewerker ->> 'telefoonnummer', '[^0-9+]', '', 'g') = nullif(regexp_replace(${genoemd}, '[^0-9+]', '', 'g'), ''))
    limit 2`.execute(db)
  return rows.length === 1 ? (rows[0]?.uuid ?? null) : null
}
