import type { ActorKort } from '../../begrippen/contract.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { openTaken } from '../internetaken/reads.ts'
import type { Afwezigheid, Team } from './contract.ts'
import { afwezigheid } from './row.ts'

/** The time of the municipality: its days begin and end at its midnight. */
const here = (moment: Sql): Sql => sql`(${moment} at time zone 'Europe/Amsterdam')`

/** This many days are shown, today included. */
const DAYS = 28

/** The tasks `t` of these afdelingen and groepen; null means of anybody. */
const ofTeam = (eenheden: readonly string[] | null): Sql =>
  eenheden === null
    ? sql`true`
    : sql`exists (select from interne_taak_actor x where x.interne_taak = t.uuid and x.actor in (select uuid from eenheid))`

/**
 * Reads how the work of these afdelingen and groepen stands, in one statement; null means of the whole municipality. It counts what the
 * caller may see (R28), along the index of open tasks, and walks over the tasks of the last four weeks.
 */
export async function team(db: Db, eenheden: readonly string[] | null, now: Date): Promise<Team> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const vandaag = sql`${here(nu)}::date`
  const first = sql`((${vandaag} - ${sql.lit(DAYS - 1)})::timestamp at time zone 'Europe/Amsterdam')`
  const tomorrow = sql`((${vandaag} + 1)::timestamp at time zone 'Europe/Amsterdam')`
  const counts = sql`count(distinct o.interne_taak) as open,
      count(distinct o.interne_taak) filter (where o.open_tot >= ${nu} and o.open_tot < ${tomorrow}) as vandaag,
      count(distinct o.interne_taak) filter (where o.open_tot < ${nu}) as te_laat`
  const shown = sql`'open', coalesce(s.open, 0), 'vandaag', coalesce(s.vandaag, 0), 'teLaat', coalesce(s.te_laat, 0)`
  const isOfTeam = eenheden === null ? sql`true` : sql`e.uuid = any (${eenheden}::uuid[])`
  const perDay = (moment: Sql, also: Sql) => sql`
    select ${here(moment)}::date as dag, count(*) as aantal from interne_taak t
    where ${moment} >= ${first} and ${also} and ${ofTeam(eenheden)} group by 1`
  const { json } = only(
    await sql<{ json: Team }>`
    with eenheid as materialized (
      select e.uuid, e.naam from actor e where e.soort_actor = 'organisatorische_eenheid' and e.indicatie_actief and ${isOfTeam}),
    van_team as materialized (
      select ta.interne_taak, ta.open_tot from (${openTaken}) ta where ta.actor in (select uuid from eenheid)),
    lid as materialized (
      select m.uuid, m.naam, m.indicatie_actief from actor m where m.soort_actor = 'medewerker' and (
        m.uuid in (select ta.actor from (${openTaken}) ta where ${eenheden === null} or ta.interne_taak in (select interne_taak from van_team))
        or m.indicatie_actief and m.uuid in (select l.actor from actor_eenheid l where l.eenheid in (select uuid from eenheid)))),
    stand as materialized (
      select o.actor, ${counts} from (${openTaken}) o where o.actor in (select uuid from eenheid union all select uuid from lid) group by o.actor),
    erbij as (${perDay(sql`t.toegewezen_op`, sql`true`)}),
    gedaan as (${perDay(sql`t.afgehandeld_op`, sql`t.status = 'verwerkt' and not t.afgehandeld_onbekend`)})
    select json_build_object(
      'totaal', (select json_build_object(${shown}) from (
        select ${counts} from ${eenheden === null ? sql`(select t.uuid as interne_taak, t.uiterlijk_op as open_tot from interne_taak t where t.status = 'te_verwerken')` : sql`van_team`} o) s),
      'eenheden', coalesce((select json_agg(json_build_object('uuid', e.uuid, 'naam', e.naam, ${shown}) order by e.naam, e.uuid)
        from eenheid e left join stand s on s.actor = e.uuid), '[]'),
      'medewerkers', coalesce((select json_agg(json_build_object('uuid', l.uuid, 'naam', l.naam, 'actief', l.indicatie_actief,
          'afwezigheid', case when w.actor is not null then json_build_object('van', w.van, 'tot', w.tot) end,
          'afwezig', w.actor is not null and w.van <= ${vandaag}, ${shown}) order by l.naam, l.uuid)
        from lid l left join stand s on s.actor = l.uuid
        left join afwezigheid w on w.actor = l.uuid and (w.tot is null or w.tot >= ${vandaag})), '[]'),
      'dagen', (select json_agg(json_build_object('dag', d.dag, 'erbij', coalesce(i.aantal, 0), 'gedaan', coalesce(u.aantal, 0)) order by d.dag)
        from (select (${vandaag} - n)::date as dag from generate_series(0, ${sql.lit(DAYS - 1)}) n) d
        left join erbij i on i.dag = d.dag left join gedaan u on u.dag = d.dag)) as json`.execute(db),
  )
  return json
}

/** An actor who may get work. */
export interface Ontvanger extends ActorKort {
  indicatieActief: boolean
}

/** Reads those of these actoren that there are. */
export async function ontvangers(db: Db, uuids: readonly string[]): Promise<Ontvanger[]> {
  const { rows } = await sql<Ontvanger>`
    select a.uuid, a.naam, a.soort_actor as "soortActor", a.indicatie_actief as "indicatieActief"
    from unnest(${uuids}::uuid[]) with ordinality g (uuid, plaats) join actor a using (uuid) order by g.plaats`.execute(
    db,
  )
  return rows
}

/** Lists the open tasks of an actor. */
export async function openTakenOf(db: Db, actor: string): Promise<string[]> {
  const { rows } = await sql<{ taak: string }>`
    select ta.interne_taak as taak from (${openTaken}) ta where ta.actor = ${actor}::uuid`.execute(db)
  return rows.map(({ taak }) => taak)
}

/** Keeps when a medewerker is away. */
export async function setAway(db: Db, actor: string, { van, tot }: Afwezigheid): Promise<void> {
  const row = { actor, van, tot }
  await sql`
    ${insertRowOf(afwezigheid, row)} on conflict (actor) do update set ${replacing(afwezigheid, [row], 'actor')}`.execute(
    db,
  )
}

/** Keeps that a medewerker is there again. */
export async function setBack(db: Db, actor: string): Promise<void> {
  await sql`delete from afwezigheid where actor = ${actor}::uuid`.execute(db)
}

/** When somebody was away, once the last day of that is over. */
export const overAfwezigheid = (now: Date): Removal =>
  removalOf(afwezigheid, sql`tot < ${here(sql`${now.toISOString()}::timestamptz`)}::date`)
