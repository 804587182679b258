import type { Db } from '../../platform/database.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { NieuweVragenset, Vragenset } from './contract.ts'
import { vragenset as table } from './row.ts'

const vragensetJson = sql`json_build_object('uuid', v.uuid, 'titel', v.titel,
  'actor', (select json_build_object('uuid', a.uuid, 'naam', a.naam) from actor a where a.uuid = v.actor),
  'vragen', v.vragen, 'actief', v.actief, 'volgorde', v.volgorde)`

/** Reads the vragensets in their order. With an actor, theirs come first and the general ones follow. */
export async function lijst(db: Db, { actor, actief }: { actor?: string | undefined; actief?: boolean | undefined }) {
  const { rows } = await sql<{ set: Vragenset }>`
    select ${vragensetJson} as set from vragenset v
    where (${actor ?? null}::uuid is null or v.actor is null or v.actor = ${actor ?? null}::uuid)
      and (${actief ?? null}::boolean is null or v.actief = ${actief ?? null}::boolean)
    order by ${actor ?? null}::uuid is not null and v.actor is null, v.volgorde, v.titel, v.uuid`.execute(db)
  return rows.map(({ set }) => set)
}

/** Reads one vragenset, or undefined. */
export async function vragenset(db: Db, uuid: string): Promise<Vragenset | undefined> {
  const { rows } = await sql<{ set: Vragenset }>`
    select ${vragensetJson} as set from vragenset v where v.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.set
}

/** Selects the vragensets that are in use. */
export async function inGebruik(db: Db, uuids: readonly string[]): Promise<Vragenset[]> {
  const { rows } = await sql<{ set: Vragenset }>`
    select ${vragensetJson} as set from vragenset v where v.uuid = any (${uuids}::uuid[]) and v.actief`.execute(db)
  return rows.map(({ set }) => set)
}

/** Makes changes wait for each other until the transaction ends. */
export const lockOne = (db: Db) => sql`lock table vragenset in share row exclusive mode`.execute(db)

/** Adds a vragenset at the end of the list, or replaces its data. */
export async function save(db: Db, uuid: string, { titel, actor, vragen, actief }: NieuweVragenset): Promise<void> {
  const volgorde = sql`1 + coalesce((select max(volgorde) from vragenset), 0)`
  const row = { uuid, titel, actor, vragen, actief, volgorde }
  await sql`${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid', 'volgorde')}`.execute(
    db,
  )
}

/** Puts the vragensets in this order. */
export async function setVolgorde(db: Db, uuids: readonly string[]): Promise<void> {
  await sql`
    update vragenset v set volgorde = b.plaats from unnest(${uuids}::uuid[]) with ordinality as b (uuid, plaats)
    where v.uuid = b.uuid`.execute(db)
}
