import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Gebeurtenistype } from './contract.ts'

/** Settings of a transaction that loads what was made elsewhere, or for a demonstration: others are told nothing of it. */
export const ZONDER_GEBEURTENISSEN: Readonly<Record<string, string>> = { 'balie.gebeurtenissen': 'nee' }

/** Records that something happened to these objects that is no change of a row: changes are told by the database itself. */
export async function store(db: Db, type: Gebeurtenistype, subjects: readonly string[]): Promise<void> {
  const wat = type.split('.').at(-1) ?? type
  await sql`select meld(${wat}, ${subjects}::uuid[])`.execute(db)
}

/**
 * The CloudEvent of a row `g` of `gebeurtenis`, as SQL.
 * @param bron its source
 * @param origin where others reach Balie; empty: unknown
 */
export const gebeurtenisJson = (bron: string, origin: string): Sql => sql`json_strip_nulls(json_build_object(
  'specversion', '1.0', 'id', g.id, 'source', ${bron}::text, 'type', g.type, 'subject', g.subject, 'time', iso(g.op),
  'sequence', g.volgnummer::text, 'sequencetype', 'Integer', 'dataref', ${origin}::text ||
    case when g.type like '%.klantcontact-%' then '/api/v1/klantcontacten' when g.type like '%.internetaak-%' then '/api/v1/internetaken'
      when g.type like '%.partij-%' then '/api/v1/partijen' when g.type like '%.zaak-%' then '/zaken/api/v1/zaken'
      when g.type like '%.externetaak-%' then '/api/v1/klanttaken'
      else '/documenten/api/v1/enkelvoudiginformatieobjecten' end
    || '/' || g.subject,
  'data', case when g.type like '%.externetaak-%' then g.gegevens end))`

/** Lists a page of events, the oldest first. */
export async function lijst(
  db: Db,
  bron: string,
  origin: string,
  { na, aantal }: { na?: string | undefined; aantal: number },
) {
  const vanaf = na ? decodeCursor(na, 'nummer')[0] : '0'
  const { rows } = await sql<{ gebeurtenis: string; volgnummer: string }>`
    select ${gebeurtenisJson(bron, origin)}::text as gebeurtenis, g.volgnummer::text
    from gebeurtenis g where g.volgnummer > ${vanaf}::bigint order by g.volgnummer limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}
