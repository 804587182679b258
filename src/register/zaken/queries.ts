import { v7 as uuidv7 } from 'uuid'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { insertOf, insertRows } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Zaakstand, Zaakstart } from './contract.ts'
import { zaakstart, zaakverloop } from './row.ts'
import type { Startstand } from './rules.ts'

// Zaken that are being started, and how far linked zaken are. What a zaaksysteem said is kept in kopie.ts, what must still be said to it in saga.ts.

/** The number of start `s`, once the zaaksysteem has the zaak. */
const nummer = sql`case when s.stappen ? 'zaak' then s.identificatie end`

const startVelden = sql`'uuid', s.uuid, 'status', s.status,
  'zaaksysteem', (select json_build_object('uuid', x.uuid, 'naam', x.naam) from zaaksysteem x where x.uuid = s.zaaksysteem),
  'zaaktype', (select json_build_object('identificatie', t.identificatie, 'omschrijving', t.omschrijving) from zaaktype t
    where t.zaaksysteem = s.zaaksysteem and t.identificatie = s.zaaktype),
  'omschrijving', s.omschrijving, 'nummer', ${nummer}, 'sinds', iso(s.gemaakt_op), 'pogingen', s.pogingen,
  'volgendePoging', case when s.status = 'wacht' then iso(s.volgende_poging) end, 'fout', s.fout, 'foutOp', iso(s.fout_op), 'reden', s.reden,
  'voorDeKlant', case
    when s.status = 'opgegeven' then 'Er is nog geen zaak gestart. Een medewerker zoekt dit verder uit.'
    when s.stappen ? 'zaak' then 'Uw zaak is gestart. Het nummer is ' || s.identificatie || '.'
    else 'Wij starten hiervoor een zaak. U krijgt het nummer zodra het bekend is; u hoeft niets te doen.' end`

/** The zaken `s` that are being or were started from klantcontact `k`, the oldest first, as JSON. */
export const zaakstartenJson = (klantcontact: Sql) => sql`coalesce((
  select json_agg(json_build_object(${startVelden}) order by s.gemaakt_op, s.uuid) from zaakstart s where s.klantcontact = ${klantcontact}), '[]')`

/** Which zaken `z` a link refers to: by uuid or by number. */
const isZaakOf = (verwijzing: Sql) =>
  sql`(z.zaak_uuid = vergelijkbaar_zaak_id(${verwijzing}) or z.identificatie <> '' and z.identificatie = vergelijkbaar_zaak_id(${verwijzing}))`

const zaakstand = sql`json_build_object('uuid', z.uuid, 'zaaksysteem', json_build_object('uuid', x.uuid, 'naam', x.naam),
  'zaak', z.zaak_uuid, 'identificatie', z.identificatie, 'toestand', z.toestand, 'open', z.open,
  'gegevens', case when z.toestand = 'bekend' then z.gegevens end, 'opgehaaldOp', iso(z.opgehaald_op), 'foutOp', iso(z.fout_op))`

/** How far the zaak of a link is, as JSON; null when nothing is known of it. */
export const zaakstandJson = (verwijzing: Sql) => sql`(
  select ${zaakstand} from zaak z join zaaksysteem x on x.uuid = z.zaaksysteem where ${isZaakOf(verwijzing)} order by z.uuid limit 1)`

/** The copy of a zaak of a zaaksysteem; undefined when there is none. */
export async function readKopie(db: Db, zaaksysteem: string, zaak: string): Promise<Zaakstand | undefined> {
  const { rows } = await sql<{ stand: Zaakstand }>`
    select ${zaakstand} as stand from zaak z join zaaksysteem x on x.uuid = z.zaaksysteem
    where z.zaaksysteem = ${zaaksysteem}::uuid and z.zaak_uuid = ${zaak.toLowerCase()}`.execute(db)
  return rows[0]?.stand
}

/** Do two links refer to one zaak: by the same uuid or number, or one by its uuid and the other by its number? */
export const isSameZaak = (een: Sql, ander: Sql) => sql`
  lower((${een}).code_soort_object_id) = lower((${ander}).code_soort_object_id) and vergelijkbaar_zaak_id(${een}) = vergelijkbaar_zaak_id(${ander})
  or exists (select from zaak z where ${isZaakOf(een)} and ${isZaakOf(ander)})`

/** Joins the zaak of a link as `z`, with its zaaksysteem `x`, when something is known of it; `zaakstandVan` is then its JSON. */
export const withZaak = (verwijzing: Sql) => sql`left join lateral (
  select z.*, ${zaakstand} as stand from zaak z join zaaksysteem x on x.uuid = z.zaaksysteem where ${isZaakOf(verwijzing)}
  order by z.uuid limit 1) z on true`

/** R27: how far zaak `z` of `metZaak` is, in one word. */
export const zaakstatus = sql`case when z.uuid is null or z.toestand in ('afgeschermd', 'geen_toegang') then 'onbekend'
  when z.toestand = 'vernietigd' or not z.open then 'afgerond' else 'lopend' end`

const partijenOf = sql`array(select b.partij from betrokkene b where b.klantcontact = s.klantcontact and b.partij is not null)`

const metContact = sql`json_build_object(${startVelden}, 'klantcontact', (
  select json_build_object('uuid', k.uuid, 'nummer', k.nummer, 'kanaal', k.kanaal, 'onderwerp', k.onderwerp, 'plaatsgevondenOp', iso(k.plaatsgevonden_op))
  from klantcontact k where k.uuid = s.klantcontact))`

/** A page of the zaken that wait for a zaaksysteem, the oldest first. */
export async function wachtend(db: Db, { na, aantal }: { na?: string | undefined; aantal: number }) {
  const [op, uuid] = na ? decodeCursor(na, 'moment', 'uuid') : []
  const verder = na ? sql`and (s.gemaakt_op, s.uuid) > (${op}::timestamptz, ${uuid}::uuid)` : sql``
  const { rows } = await sql<{ start: string; op: string; uuid: string; partijen: string[] }>`
    select ${metContact}::text as start, s.gemaakt_op::text as op, s.uuid, ${partijenOf} as partijen
    from zaakstart s join klantcontact k on k.uuid = s.klantcontact
    where s.status = 'wacht' ${verder} order by s.gemaakt_op, s.uuid limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

/** One with its klantcontact, as JSON text, and whose data it shows; undefined when there is none. */
export async function start(db: Db, uuid: string): Promise<{ json: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ json: string; partijen: string[] }>`
    select ${metContact}::text as json, ${partijenOf} as partijen from zaakstart s where s.uuid = ${uuid}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** One without it. */
export async function startKort(db: Db, uuid: string): Promise<Zaakstart> {
  return only(
    await sql<{ start: Zaakstart }>`
    select json_build_object(${startVelden}) as start from zaakstart s where s.uuid = ${uuid}::uuid`.execute(db),
  ).start
}

/** The intention to start a zaak, as it is written. */
export interface ZaakstartRij {
  uuid: string
  klantcontact: string
  interneTaak?: string | undefined
  zaaksysteem: string
  zaaktype: string
  omschrijving: string
  toelichting: string
}

/** Adds intentions to start a zaak, in one statement; who numbers themselves get their number. */
export async function makeStarten(
  db: Db,
  starten: readonly ZaakstartRij[],
  door: { uuid: string; naam: string },
  now: Date,
): Promise<void> {
  if (starten.length === 0) return
  const op = now.toISOString()
  const rows = starten.map((start) => ({
    ...start,
    gemaaktOp: op,
    volgendePoging: op,
    door: door.uuid,
    doorNaam: door.naam,
  }))
  const added = { identificatie: sql`case when x.nummering = 'eigen' then ${nieuwNummer(now)} end` }
  await sql`${insertOf(zaakstart, rows, { added })} join zaaksysteem x on x.uuid = b.zaaksysteem`.execute(db)
}

/** A number of our own, as no other zaaksysteem makes it: `BALIE-2026-0000012`. */
export const nieuwNummer = (now: Date) =>
  sql`'BALIE-' || ${String(now.getUTCFullYear())}::text || '-' || lpad(nextval('zaakstart_nummer')::text, 7, '0')`

/** The onderwerp of a klantcontact and whose data it holds; undefined when there is none. */
export async function aanleiding(
  db: Db,
  klantcontact: string,
): Promise<{ onderwerp: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ onderwerp: string; partijen: string[] }>`
    select k.onderwerp, array(select b.partij from betrokkene b where b.klantcontact = k.uuid and b.partij is not null) as partijen
    from klantcontact k where k.uuid = ${klantcontact}::uuid`.execute(db)
  return rows[0]
}

export interface VergrendeldeStart extends Startstand {
  klantcontact: string
  omschrijving: string
  zaaktype: string
  zaaksysteem: string
  identificatie: string | null
  begonnen: boolean
}

/** Locks one until the transaction ends; undefined when there is none that may be seen. */
export async function lockOne(db: Db, uuid: string, now: Date): Promise<VergrendeldeStart | undefined> {
  const { rows } = await sql<VergrendeldeStart>`
    select s.status, s.beurt is not null and s.volgende_poging > ${now.toISOString()}::timestamptz as bezig, s.klantcontact, s.omschrijving,
      (select t.omschrijving from zaaktype t where t.zaaksysteem = s.zaaksysteem and t.identificatie = s.zaaktype) as zaaktype,
      (select x.naam from zaaksysteem x where x.uuid = s.zaaksysteem) as zaaksysteem, s.identificatie, s.pogingen > 0 as begonnen
    from zaakstart s where s.uuid = ${uuid}::uuid for update of s`.execute(db)
  return rows[0]
}

/** Makes one due now. */
export async function setTurn(db: Db, uuid: string, now: Date): Promise<void> {
  await sql`update zaakstart set volgende_poging = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Makes those that wait and that nobody is at work on due now, or only those named; gives whose data each is about. */
export async function setTurns(db: Db, uuids: readonly string[] | undefined, now: Date): Promise<string[][]> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<{ partijen: string[] }>`
    update zaakstart s set volgende_poging = ${nu}
    where s.status = 'wacht' and (s.beurt is null or s.volgende_poging <= ${nu}) and ${uuids ? sql`s.uuid = any (${uuids}::uuid[])` : sql`true`}
    returning ${partijenOf} as partijen`.execute(db)
  return rows.map(({ partijen }) => partijen)
}

/** Ends one without a zaak. What follows it up instead is there already (R12). */
export async function giveUp(db: Db, uuid: string, reden: string, now: Date): Promise<void> {
  await sql`
    update zaakstart set status = 'opgegeven', reden = ${reden}, klaar_op = ${now.toISOString()}::timestamptz, beurt = null,
      volgende_poging = case when stappen ? 'uploads' then ${now.toISOString()}::timestamptz else volgende_poging end
    where uuid = ${uuid}::uuid`.execute(db)
}

/** How many wait for a zaaksysteem although it was tried. */
export async function aantalWachtend(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(*)::int as aantal from zaakstart where status = 'wacht' and pogingen > 0`.execute(db),
  ).aantal
}

/** Adds to the trail of the zaken of a klantcontact. */
export async function writeVerloop(
  db: Db,
  klantcontact: string,
  { soort, zaak, reden }: { soort: 'gekoppeld' | 'ontkoppeld'; zaak: string; reden: string },
  door: { uuid: string; naam: string },
): Promise<void> {
  const row = { uuid: uuidv7(), klantcontact, soort, zaak, reden, door: door.uuid, doorNaam: door.naam }
  await insertRows(db, zaakverloop, [row])
}

/** That trail as JSON text, the last first. */
export async function verloop(db: Db, klantcontact: string): Promise<string> {
  return only(
    await sql<{ json: string }>`
      select coalesce(json_agg(json_build_object('uuid', v.uuid, 'soort', v.soort, 'zaak', v.zaak, 'reden', v.reden,
        'door', json_build_object('uuid', v.door, 'naam', v.door_naam), 'op', iso(v.op)) order by v.op desc, v.uuid desc), '[]')::text as json
      from zaakverloop v where v.klantcontact = ${klantcontact}::uuid`.execute(db),
  ).json
}
