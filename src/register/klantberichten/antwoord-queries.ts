import type { Config } from '../../platform/config.ts'
import { type Db, only } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Documentcontrole } from '../documenten/contract.ts'
import { controleOf } from '../documenten/controle.ts'
import { textNow } from '../klantcontacten/reads.ts'
import { TERUG_TE_HALEN_SECONDEN } from './contract.ts'
import { adressenFor } from './queries.ts'
import { klantantwoord, klantbericht } from './row.ts'
import type { Aangehaald } from './rules.ts'

// The SQL of what medewerkers write to klanten.

/** The facts on which an answer to a klantcontact depends. */
export interface Vraag {
  nummer: string
  onderwerp: string
  vertrouwelijk: boolean
  klant: string
  /** The person who asked. */
  betrokkene: string
  partij: string | null
  adressen: { uuid: string; adres: string; vanContact: boolean }[]
}

const naamOf = sql`coalesce(nullif(p.naam, ''), nullif(volledige_naam(b.contactnaam), ''), b.organisatienaam)`

/** Reads what an answer to a klantcontact depends on. It goes to whoever asked: to a representative, who asked for the klant (R4). */
export async function vraagOf(db: Db, klantcontact: string): Promise<Vraag> {
  const addresses = adressenFor({ partij: sql`b.partij`, betrokkene: sql`b.uuid`, wegen: ['email'] })
  return only(
    await sql<Vraag>`
    select k.nummer, ${textNow('onderwerp')} as onderwerp, k.vertrouwelijk, ${naamOf} as klant, b.uuid as betrokkene, b.partij,
      coalesce((select json_agg(json_build_object('uuid', a.uuid, 'adres', a.adres, 'vanContact', a.van_contact)) from (${addresses}) a), '[]') as adressen
    from klantcontact k join betrokkene b on b.klantcontact = k.uuid left join partij p on p.uuid = b.partij
    where k.uuid = ${klantcontact}::uuid order by b.initiator desc, b.volgnummer limit 1`.execute(db),
  )
}

/** Reads the message of a klantcontact to quote it, and the addresses of who wrote it. Undefined of what is vertrouwelijk (R28). */
export async function aangehaald(
  db: Db,
  klantcontact: string,
): Promise<(Aangehaald & { adressen: string[] }) | undefined> {
  const { rows } = await sql<Aangehaald & { adressen: string[] }>`
    select coalesce(${naamOf}, '') as klant, k.plaatsgevonden_op as op, ${textNow('inhoud')} as inhoud,
      array(select lower(d.adres) from digitaal_adres d where d.betrokkene = b.uuid) as adressen
    from klantcontact k join betrokkene b on b.klantcontact = k.uuid left join partij p on p.uuid = b.partij
    where k.uuid = ${klantcontact}::uuid and not k.vertrouwelijk order by b.initiator desc, b.volgnummer limit 1`.execute(
    db,
  )
  return rows[0]
}

/** A document of Balie that somebody wants to send. */
export interface Bijlage {
  uuid: string
  bestandsnaam: string
  mediatype: string
  omvang: number
  controle: Documentcontrole
}

/** Reads those of these documents that there are. */
export async function bijlagen(db: Db, config: Config, uuids: readonly string[]): Promise<Bijlage[]> {
  const { rows } = await sql<Bijlage>`
    select i.uuid, i.bestandsnaam, i.mediatype, i.omvang::float8 as omvang, ${controleOf(config)} as controle
    from informatieobject i join inhoud h on h.uuid = i.uuid where i.uuid = any (${uuids}::uuid[])`.execute(db)
  return rows
}

/** An answer to put in the outbox. */
export interface NieuweZending {
  bericht: { uuid: string; klantcontact: string; partij: string | null; betrokkene: string; adres: string }
  antwoord: Parameters<typeof insertRowOf<typeof klantantwoord>>[1]
}

/** Puts an answer in the outbox; it is not handed over before it can no longer be taken back. */
export async function add(db: Db, now: Date, { bericht, antwoord }: NieuweZending): Promise<void> {
  const from = new Date(now.getTime() + TERUG_TE_HALEN_SECONDEN * 1000).toISOString()
  const row = { ...bericht, soort: 'antwoord' as const, over: antwoord.antwoord, op: now.toISOString() }
  await insertRowOf(klantbericht, { ...row, volgendePoging: from }).execute(db)
  await insertRowOf(klantantwoord, antwoord).execute(db)
}

/** An answer that can still be taken back, as it was typed. */
export interface Terughaalbaar {
  bericht: string
  taak: string
  afgerond: boolean
  adres: string | null
  onderwerp: string
  tekst: string
  citaat: string
  cc: string[]
  bijlagen: { uuid: string; bestandsnaam: string; omvang: number }[]
}

/** Reads and locks an answer that this person wrote and that was not handed over yet; undefined when there is none. */
export async function lockTerughaalbaar(db: Db, antwoord: string, door: string): Promise<Terughaalbaar | undefined> {
  const { rows } = await sql<Terughaalbaar>`
    select w.uuid as bericht, t.interne_taak as taak, t.afgerond, w.adres, t.onderwerp, t.tekst, t.citaat, t.cc,
      coalesce((select json_agg(json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'omvang', i.omvang) order by g.plaats)
        from unnest(t.bijlagen) with ordinality g (uuid, plaats) join informatieobject i on i.uuid = g.uuid), '[]') as bijlagen
    from klantantwoord t join klantbericht w on w.uuid = t.klantbericht
    where t.antwoord = ${antwoord}::uuid and t.door = ${door}::uuid and w.status = 'wacht' and w.pogingen = 0
    for update of w`.execute(db)
  return rows[0]
}

/** Keeps that an answer was taken back: nobody is told that it did not arrive. */
export async function setTeruggehaald(db: Db, bericht: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  await sql`update klantantwoord set teruggehaald_op = ${at} where klantbericht = ${bericht}::uuid`.execute(db)
  await sql`
    update klantbericht set status = 'mislukt', fout = 'Dit antwoord is teruggehaald.', gesignaleerd_op = ${at} where uuid = ${bericht}::uuid`.execute(
    db,
  )
}

/** The messages about a klantcontact as JSON, the oldest first: those that carry it, and those that tell of it. */
export async function berichten(db: Db, klantcontact: string, door: string, now: Date): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select coalesce(json_agg(json_build_object('uuid', w.uuid, 'soort', w.soort, 'klantcontact', w.over, 'weg', w.weg,
      'naar', coalesce(d.adres, ''), 'cc', coalesce(to_json(t.cc), '[]'),
      'toestand', case when t.teruggehaald_op is not null then 'teruggehaald' when w.status = 'mislukt' then 'niet_bezorgd'
        when w.bezorgd_op is not null then 'bezorgd' else w.status::text end,
      'reden', case when w.status = 'mislukt' and t.teruggehaald_op is null then w.fout else '' end,
      'op', iso(w.op), 'verzondenOp', iso(w.verzonden_op),
      'terugTeHalenTot', case when w.status = 'wacht' and w.pogingen = 0 and t.door = ${door}::uuid
        and w.volgende_poging > ${now.toISOString()}::timestamptz then iso(w.volgende_poging) end) order by w.op, w.uuid), '[]')::text as json
    from klantbericht w left join klantantwoord t on t.klantbericht = w.uuid left join digitaal_adres d on d.uuid = w.adres
    where w.soort in ('ontvangstbevestiging', 'antwoord') and (w.klantcontact = ${klantcontact}::uuid or t.antwoord = ${klantcontact}::uuid)`.execute(
    db,
  )
  return rows[0]?.json ?? '[]'
}
