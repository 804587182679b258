import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'

/** Tokens are random and long: a plain hash keeps them safe, and finds them by an index. */
export const hashVan = (token: string) => createHash('sha256').update(token).digest()

export interface Applicatie {
  uuid: string
  naam: string
  rechten: string[]
  middel: string | null
  niveau: string | null
}

/** The active application with this token, or undefined. */
export async function applicatieMetToken(db: Db, token: string): Promise<Applicatie | undefined> {
  const { rows } = await sql<Applicatie>`
    select uuid, naam, rechten, authenticatie_middel as middel, authenticatie_niveau as niveau
    from applicatie where token_hash = ${hashVan(token)} and actief`.execute(db)
  return rows[0]
}

/** Adds an application, or replaces the one with the same uuid. */
export async function bewaarApplicatie(
  db: Db,
  applicatie: Applicatie & { token: string; demo: boolean },
): Promise<void> {
  const { uuid, naam, rechten, middel, niveau, token, demo } = applicatie
  await sql`
    insert into applicatie (uuid, naam, token_hash, rechten, authenticatie_middel, authenticatie_niveau, demo)
    values (${uuid}::uuid, ${naam}, ${hashVan(token)}, ${rechten}::text[], ${middel}::authenticatiemiddel, ${niveau}::betrouwbaarheidsniveau, ${demo})
    on conflict (uuid) do update set naam = excluded.naam, token_hash = excluded.token_hash, rechten = excluded.rechten,
      authenticatie_middel = excluded.authenticatie_middel, authenticatie_niveau = excluded.authenticatie_niveau`.execute(
    db,
  )
}

/** Are there demonstration credentials in this database? */
export async function heeftDemoApplicatie(db: Db): Promise<boolean> {
  const { rows } = await sql`select from applicatie where demo limit 1`.execute(db)
  return rows.length > 0
}
