import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

export interface TeDoen {
  uuid: string
  titel: string
  laatsteDag: string
  aantal: number
}

/** Reads what these partijen have to do, the soonest first, with how much there is in all. */
export async function teDoen(db: Db, partijen: readonly string[], most: number): Promise<TeDoen[]> {
  const { rows } = await sql<TeDoen>`
    select k.uuid, k.titel, k.laatste_dag::text as "laatsteDag", count(*) over ()::int as aantal
    from klanttaak k where k.partij = any (${partijen}::uuid[]) and k.status = 'open'
    order by k.laatste_dag, k.volgnummer limit ${sql.lit(most)}`.execute(db)
  return rows
}
