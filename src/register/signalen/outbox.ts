import type { Config } from '../../platform/config.ts'
import { type Db, only } from '../../platform/database.ts'
import { updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Documentcontrole } from '../documenten/contract.ts'
import { controleOf } from '../documenten/controle.ts'
import { bijlagenOf } from '../klantcontacten/reads.ts'
import { signaal } from './row.ts'

// The meldingen that wait for Signalen, and what became of them. Signalen has no key by which it knows one again, so each is sent once at most: it
// is marked before it goes, and whatever is still marked later may be there already.

/** A melding to send. */
export interface TeMelden {
  uuid: string
  klantcontact: string
  /** The number of the klantcontact. */
  kenmerk: string
  categorie: string
  tekst: string
  adres: string
  lengtegraad: number | null
  breedtegraad: number | null
  /** When the klant reported it. */
  op: string
  pogingen: number
  afronden: boolean
  /** The addresses of who reported, when Signalen may have them. */
  emailadres: string | null
  telefoonnummer: string | null
  melderDelen: boolean
}

const adresOf = (soort: 'email' | 'telefoonnummer') => sql`case when s.melder_delen then (
  select d.adres from betrokkene b join digitaal_adres d on d.betrokkene = b.uuid
  where b.klantcontact = s.klantcontact and d.soort_digitaal_adres = ${soort} order by d.volgnummer limit 1) end`

/** Takes the next melding that is due, and marks that it is being sent; undefined when none is. */
export async function take(db: Db, now: Date): Promise<TeMelden | undefined> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<TeMelden>`
    with due as (
      select uuid from signaal where status = 'wacht' and volgende_poging <= ${nu} order by volgende_poging limit 1 for update skip locked),
    taken as (
      update signaal s set status = 'bezig', pogingen = s.pogingen + 1, volgende_poging = ${nu} from due where s.uuid = due.uuid returning s.*)
    select s.uuid, s.klantcontact, k.nummer as kenmerk, s.categorie, s.tekst, s.adres, s.lengtegraad, s.breedtegraad, s.pogingen, s.afronden,
      iso(k.plaatsgevonden_op) as op, s.melder_delen as "melderDelen", ${adresOf('email')} as emailadres,
      ${adresOf('telefoonnummer')} as telefoonnummer
    from taken s join klantcontact k on k.uuid = s.klantcontact`.execute(db)
  return rows[0]
}

/** A process that ends while it sends leaves this behind: after so long nobody waits for the answer any more. */
const LEFT = sql`interval '5 minutes'`
const MAYBE =
  'Er kwam geen antwoord van Signalen. Kijk daar of de melding er is, en geef het nummer op of meld haar nog eens.'

/** Marks what was being sent by a process that is gone: nobody knows whether Signalen has it. */
export async function markLeft(db: Db, now: Date): Promise<void> {
  await sql`
    update signaal set status = 'onzeker', fout = ${MAYBE}
    where status = 'bezig' and volgende_poging < ${now.toISOString()}::timestamptz - ${LEFT}`.execute(db)
}

/** Keeps that a melding may be there. */
export const setOnzeker = (db: Db, uuid: string): Promise<void> =>
  updateRow(db, signaal, uuid, { status: 'onzeker', fout: MAYBE })

/** Keeps why Signalen does not take a melding as it is. */
export const setGeweigerd = (db: Db, uuid: string, fout: string): Promise<void> =>
  updateRow(db, signaal, uuid, { status: 'geweigerd', fout })

/** Keeps that a melding was not sent, and when it is tried again. */
export const setWacht = (db: Db, uuid: string, fout: string, opnieuw: Date): Promise<void> =>
  updateRow(db, signaal, uuid, { status: 'wacht', fout, volgendePoging: opnieuw.toISOString() })

/** Keeps the point of an address that was looked up. */
export const setPunt = (db: Db, uuid: string, punt: { lengtegraad: number; breedtegraad: number }): Promise<void> =>
  updateRow(db, signaal, uuid, punt)

/** How a melding is at Signalen. */
export interface Stand {
  open: boolean
  toestand: string
}

/** Keeps that Signalen has a melding, and that what comes after it is still to be done. */
export const setGemeld = (
  db: Db,
  uuid: string,
  { signaalId, nummer, open, toestand }: Stand & { signaalId: string; nummer: string },
  now: Date,
  volgend: Date,
): Promise<void> =>
  updateRow(db, signaal, uuid, {
    ...{ status: 'gemeld', fout: '', signaalId, nummer, open, toestand },
    ...{ gemeldOp: now.toISOString(), gevolgdOp: now.toISOString(), volgendOp: volgend.toISOString() },
    afmakenOp: now.toISOString(),
  })

/** A melding that Signalen has, and of which something is still to be done. */
export interface AfTeMaken {
  uuid: string
  klantcontact: string
  /** By which Signalen is asked; null: only its number is known, because somebody looked it up. */
  signaalId: string | null
  nummer: string
  afronden: boolean
  gemeldOp: Date
  /** The photos that were dealt with. */
  fotos: string[]
}

/** Takes the next melding of which something is due, and sees to it that another process does not for a while; undefined when none is. */
export async function takeToFinish(db: Db, now: Date): Promise<AfTeMaken | undefined> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<AfTeMaken>`
    with due as (
      select uuid from signaal where afmaken_op <= ${nu} order by afmaken_op limit 1 for update skip locked)
    update signaal s set afmaken_op = ${nu} + ${LEFT} from due where s.uuid = due.uuid
    returning s.uuid, s.klantcontact, s.signaal_id as "signaalId", s.nummer, s.afronden, s.gemeld_op as "gemeldOp", s.fotos`.execute(
    db,
  )
  return rows[0]
}

/** Keeps when what is left of a melding is tried again; null: nothing is left. */
export const setAfmaken = (db: Db, uuid: string, op: Date | null): Promise<void> =>
  updateRow(db, signaal, uuid, { afmakenOp: op?.toISOString() ?? null })

/** Keeps that a photo was dealt with, and in words when Signalen did not get it. */
export async function addFoto(db: Db, uuid: string, foto: string, fout = ''): Promise<void> {
  await sql`
    update signaal set fotos = fotos || ${foto}::uuid, fout = left(concat_ws(' ', nullif(fout, ''), nullif(${fout}, '')), 1000)
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Keeps by which Signalen is asked for a melding of which somebody looked the number up; from now on it is followed. */
export const setSignaalId = (db: Db, uuid: string, signaalId: string, now: Date): Promise<void> =>
  updateRow(db, signaal, uuid, { signaalId, volgendOp: now.toISOString() })

/** The data and the page of a submission, which Balie made of what was sent in: Signalen has their words as text. */
const OWN_FILES = ['application/json', 'text/html', 'application/xml']

/** A file of a klantcontact that may show what is reported. */
export interface Foto {
  uuid: string
  bestandsnaam: string
  mediatype: string
  omvang: number
  controle: Documentcontrole
}

/** Lists the photos that came with a klantcontact, also those of a kind that Signalen does not take. */
export async function fotosOf(db: Db, config: Config, klantcontact: string): Promise<Foto[]> {
  const { rows } = await sql<Foto>`
    select i.uuid, i.bestandsnaam, i.mediatype, i.omvang::float8 as omvang, ${controleOf(config)} as controle
    from (${bijlagenOf(klantcontact)}) g join informatieobject i on i.uuid = g.informatieobject join inhoud h on h.uuid = i.uuid
    where i.mediatype <> all (${OWN_FILES}::text[]) order by g.volgnummer`.execute(db)
  return rows
}

/** Tells whether a klantcontact has the link to its melding. */
export async function isLinked(db: Db, { klantcontact, signaalId, nummer }: AfTeMaken): Promise<boolean> {
  return only(
    await sql<{ is: boolean }>`
    select exists (select from onderwerpobject o where o.klantcontact = ${klantcontact}::uuid
      and (o.identificator).code_register = 'signalen' and (o.identificator).object_id = ${signaalId ?? nummer}) as is`.execute(
      db,
    ),
  ).is
}

/** The open interne taken of a klantcontact; none as long as Signalen is still to get another melding of it. */
export async function takenToFinish(db: Db, klantcontact: string): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select t.uuid from interne_taak t where t.klantcontact = ${klantcontact}::uuid and t.status = 'te_verwerken' and not exists (
      select from signaal s where s.klantcontact = t.klantcontact and s.status not in ('gemeld', 'ingetrokken')) order by t.uuid`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** A melding to ask after. */
export interface TeVolgen {
  uuid: string
  signaalId: string
  gemeldOp: Date
  open: boolean | null
}

/** Takes the meldingen that are due to be asked after, and sees to it that another process does not for a while. */
export async function takeToFollow(db: Db, now: Date, most: number): Promise<TeVolgen[]> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const { rows } = await sql<TeVolgen>`
    with due as (
      select uuid from signaal where volgend_op <= ${nu} and signaal_id is not null order by volgend_op limit ${sql.lit(most)} for update skip locked)
    update signaal s set volgend_op = ${nu} + interval '15 minutes' from due where s.uuid = due.uuid
    returning s.uuid, s.signaal_id as "signaalId", s.gemeld_op as "gemeldOp", s.open`.execute(db)
  return rows
}

/** Keeps when a melding is asked after again; null: never. */
export const setVolgend = (db: Db, uuid: string, volgend: Date | null): Promise<void> =>
  updateRow(db, signaal, uuid, { volgendOp: volgend?.toISOString() ?? null })

/** Keeps how a melding is at Signalen, and when it is asked after again; null: never. */
export const setStand = (db: Db, uuid: string, stand: Stand, now: Date, volgend: Date | null): Promise<void> =>
  updateRow(db, signaal, uuid, {
    ...stand,
    gevolgdOp: now.toISOString(),
    volgendOp: volgend?.toISOString() ?? null,
  })
