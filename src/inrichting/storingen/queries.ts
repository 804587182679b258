import { type Db, only, takeTurn } from '../../platform/database.ts'
import { deleteRow, insertRowOf, members, type Row, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Storing } from './contract.ts'
import { type StoringNu, storingenNuJson } from './reads.ts'
import { storing as table } from './row.ts'

const storingJson = sql`json_build_object(${members(table, 's')}, 'taken', verlengde_taken(s.uuid))`

/** Reads all storingen, the last one first. */
export async function lijst(db: Db): Promise<Storing[]> {
  const { rows } = await sql<{ storing: Storing }>`
    select ${storingJson} as storing from storing s order by s.begin_op desc, s.uuid desc`.execute(db)
  return rows.map(({ storing }) => storing)
}

/** Reads the storingen that are there now. */
export async function storingenNu(db: Db): Promise<StoringNu[]> {
  return only(await sql<{ nu: StoringNu[] }>`select ${storingenNuJson} as nu`.execute(db)).nu
}

/** Reads one storing; undefined when there is none. */
export async function storing(db: Db, uuid: string): Promise<Storing | undefined> {
  const { rows } = await sql<{ storing: Storing }>`
    select ${storingJson} as storing from storing s where s.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.storing
}

/** Makes changes of storingen wait for each other until the transaction ends: each computes terms anew. */
export const lock = (db: Db): Promise<void> => takeTurn(db, 'storingen')

/** Adds a storing, or replaces its data. */
export async function save(db: Db, row: Row<typeof table>): Promise<void> {
  await sql`${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid')}`.execute(db)
}

/** Removes a storing. The tasks that it gave more time keep that until their terms are computed anew. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, table, uuid)

/** Computes the terms of open tasks anew that end between these moments; gives how many changed. */
export async function recompute(db: Db, van: Date, tot: Date): Promise<number> {
  const { aantal } = only(
    await sql<{ aantal: number }>`
      select herbereken_termijnen(${van.toISOString()}::timestamptz, ${tot.toISOString()}::timestamptz) as aantal`.execute(
      db,
    ),
  )
  return aantal
}

/** Moves what lasts on to another last moment, and computes the terms in it anew. */
export async function moveOn(db: Db, now: Date, verlengdTot: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  const tot = sql`${verlengdTot.toISOString()}::timestamptz`
  await sql`
    update storing set verlengd_tot = ${tot} where eind_op is null and begin_op <= ${at} and verlengd_tot < ${tot}`.execute(
    db,
  )
  await sql`
    select herbereken_termijnen(min(begin_op), max(verlengd_tot)) from storing where verlengd_tot > ${at}`.execute(db)
}
