import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { ActorKort } from '../../begrippen/contract.ts'
import type { Db } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRowOf, source, updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { meldVerloop } from '../meldingen/queries.ts'
import type { Contactpoging, SoortVerloop } from './contract.ts'
import { termijnstand } from './queries.ts'
import { openTotOf } from './reads.ts'
import { interneTaak, interneTaakActor, interneTaakLabel, interneTaakVerloop, type NewTask } from './row.ts'
import { firstStappen, type Stand, type Termijnstand } from './rules.ts'
import { type Door, type Stap, toegevoegd, writeVerloop } from './trail.ts'

// How interne taken are made, locked, assigned and changed, each with the steps that it adds to their trail.

/** Locks an interne taak until the transaction ends: a request at the same time waits, and then sees what happened. */
export async function lockOne(db: Db, uuid: string): Promise<Stand | undefined> {
  const { rows } = await sql<{ status: Stand['status'] }>`
    select status, set_config('balie.taak', uuid::text, true) from interne_taak where uuid = ${uuid}::uuid for update`.execute(
    db,
  )
  const [taak] = rows
  if (!taak) return undefined
  const actoren = await sql<Stand['actoren'][number]>`
    select a.uuid, a.naam, a.soort_actor as "soortActor", a.indicatie_actief as "indicatieActief" from interne_taak_actor ta join actor a on a.uuid = ta.actor
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
      select json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor,
        'indicatieActief', a.indicatie_actief) order by ta.volgorde)
      from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = t.uuid), '[]') as actoren
    from interne_taak t where t.uuid = any (${uuids}::uuid[])`.execute(db)
  return rows
}

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
    taak as (insert into interne_taak (${bron.columns}) select ${bron.values} from bron b
      returning uuid, volgnummer, status, uiterlijk_op),
    toewijzing as (
      ${insertRowOf(interneTaakActor, {
        interneTaak: sql`b.uuid`,
        actor: sql`a.uuid::uuid`,
        volgorde: sql`a.volgorde`,
        openTot: openTotOf('t', 'uiterlijk_op'),
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

/** Writes the insert of actoren `a` of tasks `t`; what follows it says of which. */
const insertActoren = insertRowOf(interneTaakActor, {
  interneTaak: sql`t.uuid`,
  actor: sql`a.uuid`,
  volgorde: sql`a.volgorde`,
  openTot: openTotOf('t', 'uiterlijk_op'),
  volgnummer: sql`t.volgnummer`,
})

/** Replaces the actoren and the term of a task in one statement; the caller adds the step to its trail. */
async function handOver(db: Db, taak: string, { actoren, uiterlijkOp }: Overdracht): Promise<void> {
  // A trigger keeps the term in the rows of the actoren who have the task.
  const termijn = uiterlijkOp
    ? sql`, termijn as (update interne_taak set uiterlijk_op = ${uiterlijkOp.toISOString()}::timestamptz where uuid = ${taak}::uuid)`
    : sql``
  await sql`
    with weg as (delete from interne_taak_actor where interne_taak = ${taak}::uuid and actor <> all (${actoren}::uuid[]))${termijn}
    ${insertActoren} from interne_taak t, unnest(${actoren}::uuid[]) with ordinality a (uuid, volgorde)
    where t.uuid = ${taak}::uuid
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
  actoren: readonly ActorKort[]
  uiterlijkOp?: Date | undefined
}

/** Replaces the actoren who have many tasks, and adds this step to their trails, in two statements. */
export async function assignAll(db: Db, verdeelde: readonly Verdeelde[], stap: Stap, door: Door): Promise<void> {
  if (verdeelde.length === 0) return
  const taken = verdeelde.map(({ uuid }) => uuid)
  const termijnen = verdeelde.filter(({ uiterlijkOp }) => uiterlijkOp)
  const houders = verdeelde.flatMap(({ uuid: taak, actoren }) =>
    actoren.map(({ uuid }, index) => ({ taak, uuid, volgorde: index + 1 })),
  )
  // It is one statement, because who may see a task only through who has it sees it no more once that is gone.
  await sql`
    with nieuw as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(houders)}::jsonb) as h (taak uuid, uuid uuid, volgorde smallint)),
    weg as (
      delete from interne_taak_actor o where o.interne_taak = any (${taken}::uuid[])
        and not exists (select from nieuw n where n.taak = o.interne_taak and n.uuid = o.actor)),
    termijn as (
      update interne_taak t set uiterlijk_op = b."uiterlijkOp"
      from jsonb_to_recordset(${JSON.stringify(termijnen)}::jsonb) as b (uuid uuid, "uiterlijkOp" timestamptz) where t.uuid = b.uuid)
    ${insertActoren} from nieuw a join interne_taak t on t.uuid = a.taak
    on conflict (interne_taak, actor) do update set volgorde = excluded.volgorde`.execute(db)
  // The steps name the actoren who have the tasks now, because a user who assigns one to somebody else may not see it any more.
  const stappen = verdeelde.map(({ uuid: taak, actoren }) => ({
    uuid: uuidv7(),
    taak,
    toegewezen: actoren.map(({ uuid, naam }) => ({ uuid, naam })),
  }))
  await sql`
    with verloop as (
      ${insertRowOf(interneTaakVerloop, {
        uuid: sql`s.uuid`,
        interneTaak: sql`s.taak`,
        soort: stap.soort,
        door: door.uuid,
        doorNaam: door.naam,
        reden: stap.reden,
        toegewezen: sql`s.toegewezen`,
      })}
      from jsonb_to_recordset(${JSON.stringify(stappen)}::jsonb) as s (uuid uuid, taak uuid, toegewezen jsonb)
      ${toegevoegd})
    ${meldVerloop}`.execute(db)
}

/** Marks a task as done at a moment, and adds the step to its trail. */
export async function setAfgehandeld(db: Db, taak: string, op: string, stap: Stap, door: Door): Promise<void> {
  await sql`
    update interne_taak set afgehandeld_op = ${op}::timestamptz, opnieuw_op = null, status = 'verwerkt' where uuid = ${taak}::uuid`.execute(
    db,
  )
  await writeVerloop(db, taak, [stap], door)
}

/** Marks a task as to do again, by these actoren, and adds the step to its trail. */
export async function reopen(db: Db, taak: string, naar: Overdracht, reden: string, door: Door): Promise<void> {
  await sql`
    update interne_taak set afgehandeld_op = null, status = 'te_verwerken' where uuid = ${taak}::uuid`.execute(db)
  await assign(db, taak, naar, { soort: 'heropend', reden }, door)
}

/** Tells whoever has a task what the customer did meanwhile. It is put off no longer: that was until the customer could be reached. */
export async function tell(db: Db, taak: string, reden: string, door: Door): Promise<void> {
  await sql`
    update interne_taak set opnieuw_op = null where uuid = ${taak}::uuid and opnieuw_op is not null`.execute(db)
  await writeVerloop(db, taak, [{ soort: 'notitie', reden }], door)
}

/** Counts an attempt to reach the customer, keeps when the next one is due, and adds it to the trail. */
export async function countPoging(
  db: Db,
  taak: string,
  { kanaal, notitie, opnieuwOp }: z.output<typeof Contactpoging>,
  door: Door,
): Promise<void> {
  await sql`
    update interne_taak set contactpogingen = contactpogingen + 1,
      opnieuw_op = case when ${opnieuwOp === undefined} and opnieuw_op > now() then opnieuw_op else ${opnieuwOp ?? null}::timestamptz end
    where uuid = ${taak}::uuid`.execute(db)
  await writeVerloop(db, taak, [{ soort: 'contactpoging', reden: notitie, kanaal, opnieuwOp: opnieuwOp ?? null }], door)
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

/** Puts labels on tasks and takes others off them, in two statements; what is so already stays so. */
export async function label(
  db: Db,
  taken: readonly string[],
  { erbij, eraf }: { erbij: readonly string[]; eraf: readonly string[] },
): Promise<void> {
  await sql`
    delete from interne_taak_label where interne_taak = any (${taken}::uuid[]) and label = any (${eraf}::uuid[])`.execute(
    db,
  )
  await sql`
    ${insertRowOf(interneTaakLabel, { interneTaak: sql`t.uuid`, label: sql`l.uuid` })}
    from unnest(${taken}::uuid[]) t (uuid) cross join unnest(${erbij}::uuid[]) l (uuid) on conflict do nothing`.execute(
    db,
  )
}

/** Removes a task; the database refuses it where its klantcontact would be left without opvolging. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, interneTaak, uuid)
