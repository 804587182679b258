import type { Db } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { type Sql, sql } from '../../../platform/sql.ts'
import { inhoudOpslag } from '../row.ts'

// Keeps the objects in the storage. Whoever works on one has the turn for it, which ends by itself: another process goes on then.

/** How long a turn lasts: longer than a part takes. Each step of the work prolongs it. */
const BEURT_MS = 5 * 60_000

const untilOf = (now: Date): Sql => sql`${new Date(now.getTime() + BEURT_MS).toISOString()}::timestamptz`
const isFree = (now: Date): Sql => sql`(o.beurt_tot is null or o.beurt_tot < ${now.toISOString()}::timestamptz)`

/** Content that is on its way to the storage: how far it is. */
export interface Verplaatsing {
  object: string
  omvang: number
  upload: string | null
  /** The ETags of the parts that are there. */
  delen: string[]
}

/** Selects it of an object `o`. */
const verplaatsing = (o: Sql) => sql`${o}.object, ${o}.upload, ${o}.delen,
  (select h.omvang::float8 from inhoud h where h.uuid = ${o}.inhoud) as omvang`

/**
 * Takes the turn for content that goes to the storage: what was begun before, or else the smallest that has this size.
 * @param vanaf in bytes
 * @param isVeilig tells of content `h` whether it may go there
 */
export async function takeVerplaatsing(
  db: Db,
  { vanaf, isVeilig, now }: { vanaf: number; isVeilig: Sql; now: Date },
): Promise<Verplaatsing | undefined> {
  const begun = await sql<Verplaatsing>`
    update inhoud_opslag o set beurt_tot = ${untilOf(now)} where o.object = (
      select o.object from inhoud_opslag o where o.inhoud is not null and not o.heel and ${isFree(now)}
      order by o.object limit 1 for update of o skip locked)
    returning ${verplaatsing(sql`o`)}`.execute(db)
  if (begun.rows[0]) return begun.rows[0]
  const { rows } = await sql<Verplaatsing>`
    ${insertRowOf(inhoudOpslag, { object: sql`h.uuid`, inhoud: sql`h.uuid`, beurtTot: untilOf(now) })} from inhoud h
    where h.heel and h.omvang >= ${vanaf}::bigint and ${isVeilig}
      and not exists (select from inhoud_opslag b where b.object = h.uuid)
    order by h.omvang limit 1
    on conflict do nothing returning ${verplaatsing(sql`inhoud_opslag`)}`.execute(db)
  return rows[0]
}

/** Takes the turn for content that comes back from the storage; undefined when all of it did. */
export async function takeTerug(db: Db, now: Date): Promise<{ object: string; omvang: number } | undefined> {
  const { rows } = await sql<{ object: string; omvang: number }>`
    update inhoud_opslag o set beurt_tot = ${untilOf(now)} where o.object = (
      select o.object from inhoud_opslag o where o.inhoud is not null and o.heel and ${isFree(now)}
      order by o.object limit 1 for update of o skip locked)
    returning o.object, (select h.omvang::float8 from inhoud h where h.uuid = o.inhoud) as omvang`.execute(db)
  return rows[0]
}

/** Takes the turn for an object of which the content was removed, in any way (R30). */
export async function takeWeg(db: Db, now: Date): Promise<{ object: string; upload: string | null } | undefined> {
  const { rows } = await sql<{ object: string; upload: string | null }>`
    update inhoud_opslag o set beurt_tot = ${untilOf(now)} where o.object = (
      select o.object from inhoud_opslag o where o.inhoud is null and ${isFree(now)}
      order by o.object limit 1 for update of o skip locked)
    returning o.object, o.upload`.execute(db)
  return rows[0]
}

/** Keeps how far content is on its way to the storage, and prolongs the turn; false when the content was removed. */
export async function saveStand(
  db: Db,
  { object, upload, delen }: Omit<Verplaatsing, 'omvang'>,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update inhoud_opslag o set upload = ${upload}, delen = ${delen}::text[], beurt_tot = ${untilOf(now)}
    where o.object = ${object}::uuid and o.inhoud is not null returning 1`.execute(db)
  return rows.length > 0
}

/** Tells that content is in the storage, whole: its pieces go, and from now on it is read there. */
export async function completeVerplaatsing(db: Db, object: string): Promise<void> {
  await sql`
    with daar as (
      update inhoud_opslag set heel = true, upload = null, delen = '{}', beurt_tot = null
      where object = ${object}::uuid and inhoud is not null returning inhoud)
    delete from inhoud_deel d using daar where d.inhoud = daar.inhoud`.execute(db)
}

/** Prolongs the turn of who brings content back. */
export async function prolong(db: Db, object: string, now: Date): Promise<void> {
  await sql`update inhoud_opslag set beurt_tot = ${untilOf(now)} where object = ${object}::uuid`.execute(db)
}

/** Tells that content is in pieces here again: its object is removed. */
export async function completeTerug(db: Db, object: string): Promise<void> {
  await sql`update inhoud_opslag set inhoud = null, beurt_tot = null where object = ${object}::uuid`.execute(db)
}

/** Forgets an object that is no longer there. */
export async function forget(db: Db, object: string): Promise<void> {
  await sql`delete from inhoud_opslag where object = ${object}::uuid`.execute(db)
}

/** Counts the objects on which there is work: on their way, or to be removed. */
export async function countBezig(db: Db): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from inhoud_opslag where inhoud is null or not heel`.execute(db)
  return rows[0]?.aantal ?? 0
}
