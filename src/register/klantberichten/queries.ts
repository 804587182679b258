import { type StoringKort, storingJson } from '../../inrichting/storingen/reads.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Documentcontrole } from '../documenten/contract.ts'
import { controleOf } from '../documenten/controle.ts'
import { readsEnglish } from '../klantcontacten/reads.ts'
import type { Meegestuurd } from './bericht.ts'
import { isBevestigd } from './reads.ts'
import { klantbericht, type SOORTEN_KLANTBERICHT, type WEGEN_KLANTBERICHT } from './row.ts'

// The SQL of messages to klanten as they wait, leave and fail.

export type SoortKlantbericht = (typeof SOORTEN_KLANTBERICHT)[number]
export type WegKlantbericht = (typeof WEGEN_KLANTBERICHT)[number]

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`

/** The ways by which a message can leave this installation, as kinds of addresses. */
export type Wegen = readonly ('email' | 'telefoonnummer')[]

/** By which kanaal a partij `p` wants to hear from us; one that Balie does not have leaves no address. */
const wantsDigital = sql`p.voorkeurskanaal ~* '^\s*(e-?mail|mail|sms|)\s*$'`

/**
 * Selects every address `d` to which a message to a partij or betrokkene may go, the best first: those that were given with that contact (R3,
 * R8), and then own ones that may be used again, the preferred one first.
 */
export const adressenFor = ({ partij, betrokkene, wegen }: { partij: Sql; betrokkene: Sql; wegen: Wegen }): Sql => sql`
  select d.uuid, d.adres, d.soort_digitaal_adres, d.betrokkene is not distinct from ${betrokkene} as van_contact
  from digitaal_adres d left join partij p on p.uuid = d.partij
  where d.soort_digitaal_adres = any (${wegen}::soort_digitaal_adres[]) and ${isBevestigd(sql`d.uuid`)} and (d.betrokkene = ${betrokkene}
    or d.partij = ${partij} and d.toestemming_hergebruik and p.indicatie_actief and ${wantsDigital})
  order by d.betrokkene is not distinct from ${betrokkene} desc, d.uuid = p.voorkeurs_digitaal_adres desc nulls last,
    d.soort_digitaal_adres, d.is_standaard_adres desc, d.volgnummer desc`

/** Selects the best of those. */
export const adresFor = (of: { partij: Sql; betrokkene: Sql; wegen: Wegen }): Sql =>
  sql`select a.* from (${adressenFor(of)}) a limit 1`

/** Does a partij want messages of this soort? Of what they must do, and of what they sent, they always hear. */
export const isWanted = ({ partij, soort }: { partij: Sql; soort: Sql }): Sql => sql`coalesce((
  select g.gegeven from toestemming g where g.partij = ${partij} and g.doel::text = ${soort}::text
  order by g.volgnummer desc limit 1), true)`

/** The text of a medewerker, as it is sent. */
export interface Brief {
  onderwerp: string
  tekst: string
  /** The message that it answers, below it; may be empty. */
  citaat: string
  cc: string[]
  van: string | null
  antwoordOp: string[]
  bijlagen: { uuid: string; bestandsnaam: string; mediatype: string; omvang: number; controle: Documentcontrole }[]
}

/** The subject of a message, as it is now. */
export interface Wachtende {
  uuid: string
  soort: SoortKlantbericht
  pogingen: number
  /** Where it goes; null: nowhere. */
  naar: { adres: string; uuid: string; soort: 'email' | 'telefoonnummer' } | null
  /** The klant is a partij, so they can read it in Mijn. */
  inMijn: boolean
  /** They prefer English, or asked in English. */
  leestEngels: boolean
  /** Of a code that still counts. */
  sleutel: string | null
  contact: {
    nummer: string
    op: string
    uiterlijkOp: string | null
    bijlagen: Meegestuurd[]
    bestanden: number | null
    /** The storing in which it came, or which moved the term; null: none. */
    storing: StoringKort | null
    /** A storing moved the term. */
    verlengd: boolean
  } | null
  laatsteDag: string | null
  /** There is still something to tell. */
  geldt: boolean
  /** The text of a medewerker; null when the message has no text of its own. */
  brief: Brief | null
}

const briefJson = (
  config: Config,
) => sql`json_build_object('onderwerp', t.onderwerp, 'tekst', t.tekst, 'citaat', t.citaat, 'cc', t.cc, 'van', t.van,
  'antwoordOp', t.antwoord_op, 'bijlagen', coalesce((
    select json_agg(json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'mediatype', i.mediatype, 'omvang', i.omvang,
      'controle', ${controleOf(config)}) order by g.plaats)
    from unnest(t.bijlagen) with ordinality g (uuid, plaats) join informatieobject i on i.uuid = g.uuid join inhoud h on h.uuid = i.uuid), '[]'))`

/**
 * Reads and locks the message that has been due longest; another process skips it. An answer goes to the address that was chosen, as long as it
 * may go there.
 */
export async function firstWachtende(db: Db, config: Config, now: Date, wegen: Wegen): Promise<Wachtende | undefined> {
  const candidates = adressenFor({ partij: sql`coalesce(w.partij, b.partij)`, betrokkene: sql`w.betrokkene`, wegen })
  const { rows } = await sql<Wachtende>`
    select w.uuid, w.soort, w.pogingen, v.sleutel, coalesce(w.partij, b.partij) is not null as "inMijn",
      ${readsEnglish({ partij: sql`w.partij, b.partij, va.partij`, contact: sql`w.klantcontact, vb.klantcontact` })} as "leestEngels",
      (select json_build_object('adres', d.adres, 'uuid', d.uuid, 'soort', d.soort_digitaal_adres) from (
        select d.* from digitaal_adres d where d.uuid = v.adres and d.soort_digitaal_adres = any (${wegen}::soort_digitaal_adres[])
        union all
        select d.* from digitaal_adres d where d.uuid = (
            select x.uuid from (${candidates}) x where antwoord.klantbericht is null or x.uuid = w.adres limit 1)
          and w.soort <> 'adrescode' limit 1) d) as naar,
      case when not antwoord.alleen_in_mijn then (select ${briefJson(config)} from klantantwoord t where t.klantbericht = w.uuid) end as brief,
      case when k.uuid is not null then json_build_object('nummer', k.nummer, 'op', iso(k.plaatsgevonden_op),
        'uiterlijkOp', (select iso(min(t.uiterlijk_op)) from interne_taak t where t.klantcontact = k.uuid and t.status = 'te_verwerken'),
        'storing', ${storingJson({ kanaal: sql`k.kanaal`, op: sql`k.plaatsgevonden_op` })}, 'verlengd', exists (
          select from interne_taak t where t.klantcontact = k.uuid and t.status = 'te_verwerken' and t.verlengd_van is not null),
        'bijlagen', coalesce((select json_agg(json_build_object('bestandsnaam', i.bestandsnaam, 'omvang', i.omvang) order by g.volgnummer)
          from bijlage g join informatieobject i on i.uuid = g.informatieobject where g.klantcontact = k.uuid), '[]'),
        'bestanden', w.bestanden) end as contact,
      t.laatste_dag::text as "laatsteDag",
      case w.soort when 'adrescode' then v.verloopt_op > ${at(now)} when 'taak' then t.status = 'open'
        else antwoord.klantbericht is not null or ${isWanted({ partij: sql`coalesce(w.partij, b.partij)`, soort: sql`w.soort` })} end as geldt
    from klantbericht w left join betrokkene b on b.uuid = w.betrokkene left join klantcontact k on k.uuid = w.klantcontact
    left join klanttaak t on t.uuid = w.klanttaak left join adresbevestiging v on w.soort = 'adrescode' and v.sleutel = w.over
    left join digitaal_adres va on va.uuid = v.adres left join betrokkene vb on vb.uuid = va.betrokkene
    left join klantantwoord antwoord on antwoord.klantbericht = w.uuid
    where w.status = 'wacht' and w.volgende_poging <= ${at(now)}
    order by w.volgende_poging limit 1 for update of w skip locked`.execute(db)
  return rows[0]
}

/** It is told of a message that was claimed, and whose outcome nobody kept. */
const ONBEKEND = 'Onbekend of dit bericht is verzonden: Balie stopte terwijl dat gebeurde.'

/** Claims a message before it is sent. If this process ends, it stands as failed, and is not sent a second time. */
export async function take(db: Db, uuid: string, adres: string, weg: WegKlantbericht): Promise<void> {
  await sql`
    update klantbericht set status = 'mislukt', fout = ${ONBEKEND}, volgende_poging = now(), adres = ${adres}::uuid, weg = ${weg}::weg_klantbericht
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Locks a claimed message while it is sent; false when it is not ours any more. */
export async function retain(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`
    select from klantbericht where uuid = ${uuid}::uuid and status = 'mislukt' and fout = ${ONBEKEND} for update`.execute(
    db,
  )
  return rows.length > 0
}

/** Keeps that a message was handed over, and when. */
export async function setSent(db: Db, uuid: string, now: Date): Promise<void> {
  await sql`
    update klantbericht set status = 'verzonden', pogingen = pogingen + 1, fout = null, verzonden_op = ${at(now)} where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Keeps that a message has no other way than Mijn, where it is read. */
export async function setInMijn(db: Db, uuid: string, now: Date): Promise<void> {
  await sql`update klantbericht set status = 'verzonden', weg = 'mijn', verzonden_op = ${at(now)} where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Keeps why a message was not sent; without a next attempt it has failed. */
export async function setFailed(db: Db, uuid: string, fout: string, volgende: Date | undefined): Promise<void> {
  await sql`
    update klantbericht set pogingen = pogingen + 1, fout = ${fout}, volgende_poging = coalesce(${volgende?.toISOString() ?? null}::timestamptz, volgende_poging),
      status = case when ${volgende === undefined} then 'mislukt' else 'wacht' end::status_melding
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Removes a message that there is no reason for any more. */
export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from klantbericht where uuid = ${uuid}::uuid`.execute(db)
}

/** Keeps that a message reached the klant. A later word that it did not counts more. */
export async function setBezorgd(db: Db, uuid: string, op: Date): Promise<void> {
  await sql`update klantbericht set bezorgd_op = ${at(op)} where uuid = ${uuid}::uuid and status = 'verzonden'`.execute(
    db,
  )
}

/**
 * Keeps that a message that was handed over did not reach the klant after all. Gives whether it was one of ours.
 * @param adressen those that it did not reach; none when that is not told. Who only got a copy is not the klant
 */
export async function setNietBezorgd(
  db: Db,
  uuid: string,
  reden: string,
  adressen: readonly string[] = [],
): Promise<boolean> {
  const others = sql`select lower(c) from unnest(t.cc) c`
  const { rows } = await sql`
    update klantbericht set status = 'mislukt', fout = ${reden}, bezorgd_op = null where uuid = ${uuid}::uuid and status <> 'wacht'
      and not exists (select from klantantwoord t where t.klantbericht = klantbericht.uuid and (t.teruggehaald_op is not null
        or ${adressen.length > 0} and ${adressen.map((adres) => adres.toLowerCase())}::text[] <@ array(${others}))) returning 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Asks for the code of an address to be sent. */
export async function addCode(db: Db, sleutel: string, bestemming: string): Promise<void> {
  await insertRowOf(klantbericht, { soort: 'adrescode', over: sleutel, bestemming }).execute(db)
}

/** Counts the codes of the last day: those that went, or will go, to one address. */
export async function countCodes(db: Db, bestemming: string, now: Date): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(*)::int as aantal from klantbericht where bestemming = ${bestemming} and op > ${at(now)} - interval '1 day'`.execute(
      db,
    ),
  ).aantal
}

/** Codes, which tell nothing when they are old (R30). What else was sent stays as long as what it is about. */
export const oudeCodes = (now: Date): Removal =>
  removalOf(klantbericht, sql`soort = 'adrescode' and op < ${at(now)} - interval '7 days'`)

/** Counts the messages that wait, and those that failed lately. */
export const countWachtend = async (db: Db): Promise<number> =>
  only(
    await sql<{ aantal: number }>`select count(*)::int as aantal from klantbericht where status = 'wacht'`.execute(db),
  ).aantal

export const countNietBezorgd = async (db: Db): Promise<number> =>
  only(
    await sql<{
      aantal: number
    }>`select count(*)::int as aantal from klantbericht w where w.status = 'mislukt' and w.op > now() - interval '7 days'
      and not exists (select from klantantwoord t where t.klantbericht = w.uuid and t.teruggehaald_op is not null)`.execute(
      db,
    ),
  ).aantal
