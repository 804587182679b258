import { type Db, only } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Stand, VoorgesteldeWijziging, Voorstel } from './contract.ts'
import type { Bewaard } from './invoer.ts'
import { voorstel as table } from './row.ts'

// The SQL of changes of rights that wait for a second medewerker.

export interface NieuwVoorstel {
  uuid: string
  operatie: string
  samenvatting: string
  recht: string
  invoer: Bewaard
  wijzigingen: readonly VoorgesteldeWijziging[]
  door: { soort: 'medewerker' | 'applicatie'; uuid: string; naam: string }
  op: Date
  geldigTot: Date
}

/** A voorstel as it is kept: what was asked, besides what is shown of it. */
export interface BewaardVoorstel {
  voorstel: Voorstel
  recht: string
  invoer: Bewaard
}

export interface Besluit {
  stand: Exclude<Stand, 'wacht' | 'verlopen'>
  door: { uuid: string; naam: string }
  op: Date
  reden: string
}

const voorstelJson = (now: Date) => sql`json_build_object(
  'uuid', v.uuid, 'operatie', v.operatie, 'samenvatting', v.samenvatting, 'wijzigingen', v.wijzigingen,
  'door', json_build_object('soort', v.door_soort, 'uuid', v.door, 'naam', v.door_naam), 'op', iso(v.op), 'geldigTot', iso(v.geldig_tot),
  'stand', coalesce(v.besluit, case when v.geldig_tot < ${now.toISOString()}::timestamptz then 'verlopen' else 'wacht' end),
  'besluit', case when v.besluit is not null then json_build_object(
    'door', json_build_object('uuid', v.besluit_door, 'naam', v.besluit_door_naam), 'op', iso(v.besluit_op), 'reden', v.reden) end)`

/** Keeps a voorstel. */
export async function save(db: Db, voorstel: NieuwVoorstel): Promise<void> {
  const { door, op, geldigTot, wijzigingen, ...rest } = voorstel
  await insertRowOf(table, {
    ...rest,
    wijzigingen: [...wijzigingen],
    doorSoort: door.soort,
    door: door.uuid,
    doorNaam: door.naam,
    op: op.toISOString(),
    geldigTot: geldigTot.toISOString(),
  }).execute(db)
}

/** Lists the voorstellen that wait, the longest first, and then those that were decided or expired last, as JSON text. */
export async function lijst(db: Db, now: Date): Promise<string> {
  const moment = sql`${now.toISOString()}::timestamptz`
  return only(
    await sql<{ json: string }>`
      with gekozen as (
        select v.uuid, true as wacht from voorstel v where v.besluit is null and v.geldig_tot >= ${moment}
        union all
        (select v.uuid, false from voorstel v where v.besluit is not null or v.geldig_tot < ${moment}
        order by coalesce(v.besluit_op, v.geldig_tot) desc limit 50))
      select coalesce(json_agg(${voorstelJson(now)} order by g.wacht desc,
        case when g.wacht then v.op end, coalesce(v.besluit_op, v.geldig_tot) desc, v.uuid), '[]')::text as json
      from gekozen g join voorstel v using (uuid)`.execute(db),
  ).json
}

/** One voorstel as JSON text, or undefined. */
export async function voorstel(db: Db, uuid: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ json: string }>`
    select ${voorstelJson(now)}::text as json from voorstel v where v.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.json
}

/** One voorstel with what was asked, locked until the transaction ends; undefined when there is none. */
export async function lockOne(db: Db, uuid: string, now: Date): Promise<BewaardVoorstel | undefined> {
  const { rows } = await sql<BewaardVoorstel>`
    select ${voorstelJson(now)} as voorstel, v.recht, v.invoer from voorstel v where v.uuid = ${uuid}::uuid for update`.execute(
    db,
  )
  return rows[0]
}

/** Keeps what was decided. */
export async function besluit(db: Db, uuid: string, { stand, door, op, reden }: Besluit): Promise<void> {
  await sql`
    update voorstel set besluit = ${stand}, besluit_door = ${door.uuid}::uuid, besluit_door_naam = ${door.naam},
      besluit_op = ${op.toISOString()}::timestamptz, reden = ${reden} where uuid = ${uuid}::uuid`.execute(db)
}

/** Are these the changes that the voorstel shows? */
export async function changesTheSame(
  db: Db,
  uuid: string,
  wijzigingen: readonly VoorgesteldeWijziging[],
): Promise<boolean> {
  return only(
    await sql<{ ja: boolean }>`
      select wijzigingen = ${JSON.stringify(wijzigingen)}::jsonb as ja from voorstel where uuid = ${uuid}::uuid`.execute(
      db,
    ),
  ).ja
}
