import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { insertRows } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Kanaal } from './contract.ts'
import { kanaal as kanaalTable } from './row.ts'
import type { Item, KanaalStand } from './rules.ts'

/** Reads all kanalen, or only the active or inactive ones, in their order. */
export async function lijst(db: Db, actief?: boolean): Promise<Kanaal[]> {
  const { rows } = await sql<Kanaal>`
    select uuid, naam, actief, volgorde, gesprek, case when code is null then 'eigen' else 'referentielijst' end as bron from kanaal
    where ${actief ?? null}::boolean is null or actief = ${actief ?? null}::boolean order by volgorde, naam`.execute(db)
  return rows
}

/** Makes changes of the list wait for each other until the transaction ends, and returns the present list. */
export async function lockOne(db: Db): Promise<KanaalStand[]> {
  await sql`lock table kanaal in share row exclusive mode`.execute(db)
  const { rows } =
    await sql<KanaalStand>`select uuid, naam, actief, gesprek, code from kanaal order by volgorde, naam`.execute(db)
  return rows
}

/** Adds kanalen at the end of the list, in one statement. */
export async function make(
  db: Db,
  nieuwe: readonly (Omit<Item, 'code'> & { code: string | null; gesprek?: boolean })[],
): Promise<string[]> {
  const bron = nieuwe.map((kanaal) => ({ ...kanaal, uuid: uuidv7() }))
  const last = sql`coalesce((select max(volgorde) from kanaal), 0)`
  await insertRows(
    db,
    kanaalTable,
    bron.map((kanaal, index) => ({ ...kanaal, volgorde: index + 1 })),
    { values: { volgorde: sql`b.volgorde + ${last}` } },
  )
  return bron.map(({ uuid }) => uuid)
}

/** Replaces the data of kanalen, in one statement. */
export async function save(db: Db, kanalen: readonly KanaalStand[]): Promise<void> {
  await sql`
    update kanaal k set naam = b.naam, actief = b.actief, gesprek = b.gesprek, code = b.code
    from jsonb_to_recordset(${JSON.stringify(kanalen)}::jsonb) as b (uuid uuid, naam text, actief boolean, gesprek boolean, code text)
    where k.uuid = b.uuid`.execute(db)
}

/** Puts the kanalen in this order. */
export async function setVolgorde(db: Db, uuids: readonly string[]): Promise<void> {
  await sql`
    update kanaal k set volgorde = b.plaats from unnest(${uuids}::uuid[]) with ordinality as b (uuid, plaats)
    where k.uuid = b.uuid`.execute(db)
}
