import { v7 as uuidv7 } from 'uuid'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/** Records that something happened to these objects. */
export async function store(db: Db, type: string, subjects: readonly string[]): Promise<void> {
  const ids = subjects.map(() => uuidv7())
  await sql`
    insert into gebeurtenis (id, type, subject)
    select g.id, ${type}, g.subject from unnest(${ids}::uuid[], ${subjects}::uuid[]) g (id, subject)`.execute(db)
}

/** Lists a page of events, the oldest first. */
export async function lijst(db: Db, bron: string, { na, aantal }: { na?: string | undefined; aantal: number }) {
  const vanaf = na ? decodeCursor(na, 'nummer')[0] : '0'
  const { rows } = await sql<{ gebeurtenis: string; volgnummer: string }>`
    select json_build_object('specversion', '1.0', 'id', g.id, 'source', ${bron}::text, 'type', g.type, 'subject', g.subject, 'time', iso(g.op))::text
      as gebeurtenis, g.volgnummer::text
    from gebeurtenis g where g.volgnummer > ${vanaf}::bigint order by g.volgnummer limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}
