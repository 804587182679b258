import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import type { Removal } from '../../platform/removal.ts'
import { type Changes, type NewRow, source, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Gebeurtenistype } from '../../register/gebeurtenissen/contract.ts'
import { gebeurtenisJson } from '../../register/gebeurtenissen/queries.ts'
import type { Abonnement, SoortAbonnement, StandBezorging } from './contract.ts'
import { abonnement as table } from './row.ts'
import type { Gegevens } from './rules.ts'

const abonnementJson = sql`json_build_object('uuid', a.uuid, 'naam', a.naam, 'soort', a.soort, 'url', a.url, 'typen', a.typen, 'actief', a.actief,
  'aanmelding', case when a.client_id is not null
    then json_build_object('clientId', a.client_id, 'tokenUrl', a.token_url, 'scope', a.scope) end, 'certificaat', a.certificaat,
  'aangemaaktOp', iso(a.aangemaakt_op), 'gewijzigdOp', iso(a.gewijzigd_op), 'stand', json_build_object(
    'wachten', (select count(*) from bezorging b where b.abonnement = a.uuid and b.stand = 'wacht'),
    'mislukt', (select count(*) from bezorging b where b.abonnement = a.uuid and b.stand = 'mislukt'),
    'oudsteOp', (select iso(g.op) from bezorging b join gebeurtenis g on g.volgnummer = b.volgnummer
      where b.abonnement = a.uuid and b.stand = 'wacht' order by b.volgnummer limit 1),
    'fouten', a.fouten, 'fout', a.fout, 'wachtTot', iso(a.wacht_tot), 'laatstBezorgdOp', iso(a.laatst_bezorgd_op)))`

/** All subscriptions, on name. */
export async function lijst(db: Db): Promise<Abonnement[]> {
  const { rows } = await sql<{ abonnement: Abonnement }>`
    select ${abonnementJson} as abonnement from abonnement a order by lower(a.naam), a.uuid`.execute(db)
  return rows.map(({ abonnement }) => abonnement)
}

/** One subscription, or undefined; with `vast` nobody changes it until the transaction ends. */
export async function abonnement(db: Db, uuid: string, { vast = false } = {}): Promise<Abonnement | undefined> {
  const { rows } = await sql<{ abonnement: Abonnement }>`
    select ${abonnementJson} as abonnement from abonnement a where a.uuid = ${uuid}::uuid
    ${vast ? sql`for no key update` : sql``}`.execute(db)
  return rows[0]?.abonnement
}

/** How many there are; who makes another one waits until this transaction ends. */
export async function countForAnother(db: Db): Promise<number> {
  await sql`lock table abonnement in share row exclusive mode`.execute(db)
  return only(await sql<{ aantal: number }>`select count(*)::int as aantal from abonnement`.execute(db)).aantal
}

/** Adds a subscription. */
export async function add(db: Db, row: NewRow<typeof table>): Promise<void> {
  const { from, columns, values } = source(table, [row])
  await sql`insert into abonnement (${columns}) select ${values} from ${from}`.execute(db)
}

/** Changes a subscription; what waits begins at once. */
export async function change(db: Db, uuid: string, changes: Changes<typeof table>): Promise<void> {
  await updateRow(db, table, uuid, { ...changes, fouten: 0, fout: '', wachtTot: null })
  await sql`
    with meteen as (
      update bezorging set volgende_poging = now() where abonnement = ${uuid}::uuid and stand = 'wacht' and volgende_poging > now())
    update abonnement set gewijzigd_op = now() where uuid = ${uuid}::uuid`.execute(db)
}

/** Signs from now on with a new secret, and with the one before it until a moment. */
export async function renewGeheim(db: Db, uuid: string, geheim: string, vorigTot: Date): Promise<void> {
  await sql`update abonnement set vorig_geheim = geheim, vorig_geheim_tot = ${vorigTot.toISOString()}::timestamptz, geheim = ${geheim}::bytea,
    gewijzigd_op = now() where uuid = ${uuid}::uuid`.execute(db)
}

/** Removes a subscription, with all that waits for it. */
export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from abonnement where uuid = ${uuid}::uuid`.execute(db)
}

/** Where the messages of a subscription go, and with what they are signed. */
export interface Ontvangerrij {
  uuid: string
  soort: SoortAbonnement
  url: string
  geheim: Buffer | null
  vorigGeheim: Buffer | null
  vorigGeheimTot: Date | null
  clientId: string | null
  tokenUrl: string | null
  scope: string | null
  clientGeheim: Buffer | null
  certificaatGeheim: Buffer | null
  gewijzigdOp: Date
  actief: boolean
  fouten: number
  /** It failed: one message says whether it is well again. */
  proef: boolean
}

/** A receiver, or undefined. */
export async function ontvanger(db: Db, uuid: string): Promise<Ontvangerrij | undefined> {
  const { rows } = await sql<Ontvangerrij>`
    select a.uuid, a.soort, a.url, a.geheim, a.vorig_geheim as "vorigGeheim", a.vorig_geheim_tot as "vorigGeheimTot",
      a.client_id as "clientId", a.token_url as "tokenUrl", a.scope, a.client_geheim as "clientGeheim",
      a.certificaat_geheim as "certificaatGeheim", a.gewijzigd_op as "gewijzigdOp",
      a.actief, a.fouten, a.wacht_tot is not null as proef
    from abonnement a where a.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

const moment = (op: Date) => sql`${op.toISOString()}::timestamptz`

/** A bezorging `b` whose turn it is: nothing about the same object waits for a later moment. */
const isDue = (now: Date): Sql => sql`b.stand = 'wacht' and b.volgende_poging <= ${moment(now)}
  and not exists (select from bezorging e where e.abonnement = b.abonnement and e.subject = b.subject and e.stand = 'wacht'
    and e.volgnummer < b.volgnummer and e.volgende_poging > ${moment(now)})`

/** How long a process keeps a receiver for itself when it stops without a word. */
const LEASE_SECONDS = 60

/** Takes the receivers for whom there is something to tell and that no process is telling; they are ours until they are released. */
export async function takeOntvangers(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    update abonnement a set bezig_tot = ${moment(now)} + interval '1 second' * ${sql.lit(LEASE_SECONDS)}
    where a.uuid in (select x.uuid from abonnement x where x.actief and (x.bezig_tot is null or x.bezig_tot <= ${moment(now)})
        and (x.wacht_tot is null or x.wacht_tot <= ${moment(now)})
        and exists (select from bezorging b where b.abonnement = x.uuid and ${isDue(now)})
      for no key update skip locked)
    returning a.uuid`.execute(db)
  return rows.map(({ uuid }) => uuid)
}

/** A gebeurtenis to tell. */
export interface TeBezorgen {
  volgnummer: string
  pogingen: number
  opgevenNa: Date
  id: string
  subject: string
  type: Gebeurtenistype
  op: Date
  /** The CloudEvent. */
  body: string
  gegevens: Gegevens
}

/** Reads the deliveries whose turn it is, in order. */
export async function nextBezorgingen(
  db: Db,
  abonnement: string,
  { now, most, bron, origin }: { now: Date; most: number; bron: string; origin: string },
): Promise<TeBezorgen[]> {
  const { rows } = await sql<TeBezorgen>`
    select b.volgnummer::text as volgnummer, b.pogingen, b.opgeven_na as "opgevenNa", g.id, g.subject, g.type, g.op,
      ${gebeurtenisJson(bron, origin)}::text as body, g.gegevens
    from bezorging b join gebeurtenis g on g.volgnummer = b.volgnummer
    where b.abonnement = ${abonnement}::uuid and ${isDue(now)}
    order by b.volgnummer limit ${sql.lit(most)}`.execute(db)
  return rows
}

/** How an attempt went, as it is kept. */
export interface Verslag {
  volgnummer: string
  stand: StandBezorging
  volgendePoging: string
  status: number | null
  fout: string
}

/** How it goes with a receiver after some attempts. */
export interface Ontvangerstand {
  fouten: number
  fout: string
  wachtTot: Date | null
  /** It wants no more. */
  isOpgezegd: boolean
  heeftBezorgd: boolean
}

/**
 * Keeps how attempts went and how it is with the receiver, in one statement. When the receiver is left alone or wants no more, what is too old
 * is given up with it.
 */
export async function keepVerslag(
  db: Db,
  abonnement: string,
  now: Date,
  verslagen: readonly Verslag[],
  { fouten, fout, wachtTot, isOpgezegd, heeftBezorgd }: Ontvangerstand,
): Promise<void> {
  await sql`
    with verslag as (
      select * from jsonb_to_recordset(${JSON.stringify(verslagen)}::jsonb)
        as v (volgnummer bigint, stand text, "volgendePoging" timestamptz, status smallint, fout text)),
    gedaan as (
      update bezorging b set stand = v.stand, pogingen = least(b.pogingen + 1, 32000), volgende_poging = v."volgendePoging", status = v.status,
        fout = v.fout, bezorgd_op = case when v.stand = 'bezorgd' then ${moment(now)} end
      from verslag v where b.abonnement = ${abonnement}::uuid and b.volgnummer = v.volgnummer),
    opgegeven as (
      update bezorging b set stand = 'mislukt', fout = ${fout}
      where ${sql.lit(wachtTot !== null || isOpgezegd)} and b.abonnement = ${abonnement}::uuid and b.stand = 'wacht'
        and (b.opgeven_na <= ${moment(now)} or ${sql.lit(isOpgezegd)}) and b.volgnummer not in (select volgnummer from verslag))
    update abonnement set fouten = ${fouten}, fout = ${fout}, wacht_tot = ${wachtTot?.toISOString() ?? null}::timestamptz,
      actief = actief and not ${sql.lit(isOpgezegd)},
      laatst_bezorgd_op = case when ${sql.lit(heeftBezorgd)} then ${moment(now)} else laatst_bezorgd_op end,
      bezig_tot = ${moment(now)} + interval '1 second' * ${sql.lit(LEASE_SECONDS)}
    where uuid = ${abonnement}::uuid`.execute(db)
}

/** Lets go of a receiver: another process may take it. */
export async function release(db: Db, abonnement: string): Promise<void> {
  await sql`update abonnement set bezig_tot = null where uuid = ${abonnement}::uuid`.execute(db)
}

/** A page of what is told to a subscription, the last gebeurtenis first, as JSON text. */
export async function bezorgingen(
  db: Db,
  abonnement: string,
  { stand, na, aantal }: { stand?: StandBezorging | undefined; na?: string | undefined; aantal: number },
) {
  const parts = [sql`b.abonnement = ${abonnement}::uuid`]
  if (stand) parts.push(sql`b.stand = ${stand}`)
  if (na) parts.push(sql`b.volgnummer < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  const { rows } = await sql<{ bezorging: string; volgnummer: string }>`
    select b.volgnummer::text as volgnummer, json_build_object('nummer', b.volgnummer::text, 'gebeurtenis', g.id, 'type', g.type,
      'subject', g.subject, 'op', iso(g.op), 'stand', b.stand, 'pogingen', b.pogingen,
      'volgendePoging', case when b.stand = 'wacht' then iso(b.volgende_poging) end, 'status', b.status, 'fout', b.fout,
      'bezorgdOp', iso(b.bezorgd_op))::text as bezorging
    from bezorging b join gebeurtenis g on g.volgnummer = b.volgnummer
    where ${sql.join(parts, sql` and `)} order by b.volgnummer desc limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

/** Lets what was given up wait again, for a day; those that are named also when they were taken. Gives how many. */
export async function retry(db: Db, abonnement: string, nummers: readonly string[] | undefined): Promise<number> {
  const which = nummers
    ? sql`b.stand <> 'wacht' and b.volgnummer = any (${nummers}::bigint[])`
    : sql`b.stand = 'mislukt'`
  const { rows } = await sql`
    update bezorging b set stand = 'wacht', pogingen = 0, volgende_poging = now(), opgeven_na = now() + interval '1 day', bezorgd_op = null
    where b.abonnement = ${abonnement}::uuid and ${which} returning b.volgnummer`.execute(db)
  return rows.length
}

/** Days that is kept what was taken, and what was given up. */
const BEWAARD = { bezorgd: 7, mislukt: 60 }

/** The deliveries of long ago. */
export const oudeBezorgingen =
  (now: Date): Removal =>
  (most) =>
    sql`
    delete from bezorging where ctid = any (array(
      select b.ctid from bezorging b join gebeurtenis g on g.volgnummer = b.volgnummer where
        b.stand = 'bezorgd' and b.bezorgd_op < ${moment(now)} - interval '1 day' * ${sql.lit(BEWAARD.bezorgd)}
        or b.stand = 'mislukt' and g.op < ${moment(now)} - interval '1 day' * ${sql.lit(BEWAARD.mislukt)}
      limit ${most})) returning 1`

/** How long the oldest gebeurtenis waits whose receiver is not left alone, in seconds; 0: none waits. */
export async function secondenAchter(db: Db): Promise<number> {
  const { rows } = await sql<{ seconden: number }>`
    select coalesce(max(extract(epoch from now() - b.volgende_poging)), 0)::float8 as seconden
    from abonnement a cross join lateral (
      select volgende_poging from bezorging where abonnement = a.uuid and stand = 'wacht' order by volgende_poging limit 1) b
    where a.actief and a.wacht_tot is null and b.volgende_poging < now()`.execute(db)
  return rows[0]?.seconden ?? 0
}

/** How many were given up. */
export const countMislukt = async (db: Db): Promise<number> =>
  only(await sql<{ aantal: number }>`select count(*)::int as aantal from bezorging where stand = 'mislukt'`.execute(db))
    .aantal

/** How many receivers are left alone because they failed, or wanted no more. */
export const countOnbereikbaar = async (db: Db): Promise<number> =>
  only(
    await sql<{ aantal: number }>`
      select count(*)::int as aantal from abonnement where wacht_tot is not null or not actief and fout <> ''`.execute(
      db,
    ),
  ).aantal
