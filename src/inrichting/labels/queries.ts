import { type Db, takeTurn } from '../../platform/database.ts'
import { deleteRow, insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Label } from './contract.ts'
import { label as table } from './row.ts'

/** Reads all labels by name. */
export async function lijst(db: Db): Promise<Label[]> {
  const { rows } = await sql<Label>`select uuid, naam from label order by lower(naam), uuid`.execute(db)
  return rows
}

/** Gives those of these uuids that belong to no label. */
export async function noLabels(db: Db, uuids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select g.uuid from unnest(${uuids}::uuid[]) g (uuid) where not exists (select from label l where l.uuid = g.uuid)`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** Reads and locks one label; undefined when there is none. */
export async function lockOne(db: Db, uuid: string): Promise<Label | undefined> {
  const { rows } = await sql<Label>`select uuid, naam from label where uuid = ${uuid}::uuid for update`.execute(db)
  return rows[0]
}

/** Adds a label, unless there are `most` of them; false when it was not added. */
export async function make(db: Db, { uuid, naam }: Label, most: number): Promise<boolean> {
  await takeTurn(db, 'labels')
  const { rows } = await sql`
    ${insertRowOf(table, { uuid, naam })} where (select count(*) from label) < ${most}::int returning uuid`.execute(db)
  return rows.length > 0
}

/** Gives a label another name. */
export async function rename(db: Db, { uuid, naam }: Label): Promise<void> {
  await sql`update label set naam = ${naam} where uuid = ${uuid}::uuid`.execute(db)
}

/** Removes a label, also from the tasks that have it. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, table, uuid)
