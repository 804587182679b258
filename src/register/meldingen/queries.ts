import type { ActorKort } from '../../begrippen/contract.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf, insertRows, type NewRow, replacing, written } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { afdelingenOf, openTaken, stappen, taken } from '../internetaken/reads.ts'
import type { Dagoverzicht, SoortOverTaak, TaakInBericht } from './bericht.ts'
import type { Meldingkeuzes, MijnMeldingen, Nieuws, SoortMelding } from './contract.ts'
import { melding, meldingInstelling, nieuwsGezien, postvakbericht } from './row.ts'
import { MOST_MAILS, RUST_MINUTEN } from './rules.ts'

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

/** The time in which a reader gets few mails. */
const RUST = sql`${sql.lit(`${RUST_MINUTEN} minutes`)}::interval`

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

/**
 * Selects the mail of a melding, by the name of its row. One that is underway or failed without one was claimed by an earlier version,
 * while the processes were being replaced: it is a mail of its own.
 */
const mailOf = (row: string) => {
  const [mail, uuid, pogingen, status] = ['mail', 'uuid', 'pogingen', 'status'].map((name) => sql.ref(`${row}.${name}`))
  return sql`coalesce(${mail}, case when ${pogingen} > 0 or ${status} <> 'wacht' then ${uuid} end)`
}

/** A melding that is due. */
export interface Wachtende {
  uuid: string
  soort: SoortMelding
  /** The mail that told it before, when it was tried; null when it was not. */
  mail: string | null
  pogingen: number
  adres: string
  actor: ActorKort
  /** The moment until which its reader gets no mail about tasks more; null when they can get it now. */
  rustTot: string | null
}

/** The moments at which the reader of a melding `m` got the mails of the last minutes. */
const verzonden = (nu: Sql) => sql`
  select max(s.verzonden_op) as op from melding s
  where s.actor = m.actor and s.soort <> 'dagoverzicht' and s.verzonden_op > ${nu} - ${RUST} group by s.mail`

/**
 * Reads and locks the melding that has been due longest, and its reader: another process skips what is for them. Undefined when there is
 * none.
 */
export async function firstWachtende(db: Db, now: Date): Promise<Wachtende | undefined> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<Wachtende>`
    select m.uuid, m.soort, ${mailOf('m')} as mail, m.pogingen, case when a.indicatie_actief then ${adres} else '' end as adres,
      json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) as actor,
      case when m.soort <> 'dagoverzicht' then (
        select iso(v.op + ${RUST}) from (${verzonden(nu)}) v order by v.op desc offset ${sql.lit(MOST_MAILS - 1)} limit 1) end as "rustTot"
    from melding m join actor a on a.uuid = m.actor
    where m.status = 'wacht' and m.volgende_poging <= ${nu}
    order by m.volgende_poging limit 1 for update of m skip locked for no key update of a skip locked`.execute(db)
  return rows[0]
}

/** Lets what waits for a reader wait until a moment; a dagoverzicht does not wait. */
export async function postpone(db: Db, actor: string, tot: string): Promise<void> {
  await sql`
    update melding set volgende_poging = ${tot}::timestamptz
    where actor = ${actor}::uuid and status = 'wacht' and soort <> 'dagoverzicht' and volgende_poging < ${tot}::timestamptz`.execute(
    db,
  )
}

/** A melding about a task that its reader has. */
export interface OverZijnTaak {
  uuid: string
  soort: SoortOverTaak
  taak: TaakInBericht & { afdelingen: string[] }
}

/**
 * Reads and locks what one mail tells together with a melding: all that is due for its reader, or what the mail told at an attempt before.
 * What is about tasks that the reader has no longer is removed.
 */
export async function takenTogether(db: Db, { mail, actor }: Wachtende, now: Date): Promise<OverZijnTaak[]> {
  const samen = sql`
    m.actor = ${actor.uuid}::uuid and m.status = 'wacht' and m.soort <> 'dagoverzicht' and ${mailOf('m')} is not distinct from ${mail}::uuid
    and m.volgende_poging <= ${now.toISOString()}::timestamptz`
  const heeft = sql`exists (select from (${openTaken}) ta where ta.interne_taak = m.interne_taak and ta.actor = m.actor)`
  await sql`delete from melding m where ${samen} and not ${heeft}`.execute(db)
  const { rows } = await sql<OverZijnTaak>`
    select m.uuid, m.soort, json_build_object('nummer', t.nummer, 'uiterlijkOp', iso(t.uiterlijk_op),
      'afdelingen', ${afdelingenOf(sql`t.uuid`)}) as taak
    from melding m join (${taken}) t on t.uuid = m.interne_taak
    where ${samen} and ${heeft} order by m.op, m.soort, m.uuid for update of m`.execute(db)
  return rows
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

/** Claims a mail with all that it tells before it is sent. If this process ends, it stands as failed, and nobody sends it again unasked. */
export async function take(db: Db, mail: string, meldingen: readonly string[]): Promise<void> {
  await sql`
    update melding set mail = ${mail}::uuid, status = 'mislukt', fout = ${ONBEKEND}, volgende_poging = now()
    where uuid = any (${meldingen}::uuid[])`.execute(db)
}

/** Selects what a mail that was claimed tells. */
const claimed = (mail: string) => sql`mail = ${mail}::uuid and status = 'mislukt' and fout = ${ONBEKEND}`

/** Locks a claimed mail while it is sent; false when it was removed, or somebody asked for another attempt. */
export async function retain(db: Db, mail: string): Promise<boolean> {
  const { rows } = await sql`select from melding where ${claimed(mail)} for update`.execute(db)
  return rows.length > 0
}

/** Selects failed mails; a mail that is being sent at this moment has not failed. */
const isMislukt = sql`status = 'mislukt' and (fout <> ${ONBEKEND} or volgende_poging < now() - interval '2 minutes')`

/** Removes a melding, because there is nothing left to tell. */
export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from melding where uuid = ${uuid}::uuid`.execute(db)
}

/** Keeps that a mail was sent. */
export async function setSent(db: Db, mail: string, now: Date): Promise<void> {
  await sql`
    update melding set status = 'verzonden', pogingen = pogingen + 1, fout = null, verzonden_op = ${now.toISOString()}::timestamptz
    where ${claimed(mail)}`.execute(db)
}

/** Keeps why a mail was not sent, and when it is tried again; without a next attempt it has failed. */
export async function setFailed(db: Db, mail: string, fout: string, volgende: Date | undefined): Promise<void> {
  await sql`
    update melding set pogingen = pogingen + 1, fout = ${fout}, volgende_poging = coalesce(${volgende?.toISOString() ?? null}::timestamptz, volgende_poging),
      status = case when ${volgende === undefined} then 'mislukt' else 'wacht' end::status_melding
    where ${claimed(mail)}`.execute(db)
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
    select (select count(distinct mail)::int + count(*) filter (where mail is null)::int from melding where status = 'wacht') as wachtend,
      (select count(distinct ${mailOf('melding')})::int from melding where ${isMislukt}) as mislukt`.execute(db),
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
    with mails as (
      select ${mailOf('melding')} as uuid, actor, max(op) as op, max(pogingen) as pogingen, min(fout) as fout, count(interne_taak)::int as aantal,
        (array_agg(soort order by op, uuid))[1] as soort, (array_agg(interne_taak))[1] as interne_taak
      from melding where ${isMislukt} group by 1, actor)
    select json_build_object('uuid', m.uuid, 'soort', m.soort, 'aantal', m.aantal, 'taak', t.nummer, 'op', iso(m.op), 'pogingen', m.pogingen,
      'fout', m.fout, 'actor', json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor))::text as melding, m.op::text, m.uuid
    from mails m join actor a on a.uuid = m.actor left join (${taken}) t on t.uuid = m.interne_taak and m.aantal = 1
    where ${afterCursor(cursor, 'm')} order by m.op desc, m.uuid desc limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

/** Makes these failed mails, or all of them, due for another attempt. */
export async function tryAgain(db: Db, now: Date, mails?: readonly string[]): Promise<void> {
  const welke = mails ? sql`${mailOf('melding')} = any (${mails}::uuid[])` : sql`true`
  await sql`
    update melding set mail = ${mailOf('melding')}, status = 'wacht', pogingen = 0, volgende_poging = ${now.toISOString()}::timestamptz
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
/** A piece of news about many tasks names this many of them. */
const MOST_NAMED = 5

/**
 * Reads the news about the open tasks that a medewerker has in person: of each task the last step by which somebody else gave it to them, or that its term
 * is nearly over. It walks over their open tasks and the trails of those alone, and over the notes that name them. News of one kind within the
 * same few minutes is one piece, so that hundreds of tasks at once do not hide the rest.
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
      select n.*, n.op <= coalesce((select g.tot from nieuws_gezien g where g.actor = ${wie}), '-infinity') as gezien from nieuws n),
    samen as (
      select soort, bool_and(gezien) as gezien, max(op) as op, count(*)::int as aantal, min(uiterlijk_op) as uiterlijk_op,
        (array_agg(nummer order by gezien, uiterlijk_op, nummer))[:${sql.lit(MOST_NAMED)}] as taken
      from gemerkt group by soort, date_bin(${RUST}, op, '2000-01-01'))
    select (select count(*)::int from samen where not gezien) as ongezien,
      coalesce((select json_agg(json_build_object('soort', e.soort, 'aantal', e.aantal, 'taken', e.taken, 'op', iso(e.op),
        'uiterlijkOp', iso(e.uiterlijk_op), 'gezien', e.gezien) order by e.op desc, e.taken)
        from (select * from samen order by op desc, taken limit ${sql.lit(MOST_NEWS)}) e), '[]') as resultaten`.execute(
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
