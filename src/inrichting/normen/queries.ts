import { type Db, only } from '../../platform/database.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { kalenderJson } from '../instellingen/queries.ts'
import type { NieuweNorm, Norm } from './contract.ts'
import { norm as table } from './row.ts'
import type { Normgegevens } from './rules.ts'

const normJson = sql`json_build_object('uuid', n.uuid,
  'actor', (select json_build_object('uuid', a.uuid, 'naam', a.naam) from actor a where a.uuid = n.actor),
  'onderwerp', n.onderwerp, 'aantal', n.aantal, 'eenheid', n.eenheid)`

/** Reads all norms: the general one, those of subjects, and then those of each afdeling. */
export async function lijst(db: Db): Promise<Norm[]> {
  const { rows } = await sql<{ norm: Norm }>`
    select ${normJson} as norm from norm n left join actor a on a.uuid = n.actor
    order by a.naam nulls first, lower(n.onderwerp), n.uuid`.execute(db)
  return rows.map(({ norm }) => norm)
}

/** Reads one norm, or undefined. With `vast` it is locked until the transaction ends. */
export async function norm(db: Db, uuid: string, { vast = false } = {}): Promise<Norm | undefined> {
  const { rows } = await sql<{ norm: Norm }>`
    select ${normJson} as norm from norm n where n.uuid = ${uuid}::uuid ${vast ? sql`for update` : sql``}`.execute(db)
  return rows[0]?.norm
}

/** Adds a norm, or replaces its data. */
export async function save(db: Db, uuid: string, { actor, onderwerp, aantal, eenheid }: NieuweNorm): Promise<void> {
  const row = { uuid, actor, onderwerp, aantal, eenheid }
  await sql`${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid')}`.execute(db)
}

/** Removes a norm. */
export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from norm where uuid = ${uuid}::uuid`.execute(db)
}

/** Selects the data that decide how much time there is for a task of these actoren: it is read in a statement that is needed anyway. */
export const normgegevens = (actoren: readonly string[]): Sql<Normgegevens> => sql`(
  with lid as (select e.actor, e.eenheid from actor_eenheid e where e.actor = any (${actoren}::uuid[]))
  select json_build_object(
    'normen', coalesce((
      select json_agg(json_build_object('actor', n.actor, 'onderwerp', n.onderwerp, 'aantal', n.aantal, 'eenheid', n.eenheid))
      from norm n where n.actor is null or n.actor = any (${actoren}::uuid[]) or n.actor in (select eenheid from lid)), '[]'),
    'eenheden', coalesce((
      select json_object_agg(actor, eenheden) from (select actor, json_agg(eenheid) as eenheden from lid group by actor) per_lid), '{}'),
    'kalender', ${kalenderJson}))`

/** Reads everything that determines the deadline of a task of these actoren, in a separate statement. */
export async function readNormen(db: Db, actoren: readonly string[]): Promise<Normgegevens> {
  return only(await sql<{ normen: Normgegevens }>`select ${normgegevens(actoren)} as normen`.execute(db)).normen
}
