import type { ActorKort } from '../../begrippen/contract.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf, insertRows, type NewRow, replacing, written } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { afdelingenOf, openTaken, stappen, taken } from '../internetaken/reads.ts'
import type { Dagoverzicht, TaakInBericht } from './bericht.ts'
import type { Meldingkeuzes, MijnMeldingen, Nieuws, SoortMelding } from './contract.ts'
import { melding, meldingInstelling, nieuwsGezien, postvakbericht } from './row.ts'

/**
 * Selects the e-mail address of an actor `a`: the known one, or else the e-mail by which another system identifies them; '' when there is
 * none.
 */
const adres = sql`coalesce(
  nullif(case a.soort_actor when 'medewerker' then a.medewerker when 'organisatorische_eenheid' then a.organisatorische_eenheid end ->> 'emailadres', ''),
  case when a.soort_actor <> 'geautomatiseerde_actor' and (a.actoridentificator).code_soort_object_id = 'email'
    then (a.actoridentificator).object_id end, '')`

/** Tells whether an actor `a` can be mailed. */
const bereikbaar = sql`a.indicatie_actief and ${adres} <> ''`

const DIRECT = sql`'direct'::wijze_melding`
const DAGOVERZICHT = sql`'dagoverzicht'::wijze_melding`

const ofVerloop = written(melding, {
  actor: sql`a.uuid`,
  interneTaak: sql`v.interne_taak`,
  soort: sql`case when v.soort in ('doorgestuurd', 'heropend') then v.soort::text else 'nieuw' end::soort_melding`,
})

/**
 * Announces the steps that a statement added to the trail of tasks: its CTE `verloop`, with interne_taak, soort, door and toegewezen.
 * Everybody who has a task after the step gets a mail, except the one who did it and those who had the task already and keep it. They get
 * one mail, even when a task was sent to them and reopened at once.
 */
export const meldVerloop: Sql = sql`
  insert into melding (${ofVerloop.columns}) select distinct on (v.interne_taak, a.uuid) ${ofVerloop.values}
  from verloop v cross join jsonb_array_elements(v.toegewezen) w (wie) join actor a on a.uuid = (w.wie ->> 'uuid')::uuid
  left join melding_instelling i on i.actor = a.uuid
  where v.soort in ('aangemaakt', 'toegewezen', 'doorgestuurd', 'heropend') and a.uuid <> v.door and ${bereikbaar}
    and coalesce(case v.soort when 'doorgestuurd' then i.doorgestuurd when 'heropend' then i.heropend else i.nieuw end, ${DIRECT}) = ${DIRECT}
    and not exists (select from verloop af where af.interne_taak = v.interne_taak and af.soort = 'afgerond')
    and (v.soort in ('aangemaakt', 'heropend') or not had_taak_al(v.interne_taak, a.uuid))
  order by v.interne_taak, a.uuid, v.soort`

/** Announces each task that went over tijd, once, to the people who want a mail about it, from the moment that they chose so. */
export async function reportOverdue(db: Db, now: Date): Promise<void> {
  await sql`
    ${insertRowOf(melding, { actor: sql`a.uuid`, interneTaak: sql`ta.interne_taak`, soort: 'over_tijd' })}
    from melding_instelling i join actor a on a.uuid = i.actor join (${openTaken}) ta on ta.actor = a.uuid
    where i.over_tijd = ${DIRECT} and ${bereikbaar}
      and ta.open_tot >= i.gewijzigd_op and ta.open_tot < ${now.toISOString()}::timestamptz
    on conflict do nothing`.execute(db)
}

/**
 * Prepares the dagoverzicht of each medewerker who has something in it, and of each afdeling and groep with tasks that are over tijd. Its
 * content is looked up when it is sent.
 */
export async function makeDagoverzichten(db: Db, now: Date): Promise<void> {
  const nu = sql`${now.toISOString()}::timestamptz`
  await sql`
    ${insertRowOf(melding, { actor: sql`a.uuid`, soort: 'dagoverzicht', op: nu })} from actor a left join melding_instelling i on i.actor = a.uuid
    where ${bereikbaar} and (i.actor is null or ${DAGOVERZICHT} in (i.nieuw, i.doorgestuurd, i.heropend, i.over_tijd))
      and (exists (select from (${openTaken}) ta where ta.actor = a.uuid
          and (a.soort_actor = 'medewerker' or ta.open_tot < ${nu}))
        or exists (select from actor_eenheid e join (${openTaken}) ta on ta.actor = e.eenheid
          where e.actor = a.uuid and ta.open_tot < ${nu}))
      and not exists (select from melding m where m.actor = a.uuid and m.soort = 'dagoverzicht'
        and m.op > ${nu} - interval '12 hours')`.execute(db)
}

/** A mail that is due. */
export interface Wachtende {
  uuid: string
  soort: SoortMelding
  pogingen: number
  adres: string
  actor: ActorKort
  /** The task that it is about; null for a dagoverzicht, and when the receiver no longer has anything to do with the task. */
  taak: (TaakInBericht & { afdelingen: string[] }) | null
}

/** Reads and locks the mail that has been due longest; another process skips it. Undefined when there is none. */
export async function firstWachtende(db: Db, now: Date): Promise<Wachtende | undefined> {
  const { rows } = await sql<Wachtende>`
    select m.uuid, m.soort, m.pogingen, case when a.indicatie_actief then ${adres} else '' end as adres,
      json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) as actor,
      case when ta.open_tot is not null then json_build_object('nummer', t.nummer, 'uiterlijkOp', iso(t.uiterlijk_op),
        'afdelingen', ${afdelingenOf(sql`t.uuid`)}) end as taak
    from melding m join actor a on a.uuid = m.actor
    left join (${taken}) t on t.uuid = m.interne_taak
    left join (${openTaken}) ta on ta.interne_taak = t.uuid and ta.actor = a.uuid
    where m.status = 'wacht' and m.volgende_poging <= ${now.toISOString()}::timestamptz
    order by m.volgende_poging limit 1 for update of m skip locked`.execute(db)
  return rows[0]
}

/** Reads what an actor has to do now. */
export async function dagoverzichtOf(db: Db, actor: string, now: Date): Promise<Dagoverzicht> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const stand = (wie: Sql) => sql`(
    select json_build_object('open', count(distinct ta.interne_taak), 'overTijd', count(distinct ta.interne_taak) filter (where ta.open_tot < ${nu}))
    from (${openTaken}) ta where ta.actor ${wie})`
  return only(
    await sql<Dagoverzicht>`
    select ${stand(sql`= ${actor}::uuid`)} as eigen,
      ${stand(sql`in (select e.eenheid from actor_eenheid e where e.actor = ${actor}::uuid)`)} as eenheden,
      (select count(*)::int from (${openTaken}) ta join (${taken}) t on t.uuid = ta.interne_taak
        where ta.actor = ${actor}::uuid
          and (t.opnieuw_op at time zone 'Europe/Amsterdam')::date <= (${nu} at time zone 'Europe/Amsterdam')::date) as "opnieuwBellen",
      coalesce((select json_agg(json_build_object('nummer', t.nummer, 'uiterlijkOp', iso(t.uiterlijk_op)) order by t.uiterlijk_op, t.uuid)
        from (select ta.interne_taak from (${openTaken}) ta where ta.actor = ${actor}::uuid and ta.open_tot < ${nu}
          order by ta.open_tot, ta.interne_taak limit 10) eerste join (${taken}) t on t.uuid = eerste.interne_taak), '[]') as taken`.execute(
      db,
    ),
  )
}

/** It is told of a mail that was claimed, and whose outcome nobody kept. */
const ONBEKEND = 'Onbekend of deze e-mail is verzonden: Balie stopte terwijl dat gebeurde.'

/** Claims a mail before it is sent. If this process ends, the mail stands as failed, and nobody sends it again unasked. */
export async function take(db: Db, uuid: string): Promise<void> {
  await sql`update melding set status = 'mislukt', fout = ${ONBEKEND}, volgende_poging = now() where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Locks a claimed mail while it is sent; false when it was removed, or somebody asked for another attempt. */
export async function retain(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`
    select from melding where uuid = ${uuid}::uuid and status = 'mislukt' and fout = ${ONBEKEND} for update`.execute(db)
  return rows.length > 0
}

/** Selects failed mails; a mail that is being sent at this moment has not failed. */
const isMislukt = sql`status = 'mislukt' and (fout <> ${ONBEKEND} or volgende_poging < now() - interval '2 minutes')`

/** Removes a melding, because there is nothing left to tell. */
export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from melding where uuid = ${uuid}::uuid`.execute(db)
}

/** Keeps that a mail was sent. */
export async function setSent(db: Db, uuid: string): Promise<void> {
  await sql`update melding set status = 'verzonden', pogingen = pogingen + 1, fout = null where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Keeps why a mail was not sent, and when it is tried again; without a next attempt it has failed. */
export async function setFailed(db: Db, uuid: string, fout: string, volgende: Date | undefined): Promise<void> {
  await sql`
    update melding set pogingen = pogingen + 1, fout = ${fout}, volgende_poging = coalesce(${volgende?.toISOString() ?? null}::timestamptz, volgende_poging),
      status = case when ${volgende === undefined} then 'mislukt' else 'wacht' end::status_melding
    where uuid = ${uuid}::uuid`.execute(db)
}

/**
 * Mails that were sent or given up a month ago, those that waited for days because no mail is sent, and old mail of a
 * demonstration. The record stays that an open task was announced to be over tijd.
 */
export function oudeMeldingen(now: Date): Removal[] {
  const nu = sql`${now.toISOString()}::timestamptz`
  return [
    removalOf(
      melding,
      sql`op < ${nu} - case status when 'wacht' then interval '3 days' else interval '30 days' end
        and not (soort = 'over_tijd' and exists (select from (${taken}) t where t.uuid = melding.interne_taak and t.status = 'te_verwerken'))`,
    ),
    removalOf(postvakbericht, sql`op < ${nu} - interval '30 days'`),
  ]
}

/** Counts the mails that wait and those that failed. */
export async function countMails(db: Db): Promise<{ wachtend: number; mislukt: number }> {
  return only(
    await sql<{ wachtend: number; mislukt: number }>`
    select (select count(*)::int from melding where status = 'wacht') as wachtend,
      (select count(*)::int from melding where ${isMislukt}) as mislukt`.execute(db),
  )
}

/** Counts the failed mails, for the metrics. */
export const countFailed = async (db: Db): Promise<number> => (await countMails(db)).mislukt

interface PaginaVraag {
  na?: string | undefined
  aantal: number
}

const afterCursor = (cursor: string | undefined, alias: string): Sql => {
  if (!cursor) return sql`true`
  const [op, uuid] = decodeCursor(cursor, 'moment', 'uuid')
  return sql`(${sql.ref(`${alias}.op`)}, ${sql.ref(`${alias}.uuid`)}) < (${op}::timestamptz, ${uuid}::uuid)`
}

/** Reads a page of failed mails, with the key of each row. */
export async function mislukte(db: Db, { na: cursor, aantal }: PaginaVraag) {
  const { rows } = await sql<{ melding: string; op: string; uuid: string }>`
    select json_build_object('uuid', m.uuid, 'soort', m.soort, 'taak', t.nummer, 'op', iso(m.op), 'pogingen', m.pogingen, 'fout', m.fout,
      'actor', json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor))::text as melding, m.op::text, m.uuid
    from melding m join actor a on a.uuid = m.actor left join (${taken}) t on t.uuid = m.interne_taak
    where m.uuid in (select uuid from melding where ${isMislukt}) and ${afterCursor(cursor, 'm')} order by m.op desc, m.uuid desc limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}

/** Makes these failed mails, or all of them, due for another attempt. */
export async function tryAgain(db: Db, now: Date, uuids?: readonly string[]): Promise<void> {
  const welke = uuids ? sql`uuid = any (${uuids}::uuid[])` : sql`true`
  await sql`
    update melding set status = 'wacht', pogingen = 0, volgende_poging = ${now.toISOString()}::timestamptz
    where ${isMislukt} and ${welke}`.execute(db)
}

/** Puts a mail in the mailbox of a demonstration. */
export const putInPostvak = (db: Db, bericht: NewRow<typeof postvakbericht>): Promise<void> =>
  insertRows(db, postvakbericht, [bericht])

/** Reads who sent a mail of the mailbox to whom, to answer it; undefined when it is not there, or nobody can answer it. */
export async function answerable(db: Db, uuid: string): Promise<{ messageId: string; van: string } | undefined> {
  const { rows } = await sql<{ messageId: string; van: string }>`
    select message_id as "messageId", van from postvakbericht where uuid = ${uuid}::uuid and van <> ''`.execute(db)
  return rows[0]
}

/** Reads a page of the mailbox of a demonstration, with the key of each row. */
export async function postvak(db: Db, { na: cursor, aantal }: PaginaVraag) {
  const { rows } = await sql<{ bericht: string; op: string; uuid: string }>`
    select json_build_object('uuid', p.uuid, 'aan', p.aan, 'onderwerp', p.onderwerp, 'tekst', p.tekst, 'op', iso(p.op),
      'beantwoordbaar', p.van <> '')::text as bericht,
      p.op::text, p.uuid
    from postvakbericht p where ${afterCursor(cursor, 'p')} order by p.op desc, p.uuid desc limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}

/** Reads the choices of a medewerker, or the defaults, with their address. */
export async function keuzesOf(db: Db, actor: string): Promise<MijnMeldingen> {
  return only(
    await sql<MijnMeldingen>`
    select coalesce(i.nieuw, ${DIRECT}) as nieuw, coalesce(i.doorgestuurd, ${DIRECT}) as doorgestuurd,
      coalesce(i.heropend, ${DIRECT}) as heropend, coalesce(i.over_tijd, ${DAGOVERZICHT}) as "overTijd", nullif(${adres}, '') as emailadres
    from actor a left join melding_instelling i on i.actor = a.uuid where a.uuid = ${actor}::uuid`.execute(db),
  )
}

/** Keeps the choices of a medewerker. */
export async function saveChoices(
  db: Db,
  actor: string,
  { nieuw, doorgestuurd, heropend, overTijd }: Meldingkeuzes,
  now: Date,
): Promise<void> {
  const row = { actor, nieuw, doorgestuurd, heropend, overTijd, gewijzigdOp: now.toISOString() }
  await sql`
    ${insertRowOf(meldingInstelling, row, 'i')}
    on conflict (actor) do update set ${replacing(meldingInstelling, [row], 'actor', 'gewijzigdOp')},
      gewijzigd_op = case when i.over_tijd = excluded.over_tijd then i.gewijzigd_op else excluded.gewijzigd_op end`.execute(
    db,
  )
}

/** A task is nearly late when its term ends within this time. */
const BIJNA = sql`interval '1 day'`
/** Older events are no news. */
const OUD = sql`interval '14 days'`
const MOST_NEWS = 30

/**
 * Reads the news about the open tasks that a medewerker has in person: of each task the last step by which somebody else gave it to them, or that its term
 * is nearly over. It walks over their open tasks and the trails of those alone, and over the notes that name them.
 */
export async function nieuwsOf(db: Db, actor: string, now: Date): Promise<Nieuws> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const wie = sql`${actor}::uuid`
  const ik = sql`jsonb_build_array(jsonb_build_object('uuid', ${wie}))`
  return only(
    await sql<Nieuws>`
    with mijn as materialized (
      select t.uuid, t.nummer, t.uiterlijk_op from (${openTaken}) ta join (${taken}) t on t.uuid = ta.interne_taak where ta.actor = ${wie}),
    gezet as (
      select m.uuid, m.nummer, m.uiterlijk_op, v.op, v.soort, v.door, v.toegewezen @> ${ik} as heeft,
        coalesce(lag(v.toegewezen) over (partition by m.uuid order by v.op, v.uuid) @> ${ik}, false) as had, v.uuid as stap
      from mijn m join (${stappen}) v on v.interne_taak = m.uuid
      where v.soort in ('aangemaakt', 'toegewezen', 'doorgestuurd', 'heropend')),
    alles as (
      select distinct on (g.uuid) g.nummer, g.uiterlijk_op, g.op,
        case when g.soort in ('doorgestuurd', 'heropend') then g.soort::text else 'nieuw' end as soort
      from gezet g where g.heeft and (g.soort = 'heropend' or not g.had) and g.door <> ${wie} and g.op > ${nu} - ${OUD}
      order by g.uuid, g.op desc, g.stap desc),
    nieuws as (
      select nummer, uiterlijk_op, op, soort from alles
      union all
      select m.nummer, m.uiterlijk_op, m.uiterlijk_op - ${BIJNA}, 'bijna_te_laat' from mijn m
      where m.uiterlijk_op > ${nu} and m.uiterlijk_op <= ${nu} + ${BIJNA}
      union all
      select t.nummer, t.uiterlijk_op, max(v.op), 'genoemd' from (${stappen}) v join (${taken}) t on t.uuid = v.interne_taak
      where v.genoemd <> '[]' and v.genoemd @> ${ik} and v.door <> ${wie} and v.op > ${nu} - ${OUD}
      group by t.uuid, t.nummer, t.uiterlijk_op),
    gemerkt as (
      select n.*, n.op <= coalesce((select g.tot from nieuws_gezien g where g.actor = ${wie}), '-infinity') as gezien from nieuws n)
    select (select count(*)::int from gemerkt where not gezien) as ongezien,
      coalesce((select json_agg(json_build_object('soort', e.soort, 'taak', e.nummer, 'op', iso(e.op), 'uiterlijkOp', iso(e.uiterlijk_op),
        'gezien', e.gezien) order by e.op desc, e.nummer)
        from (select * from gemerkt order by op desc, nummer limit ${sql.lit(MOST_NEWS)}) e), '[]') as resultaten`.execute(
      db,
    ),
  )
}

/** Keeps until when a medewerker saw the news; never later than now, and never back. */
export async function setNewsSeen(db: Db, actor: string, tot: string, now: Date): Promise<void> {
  const row = { actor, tot: sql`least(${tot}::timestamptz, ${now.toISOString()}::timestamptz)` }
  await sql`
    ${insertRowOf(nieuwsGezien, row, 'g')} on conflict (actor) do update set tot = greatest(g.tot, excluded.tot)`.execute(
    db,
  )
}
