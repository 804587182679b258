import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { likeText } from '../../inrichting/actoren/queries.ts'
import { normgegevens } from '../../inrichting/normen/queries.ts'
import type { Normgegevens } from '../../inrichting/normen/rules.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRowOf, members, source, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import {
  klantcontactKort,
  klantOf,
  onderwerpOf,
  partijenOf,
  plaatsgevondenOpOf,
  withNummer,
} from '../klantcontacten/reads.ts'
import { meldVerloop } from '../meldingen/queries.ts'
import type { Contactpoging, Internetaak, SoortVerloop, Sortering } from './contract.ts'
import { interneTaak, interneTaakActor, interneTaakVerloop, type NewTask } from './row.ts'
import { type Bestemming, firstStappen, type Stand, type Termijnstand } from './rules.ts'

/** The klantcontact of an interne taak `t`. */
const ofTask = sql`t.klantcontact`

/** Selects the columns on which the term of an interne taak `t` depends. */
const termijnstand = sql`t.uiterlijk_gegeven as "uiterlijkGegeven", ${plaatsgevondenOpOf(ofTask)} as "begonnenOp", ${onderwerpOf(ofTask)} as onderwerp`

/** The JSON of an interne taak `t`, as the contract has it. */
export const internetaakJson = sql`json_build_object(
  ${members(interneTaak, 't', ['volgnummer', 'klantcontact', 'uiterlijkGegeven', 'afgehandeldOp', 'afgehandeldOnbekend'])},
  'afgehandeldOp', iso(case when not t.afgehandeld_onbekend then t.afgehandeld_op end),
  'teLaat', t.status = 'te_verwerken' and t.uiterlijk_op < now(),
  'klant', ${klantOf(ofTask)},
  'klantcontact', ${klantcontactKort(ofTask)},
  'actoren', coalesce((
    select json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) order by ta.volgorde)
    from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = t.uuid), '[]'))`

/** Selects the partijen whose data an interne taak `t` shows: those in its klantcontact. */
const partijen = partijenOf(ofTask)

export interface TaakFilters {
  /** Only tasks of at least one of these actoren; when it is absent, tasks of anybody. */
  actoren?: readonly string[] | undefined
  status?: string | undefined
  teLaat?: boolean | undefined
  uitgesteld?: boolean | undefined
  zoek?: string | undefined
  sorteer: Sortering
  na?: string | undefined
  aantal: number
}

const KOLOMMEN = {
  uiterlijkOp: sql.ref('t.uiterlijk_op'),
  toegewezenOp: sql.ref('t.toegewezen_op'),
  afgehandeldOp: sql.ref('t.afgehandeld_op'),
}

const kolomOf = (sorteer: Sortering) => KOLOMMEN[sorteer.replace('-', '') as keyof typeof KOLOMMEN]

/** Rows after the last one of the page before. */
function afterCursor({ sorteer, na }: TaakFilters, kolom: Sql, uuid: Sql): Sql[] {
  if (!na) return []
  const [moment, laatste] = decodeCursor(na, 'moment', 'uuid')
  const vergelijking = sorteer.startsWith('-') ? sql`<` : sql`>`
  return [sql`(${kolom}, ${uuid}) ${vergelijking} (${moment}::timestamptz, ${laatste}::uuid)`]
}

const onlyOpen = ({ status, teLaat, uitgesteld }: TaakFilters) =>
  status === 'te_verwerken' || teLaat === true || uitgesteld === true

function voorwaarden(filters: TaakFilters): Sql {
  const { actoren, status, teLaat, uitgesteld, zoek } = filters
  const parts = afterCursor(filters, kolomOf(filters.sorteer), sql`t.uuid`)
  if (actoren) {
    const open = onlyOpen(filters) ? sql` and ta.open_tot is not null` : sql``
    parts.push(
      sql`t.uuid in (select ta.interne_taak from interne_taak_actor ta where ta.actor = any (${actoren}::uuid[])${open})`,
    )
  }
  if (onlyOpen(filters)) parts.push(sql`t.status = 'te_verwerken'`)
  if (status === 'verwerkt') parts.push(sql`t.status = 'verwerkt'`)
  if (teLaat === true) parts.push(sql`t.uiterlijk_op < now()`)
  if (teLaat === false) parts.push(sql`not (t.status = 'te_verwerken' and t.uiterlijk_op < now())`)
  if (uitgesteld === true) parts.push(sql`t.opnieuw_op > now()`)
  if (uitgesteld === false) parts.push(sql`(t.opnieuw_op is null or t.opnieuw_op <= now())`)
  if (zoek) {
    const deel = `%${likeText(zoek)}%`
    parts.push(sql`(t.gevraagde_handeling || ' ' || t.toelichting ilike ${deel} or t.nummer = ${zoek}
      or t.klantcontact in (${withNummer(zoek)}))`)
  }
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

/** The first open tasks of each of these actoren, along an index: what an actor has done, or has far ahead, is not looked at. */
function firstOpenTaken(filters: TaakFilters, richting: Sql, aantal: Sql): Sql {
  const parts = [
    sql`ta.actor = a.uuid`,
    sql`ta.open_tot is not null`,
    ...afterCursor(filters, sql`ta.open_tot`, sql`ta.interne_taak`),
  ]
  if (filters.teLaat) parts.push(sql`ta.open_tot < now()`)
  return sql`
    select eerste.uuid from unnest(${filters.actoren}::uuid[]) a (uuid) cross join lateral (
      select ta.interne_taak as uuid from interne_taak_actor ta where ${sql.join(parts, sql` and `)}
      order by ta.open_tot ${richting}, ta.interne_taak ${richting} limit ${aantal}) eerste`
}

/** The rows of a page, one more than it holds. */
function paginaOf(filters: TaakFilters): Sql {
  const kolom = kolomOf(filters.sorteer)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const aantal = sql.lit(filters.aantal + 1)
  // The walk along the index knows only these filters; with any other one the conditions are checked one by one.
  const { actoren, status: _status, teLaat: _teLaat, sorteer, na: _na, aantal: _aantal, ...others } = filters
  const langsIndex =
    actoren &&
    onlyOpen(filters) &&
    sorteer.endsWith('uiterlijkOp') &&
    Object.values(others).every((value) => value === undefined)
  const voorwaarde = langsIndex ? sql`t.uuid in (${firstOpenTaken(filters, richting, aantal)})` : voorwaarden(filters)
  return sql`select t.* from interne_taak t where ${voorwaarde} order by ${kolom} ${richting}, t.uuid ${richting} limit ${aantal}`
}

/** Reads a page of interne taken, with the key of each row and the partijen whose data it shows. */
export async function lijst(db: Db, filters: TaakFilters) {
  const kolom = kolomOf(filters.sorteer)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const { rows } = await sql<{ taak: string; sleutel: string; uuid: string; partijen: string[] }>`
    with pagina as materialized (${paginaOf(filters)})
    select ${internetaakJson}::text as taak, ${kolom}::text as sleutel, t.uuid, ${partijen} as partijen
    from pagina t order by ${kolom} ${richting}, t.uuid ${richting}`.execute(db)
  return rows
}

/** Reads one interne taak and the partijen whose data it shows, or undefined. */
export async function internetaak(
  db: Db,
  uuid: string,
): Promise<{ taak: Internetaak; partijen: string[] } | undefined> {
  const { rows } = await sql<{ taak: Internetaak; partijen: string[] }>`
    select ${internetaakJson} as taak, ${partijen} as partijen from interne_taak t where t.uuid = ${uuid}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** Locks an interne taak until the transaction ends: a request at the same time waits, and then sees what happened. */
export async function lockOne(db: Db, uuid: string): Promise<Stand | undefined> {
  const { rows } = await sql<{ status: Stand['status'] }>`
    select status, set_config('balie.taak', uuid::text, true) from interne_taak where uuid = ${uuid}::uuid for update`.execute(
    db,
  )
  const [taak] = rows
  if (!taak) return undefined
  const actoren = await sql<Stand['actoren'][number]>`
    select a.uuid, a.naam, a.soort_actor as "soortActor" from interne_taak_actor ta join actor a on a.uuid = ta.actor
    where ta.interne_taak = ${uuid}::uuid order by ta.volgorde`.execute(db)
  return { status: taak.status, actoren: actoren.rows }
}

/** One of many tasks that are locked, with its number and what its term depends on. */
export interface VergrendeldeTaak extends Stand, Termijnstand {
  uuid: string
  nummer: string
}

/** Locks many tasks until the transaction ends; tasks that do not exist are left out. */
export async function lockAll(db: Db, uuids: readonly string[]): Promise<VergrendeldeTaak[]> {
  // The order is fixed, so that two transactions that lock the same tasks wait for each other and never deadlock.
  await sql`select from interne_taak t where t.uuid = any (${uuids}::uuid[]) order by t.uuid for update of t`.execute(
    db,
  )
  // It is read after the wait, because the statement that waits still sees who had the tasks before.
  const { rows } = await sql<VergrendeldeTaak>`
    select t.uuid, t.nummer, t.status, ${termijnstand}, coalesce((
      select json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) order by ta.volgorde)
      from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = t.uuid), '[]') as actoren
    from interne_taak t where t.uuid = any (${uuids}::uuid[])`.execute(db)
  return rows
}

/** Counts the open tasks of these actoren, and how many of them are late; a task of two of them counts once. */
export async function countOpen(db: Db, actoren: readonly string[]): Promise<{ open: number; teLaat: number }> {
  return only(
    await sql<{ open: number; teLaat: number }>`
    select count(distinct ta.interne_taak)::int as open,
      count(distinct ta.interne_taak) filter (where ta.open_tot < now())::int as "teLaat"
    from interne_taak_actor ta where ta.actor = any (${actoren}::uuid[]) and ta.open_tot is not null`.execute(db),
  )
}

/** Lists the actor and the eenheden in which they work. */
export async function eenhedenOf(db: Db, actor: string): Promise<string[]> {
  const { rows } = await sql<{
    eenheid: string
  }>`select eenheid from actor_eenheid where actor = ${actor}::uuid`.execute(db)
  return rows.map((row) => row.eenheid)
}

/** The actor or application that did something to a task. */
export interface Door {
  uuid: string
  naam: string
}

/** Reads, about this klantcontact, what the choice of a norm for a task of these actoren depends on. */
export async function normForContact(
  db: Db,
  klantcontact: string,
  actoren: readonly string[],
): Promise<{ onderwerp: string; begonnenOp: string | null; normen: Normgegevens }> {
  const uuid = sql`${klantcontact}::uuid`
  return only(
    await sql<{ onderwerp: string; begonnenOp: string | null; normen: Normgegevens }>`
    select ${onderwerpOf(uuid)} as onderwerp, ${plaatsgevondenOpOf(uuid)} as "begonnenOp", ${normgegevens(actoren)} as normen`.execute(
      db,
    ),
  )
}

/** The facts about these actoren that decide about any task they get; `onbekend` holds the uuids that belong to no actor. */
type Gelezen = Bestemming & { onbekend: string[] }

const gelezen = (actoren: readonly string[]) => sql`
  array(select g.uuid from unnest(${actoren}::uuid[]) g (uuid) where not exists (select from actor a where a.uuid = g.uuid)) as onbekend,
  array(select a.uuid from actor a where a.uuid = any (${actoren}::uuid[]) and a.soort_actor = 'organisatorische_eenheid') as eenheden,
  ${normgegevens(actoren)} as normen`

/** Reads those facts in one statement. */
export async function bestemming(db: Db, actoren: readonly string[]): Promise<Gelezen> {
  return only(await sql<Gelezen>`select ${gelezen(actoren)}`.execute(db))
}

/** Reads those facts together with those of an existing task, in one statement. */
export async function bestemmingOf(db: Db, taak: string, actoren: readonly string[]): Promise<Gelezen & Termijnstand> {
  return only(
    await sql<Gelezen & Termijnstand>`
    select ${gelezen(actoren)}, ${termijnstand} from interne_taak t where t.uuid = ${taak}::uuid`.execute(db),
  )
}

/** Selects until when the actoren of a row `of` of a task have it: its term, while it is to do. */
const openTotOf = (of: string, term: string) =>
  sql`case when ${sql.ref(`${of}.status`)} = 'te_verwerken' then ${sql.ref(`${of}.${term}`)} end`

/** Returns the steps that were added to the trail, so that people can be told about them. */
const toegevoegd = sql`returning interne_taak, soort, door, toegewezen`

/** Adds interne taken with their assignment and the beginning of their trail, in one statement, and tells the people who get them. */
export async function make(db: Db, taken: readonly NewTask[], door: Door): Promise<void> {
  if (taken.length === 0) return
  const rows = taken.map(({ nummer, ...taak }) => ({
    ...taak,
    ...(nummer && { nummer }),
    status: taak.afgehandeldOp ? ('verwerkt' as const) : ('te_verwerken' as const),
    stappen: firstStappen(Boolean(taak.afgehandeldOp)).map((soort) => ({ uuid: uuidv7(), soort })),
  }))
  const bron = source(interneTaak, rows, {
    extra: { actoren: 'jsonb', stappen: 'jsonb' },
    values: { nummer: sql`coalesce(b.nummer, volgend_interne_taak_nummer())` },
  })
  await sql`
    with bron as (select * from ${bron.from}),
    taak as (insert into interne_taak (${bron.columns}) select ${bron.values} from bron b returning uuid, volgnummer),
    toewijzing as (
      ${insertRowOf(interneTaakActor, {
        interneTaak: sql`b.uuid`,
        actor: sql`a.uuid::uuid`,
        volgorde: sql`a.volgorde`,
        openTot: openTotOf('b', 'uiterlijkOp'),
        volgnummer: sql`t.volgnummer`,
      })}
      from bron b join taak t using (uuid), jsonb_array_elements_text(b.actoren) with ordinality a (uuid, volgorde)),
    verloop as (
      ${insertRowOf(interneTaakVerloop, {
        uuid: sql`(s.stap ->> 'uuid')::uuid`,
        interneTaak: sql`b.uuid`,
        soort: sql`(s.stap ->> 'soort')::soort_verloop`,
        door: door.uuid,
        doorNaam: door.naam,
        toegewezen: sql`coalesce((select jsonb_agg(jsonb_build_object('uuid', a.uuid, 'naam', a.naam)) from actor a
          where b.actoren ? a.uuid::text and a.uuid in (select x::uuid from jsonb_array_elements_text(b.actoren) x)), '[]')`,
      })}
      from bron b, jsonb_array_elements(b.stappen) s (stap)
      ${toegevoegd})
    ${meldVerloop}`.execute(db)
}

/** The actoren who get a task, and its new term; the term stays when it is absent. */
export interface Overdracht {
  actoren: readonly string[]
  uiterlijkOp?: Date | undefined
}

/** Writes the insert of the actoren of tasks `t`; what follows it says of which. */
const insertActoren = (actoren: readonly string[]) => sql`
    ${insertRowOf(interneTaakActor, {
      interneTaak: sql`t.uuid`,
      actor: sql`a.uuid`,
      volgorde: sql`a.volgorde`,
      openTot: openTotOf('t', 'uiterlijk_op'),
      volgnummer: sql`t.volgnummer`,
    })}
    from interne_taak t, unnest(${actoren}::uuid[]) with ordinality a (uuid, volgorde)`

/** Replaces the actoren and the term of a task in one statement; the caller adds the step to its trail. */
async function handOver(db: Db, taak: string, { actoren, uiterlijkOp }: Overdracht): Promise<void> {
  // A trigger keeps the term in the rows of the actoren who have the task.
  const termijn = uiterlijkOp
    ? sql`, termijn as (update interne_taak set uiterlijk_op = ${uiterlijkOp.toISOString()}::timestamptz where uuid = ${taak}::uuid)`
    : sql``
  await sql`
    with weg as (delete from interne_taak_actor where interne_taak = ${taak}::uuid and actor <> all (${actoren}::uuid[]))${termijn}
    ${insertActoren(actoren)} where t.uuid = ${taak}::uuid
    on conflict (interne_taak, actor) do update set volgorde = excluded.volgorde`.execute(db)
}

/** Replaces the actoren who have a task, and adds the step to its trail. */
export async function assign(db: Db, taak: string, naar: Overdracht, stap: Stap, door: Door): Promise<void> {
  await handOver(db, taak, naar)
  await writeVerloop(db, taak, [stap], door)
}

/** One of many tasks that go to other actoren; its term stays when it is absent. */
export interface Verdeelde {
  uuid: string
  uiterlijkOp?: Date | undefined
}

/** Replaces the actoren who have many tasks, and adds the steps to their trails, in two statements. */
export async function assignAll(
  db: Db,
  verdeelde: readonly Verdeelde[],
  actoren: readonly string[],
  door: Door,
): Promise<void> {
  if (verdeelde.length === 0) return
  const taken = verdeelde.map(({ uuid }) => uuid)
  const termijnen = verdeelde.filter(({ uiterlijkOp }) => uiterlijkOp)
  await sql`
    with termijn as (
      update interne_taak t set uiterlijk_op = b."uiterlijkOp"
      from jsonb_to_recordset(${JSON.stringify(termijnen)}::jsonb) as b (uuid uuid, "uiterlijkOp" timestamptz) where t.uuid = b.uuid)
    delete from interne_taak_actor where interne_taak = any (${taken}::uuid[])`.execute(db)
  const stappen = taken.map((taak) => ({ uuid: uuidv7(), taak }))
  // The request names the actoren who have them now, because a user who assigns a task to somebody else may not see it any more.
  await sql`
    with toewijzing as (
      ${insertActoren(actoren)} where t.uuid = any (${taken}::uuid[])),
    verloop as (
      ${insertRowOf(interneTaakVerloop, {
        uuid: sql`s.uuid`,
        interneTaak: sql`s.taak`,
        soort: 'toegewezen',
        door: door.uuid,
        doorNaam: door.naam,
        toegewezen: sql`(select jsonb_agg(jsonb_build_object('uuid', a.uuid, 'naam', a.naam) order by g.volgorde)
          from unnest(${actoren}::uuid[]) with ordinality g (uuid, volgorde) join actor a using (uuid))`,
      })}
      from jsonb_to_recordset(${JSON.stringify(stappen)}::jsonb) as s (uuid uuid, taak uuid)
      ${toegevoegd})
    ${meldVerloop}`.execute(db)
}

/** Marks a task as done at a moment, or as to do again (null), and adds the step to its trail. */
export async function setAfgehandeld(db: Db, taak: string, op: string | null, stap: Stap, door: Door): Promise<void> {
  await sql`
    update interne_taak set afgehandeld_op = ${op}::timestamptz, opnieuw_op = null,
      status = case when ${op}::timestamptz is null then 'te_verwerken' else 'verwerkt' end::status_interne_taak
    where uuid = ${taak}::uuid`.execute(db)
  await writeVerloop(db, taak, [stap], door)
}

/** Counts an attempt to reach the customer, keeps when the next one is due, and adds it to the trail. */
export async function countPoging(
  db: Db,
  taak: string,
  { kanaal, notitie, opnieuwOp }: z.output<typeof Contactpoging>,
  door: Door,
): Promise<void> {
  await sql`
    update interne_taak set contactpogingen = contactpogingen + 1, opnieuw_op = ${opnieuwOp}::timestamptz
    where uuid = ${taak}::uuid`.execute(db)
  await writeVerloop(db, taak, [{ soort: 'contactpoging', reden: notitie, kanaal, opnieuwOp }], door)
}

/** A client may change these fields of a task; absent fields stay. Its status follows from `afgehandeldOp`. */
export type TaakWijziging = Omit<Changes<typeof interneTaak>, 'uuid' | 'status' | 'opnieuwOp'>

/** Changes a task and the actoren who have it, and adds the steps to its trail. */
export async function change(
  db: Db,
  taak: string,
  wijziging: TaakWijziging,
  naar: Overdracht | undefined,
  stappen: readonly SoortVerloop[],
  door: Door,
): Promise<void> {
  const { afgehandeldOp } = wijziging
  const status = afgehandeldOp === null ? 'te_verwerken' : 'verwerkt'
  await updateRow(db, interneTaak, taak, {
    ...wijziging,
    ...(afgehandeldOp !== undefined && { status, opnieuwOp: null }),
  })
  if (naar) await handOver(db, taak, naar)
  await writeVerloop(
    db,
    taak,
    stappen.map((soort) => ({ soort, reden: '' })),
    door,
  )
}

/** Removes a task; the database refuses it where its klantcontact would be left without opvolging. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, interneTaak, uuid)

/** A step to add to the trail. */
export interface Stap {
  soort: SoortVerloop
  reden: string
  kanaal?: string
  opnieuwOp?: string | null
}

/** Adds steps to the trail with the actoren who have the task after them, and tells the people who get it. */
export async function writeVerloop(db: Db, taak: string, stappen: readonly Stap[], door: Door): Promise<void> {
  if (stappen.length === 0) return
  const rows = stappen.map((stap) => ({
    ...stap,
    uuid: uuidv7(),
    interneTaak: taak,
    door: door.uuid,
    doorNaam: door.naam,
  }))
  const { from, columns, values } = source(interneTaakVerloop, rows, {
    added: {
      toegewezen: sql`coalesce((select jsonb_agg(jsonb_build_object('uuid', a.uuid, 'naam', a.naam) order by ta.volgorde)
        from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = ${taak}::uuid), '[]')`,
    },
  })
  await sql`
    with verloop as (
      insert into interne_taak_verloop (${columns}) select ${values} from ${from}
      ${toegevoegd})
    ${meldVerloop}`.execute(db)
}

/** The trail of a task as JSON text, the last step first. */
export async function verloop(db: Db, taak: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select coalesce(json_agg(json_build_object(${members(interneTaakVerloop, 'v', ['interneTaak', 'door', 'doorNaam'])},
      'door', json_build_object('uuid', v.door, 'naam', v.door_naam))
      order by v.op desc, v.uuid desc), '[]')::text as json
    from interne_taak_verloop v where v.interne_taak = ${taak}::uuid`.execute(db)
  return rows[0]?.json ?? '[]'
}
