import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Stuk } from '../documenten/stuk.ts'
import { nieuwNummer } from './queries.ts'
import { nextPoging } from './rules.ts'

// The SQL with which whoever speaks with a zaaksysteem starts a zaak: one takes a turn, keeps each step, and ends it. A turn ends by itself, so
// that another goes on when a process was killed; who lost his turn can keep nothing any more.

/** How long a turn lasts after the last step that was kept: longer than any call. */
const BEURT_MS = 2 * 60_000

const upTo = (now: Date) => sql`${new Date(now.getTime() + BEURT_MS).toISOString()}::timestamptz`

/** A document that is being filled over there, under a lock that we know; '' until we know it. */
export interface Upload {
  url: string
  lock: string
}

/** The steps that were done in the zaaksysteem: addresses over there, by what they are of. */
export interface Stappen {
  /** The zaak. */
  zaak?: string
  /** When it was started over there: the same day in each repeat. */
  startdatum?: string
  rollen?: Readonly<Record<string, string>>
  eigenschappen?: Readonly<Record<string, string>>
  documenten?: Readonly<Record<string, string>>
  /** Documents that are being sent in parts, with the lock under which. */
  uploads?: Readonly<Record<string, Upload>>
  /** The links of documents with the zaak. */
  gekoppeldeDocumenten?: Readonly<Record<string, string>>
  /** The onderwerpobject here. */
  gekoppeld?: string
  /** The moment of the first status, the same in each repeat. */
  statusGezetOp?: string
  status?: string
}

/** A turn to start a zaak. */
export interface Beurt {
  uuid: string
  beurt: string
  klantcontact: string
  /** The interne taak in the treatment of which it is started. */
  interneTaak: string | null
  zaaksysteem: string
  zaaktype: string
  omschrijving: string
  toelichting: string
  /** By their name in the zaaktype. */
  eigenschappen: Readonly<Record<string, string>>
  identificatie: string | null
  stappen: Stappen
  /** This attempt counts along. */
  pogingen: number
  namens: { id: string; naam: string }
  informatieobjecttype: string | null
}

/** Takes the turn that is due the longest; undefined when there is none. */
export async function takeTurn(db: Db, now: Date): Promise<Beurt | undefined> {
  const { rows } = await sql<Beurt>`
    update zaakstart s set beurt = ${uuidv7()}::uuid, pogingen = s.pogingen + 1, volgende_poging = ${upTo(now)}
    where s.uuid = (
      select w.uuid from zaakstart w join zaaksysteem x on x.uuid = w.zaaksysteem
      where w.status = 'wacht' and x.actief and w.volgende_poging <= ${now.toISOString()}::timestamptz
      order by w.volgende_poging limit 1 for update of w skip locked)
    returning s.uuid, s.beurt, s.klantcontact, s.interne_taak as "interneTaak", s.zaaksysteem, s.zaaktype, s.omschrijving, s.toelichting, s.eigenschappen, s.identificatie, s.stappen, s.pogingen,
      json_build_object('id', s.door, 'naam', s.door_naam) as namens,
      (select t.informatieobjecttype from zaaktype t where t.zaaksysteem = s.zaaksysteem and t.identificatie = s.zaaktype) as informatieobjecttype`.execute(
    db,
  )
  return rows[0]
}

const ofTurn = ({ uuid, beurt }: Pick<Beurt, 'uuid' | 'beurt'>) =>
  sql`s.uuid = ${uuid}::uuid and s.beurt = ${beurt}::uuid and s.status = 'wacht'`

/** Keeps steps beside those that were kept, and the turn a while longer; false when somebody else has the turn now. */
export async function saveStappen(db: Db, beurt: Beurt, stappen: Stappen, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update zaakstart s set stappen = s.stappen || ${JSON.stringify(stappen)}::jsonb, volgende_poging = ${upTo(now)}
    where ${ofTurn(beurt)} returning 1`.execute(db)
  return rows.length > 0
}

/** Keeps the number that was reserved, or gives a new one of our own; gives it, or undefined when somebody else has the turn now. */
export async function saveNummer(
  db: Db,
  beurt: Beurt,
  gereserveerd: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ identificatie: string }>`
    update zaakstart s set identificatie = ${gereserveerd === undefined ? nieuwNummer(now) : sql`${gereserveerd}`}, volgende_poging = ${upTo(now)}
    where ${ofTurn(beurt)} returning s.identificatie`.execute(db)
  return rows[0]?.identificatie
}

/** Ends a turn that did not succeed: it is tried again later. */
export async function setFout(
  db: Db,
  beurt: Beurt,
  { code, tekst, isTijdelijk }: { code: string; tekst: string; isTijdelijk: boolean },
  now: Date,
): Promise<void> {
  await sql`
    update zaakstart s set beurt = null, fout_code = ${code}, fout = ${tekst}, fout_op = ${now.toISOString()}::timestamptz,
      volgende_poging = ${nextPoging(beurt.pogingen, isTijdelijk, now).toISOString()}::timestamptz
    where ${ofTurn(beurt)}`.execute(db)
}

/** Ends a start: the zaak is there, whole. */
export async function finish(db: Db, beurt: Beurt, stappen: Stappen, now: Date): Promise<void> {
  await sql`
    update zaakstart s set status = 'gestart', stappen = s.stappen || ${JSON.stringify(stappen)}::jsonb, klaar_op = ${now.toISOString()}::timestamptz,
      beurt = null, fout = null, fout_code = null, fout_op = null where ${ofTurn(beurt)}`.execute(db)
}

/** Documents that a start which was given up was sending, and that may still be locked. */
export interface Leftover {
  uuid: string
  zaaksysteem: string
  uploads: Upload[]
  /** It has been tried for long enough. */
  isOud: boolean
}

const AGAIN_MS = 3_600_000
const LONGEST_MS = 7 * 24 * 3_600_000

/** Takes those of the start that is due the longest; undefined when there are none. They are due again later, unless they are forgotten. */
export async function takeLeftover(db: Db, now: Date): Promise<Leftover | undefined> {
  const at = (ms: number) => sql`${new Date(now.getTime() + ms).toISOString()}::timestamptz`
  const { rows } = await sql<Leftover>`
    update zaakstart s set volgende_poging = ${at(AGAIN_MS)}
    where s.uuid = (
      select w.uuid from zaakstart w join zaaksysteem x on x.uuid = w.zaaksysteem
      where w.status = 'opgegeven' and w.stappen ? 'uploads' and x.actief and w.volgende_poging <= ${at(0)}
      order by w.volgende_poging limit 1 for update of w skip locked)
    returning s.uuid, s.zaaksysteem, s.klaar_op < ${at(-LONGEST_MS)} as "isOud",
      (select coalesce(json_agg(u.value), '[]') from jsonb_each(s.stappen -> 'uploads') u) as uploads`.execute(db)
  return rows[0]
}

/** Forgets them: they are open. */
export async function forgetUploads(db: Db, uuid: string): Promise<void> {
  await sql`update zaakstart set stappen = stappen - 'uploads' where uuid = ${uuid}::uuid`.execute(db)
}

/** A betrokkene of the klantcontact, as far as a zaak needs to know them. */
export interface BetrokkeneBijZaak {
  uuid: string
  rol: 'klant' | 'vertegenwoordiger'
  initiator: boolean
  soortPartij: 'persoon' | 'organisatie' | 'contactpersoon' | null
  organisatienaam: string
  voornaam: string
  voorvoegsel: string
  achternaam: string
  /** The name that a partij is known by. */
  naam: string
  /** By kind: bsn, rsin, kvk_nummer, vestigingsnummer, and kvk_van_vestiging. */
  nummers: Readonly<Record<string, string>>
  /** The addresses of this contact (R8). */
  email: string | null
  telefoon: string | null
}

/** The part of a klantcontact that goes to the zaaksysteem: its betrokkenen, and the documents that Balie keeps of it. */
export interface Opdracht {
  betrokkenen: BetrokkeneBijZaak[]
  /** With the verdict of the virus scanner. */
  documenten: (Stuk & { controle: 'schoon' | 'besmet' | null })[]
}

const adresOf = (soort: string) => sql`(
  select d.adres from digitaal_adres d where d.betrokkene = b.uuid and d.soort_digitaal_adres = ${soort} order by d.volgnummer limit 1)`

/** Reads that, in one statement. */
export async function opdrachtOf(db: Db, klantcontact: string): Promise<Opdracht> {
  const { rows } = await sql<Opdracht>`
    select coalesce((
      select json_agg(json_build_object('uuid', b.uuid, 'rol', b.rol, 'initiator', b.initiator, 'soortPartij', p.soort_partij,
        'organisatienaam', b.organisatienaam, 'voornaam', (b.contactnaam).voornaam, 'voorvoegsel', (b.contactnaam).voorvoegsel_achternaam,
        'achternaam', (b.contactnaam).achternaam, 'naam', coalesce(p.naam, ''), 'nummers', coalesce((
          select json_object_agg(n.soort, n.nummer) from (
            select i.code_soort_object_id as soort, i.object_id as nummer from partij_identificator i where i.partij = b.partij
            union all
            select 'kvk_van_vestiging', h.object_id from partij_identificator i join partij_identificator h on h.uuid = i.sub_identificator_van
            where i.partij = b.partij) n), '{}'),
        'email', ${adresOf('email')}, 'telefoon', ${adresOf('telefoonnummer')}) order by b.volgnummer)
      from betrokkene b left join partij p on p.uuid = b.partij where b.klantcontact = ${klantcontact}::uuid), '[]') as betrokkenen,
    coalesce((
      select json_agg(json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'mediatype', i.mediatype, 'omvang', i.omvang,
        'sha256', encode(i.sha256, 'hex'), 'aangemaaktOp', iso(i.aangemaakt_op), 'controle', h.controle)
        order by g.volgnummer)
      from bijlage g join informatieobject i on i.uuid = g.informatieobject join inhoud h on h.uuid = i.uuid
      where g.klantcontact = ${klantcontact}::uuid), '[]') as documenten`.execute(db)
  return rows[0] ?? { betrokkenen: [], documenten: [] }
}
