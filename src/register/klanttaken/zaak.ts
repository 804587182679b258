import type { z } from 'zod'
import type { PartijKort } from '../../begrippen/contract.ts'
import type { Outside } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import type { ProblemKind } from '../../platform/problems.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { partijKort } from '../partijen/queries.ts'
import { gezienOfZaken } from '../zaakregister/gezien.ts'
import { type ZaakVanKlanttaak, zaakDubbel, zaakOnbekend } from './contract.ts'
import type { Zaakstand } from './rules.ts'

// The zaak from which a klanttaak comes (R25): of the register inside, or of a zaaksysteem that Balie follows.

/** A number in a basisregistratie. Numbers of different kinds can have the same digits: a BSN and an RSIN do. */
export interface Nummer {
  soort: 'bsn' | 'rsin' | 'kvk_nummer' | 'vestigingsnummer'
  nummer: string
}

/** A zaak as it was found in a zaaksysteem. */
export interface GevondenZaak {
  /** Keeps a copy of it. */
  store(db: Db, now: Date): Promise<void>
  /** The numbers by which those with a rol in it are known. */
  nummers: readonly Nummer[]
}

/**
 * Looks for a zaak in all zaaksystemen; undefined when none has it.
 * @throws Problem when several have it, or when one that may have it does not answer
 */
export type ZoekZaak = (outside: Outside, zaak: ZaakVanKlanttaak) => Promise<GevondenZaak | undefined>

/** A zaak with what setting out a klanttaak in it needs to know. */
export interface Zaak extends Zaakstand {
  /** One of the two is filled: of a zaaksysteem, or of the register inside. */
  zaak: string | null
  registerzaak: string | null
  /** In its register. */
  zaakUuid: string
  identificatie: string
  /** The medewerker or afdeling that treats it, where Balie knows. */
  behandelaar: string | null
}

/** The partij had a klantcontact that led to the zaak with this uuid or number. */
const inContact = (partij: string, zaakUuid: Sql, identificatie: Sql) => sql`exists (
  select from betrokkene b join onderwerpobject o on o.klantcontact = b.klantcontact
  where b.partij = ${partij}::uuid and o.is_zaak and vergelijkbaar_zaak_id(o.identificator) in (${zaakUuid}, nullif(${identificatie}, '')))`

/** The partij has a rol in zaak `z` of the register inside. */
const inRollen = (partij: string) => sql`${partij}::uuid in (${gezienOfZaken(sql`select z.uuid`).partijen})`

/** Selects the partijen with one of these numbers. */
const withNummers = (nummers: readonly Nummer[]) => sql`
  select i.partij from jsonb_to_recordset(${JSON.stringify(nummers)}::jsonb) n (soort text, nummer text)
  join partij_identificator i on i.code_soort_object_id = n.soort and i.object_id = n.nummer`

/** The zaak with this number, or with this uuid as its register writes it. */
const which = ({ codeSoortObjectId, objectId }: ZaakVanKlanttaak, uuid: Sql, identificatie: Sql) =>
  codeSoortObjectId === 'uuid' ? sql`${uuid} = ${objectId.toLowerCase()}` : sql`${identificatie} = ${objectId}`

/**
 * Reads the zaken with this uuid or number that Balie knows.
 * @param nummers by which those with a rol in it are known, when a zaaksysteem told
 */
async function zaken(db: Db, gezocht: ZaakVanKlanttaak, partij: string, nummers: readonly Nummer[]): Promise<Zaak[]> {
  const { rows } = await sql<Zaak>`
    select null as zaak, z.uuid as registerzaak, z.uuid::text as "zaakUuid", z.identificatie, z.einddatum is null as open,
      (select r.actor from zaakregister_rol r where r.zaak = z.uuid and r.actor is not null order by r.volgnummer limit 1) as behandelaar,
      ${inRollen(partij)} or ${inContact(partij, sql`z.uuid::text`, sql`z.identificatie`)} as "heeftRol"
    from zaakregister_zaak z where ${which(gezocht, sql`z.uuid::text`, sql`z.identificatie`)}
    union all
    select z.uuid, null, z.zaak_uuid, z.identificatie, z.open, null,
      ${partij}::uuid in (${withNummers(nummers)})
        or ${inContact(partij, sql`z.zaak_uuid`, sql`z.identificatie`)}
    from zaak z where z.toestand = 'bekend' and ${which(gezocht, sql`z.zaak_uuid`, sql`z.identificatie`)}`.execute(db)
  // The register inside can be followed as a zaaksysteem too.
  return rows.filter(
    ({ zaak, zaakUuid }) => zaak === null || !rows.some((other) => other.zaak === null && other.zaakUuid === zaakUuid),
  )
}

const atZaak = (kind: ProblemKind) => kind({ invalidParams: [{ name: 'zaak', code: kind.code, reason: kind.title }] })

/** Reads the one zaak. @throws Problem when there is none, or more */
export async function theZaak(
  db: Db,
  gezocht: ZaakVanKlanttaak,
  partij: string,
  nummers: readonly Nummer[],
): Promise<Zaak> {
  const [zaak, ...more] = await zaken(db, gezocht, partij, nummers)
  if (!zaak) throw atZaak(zaakOnbekend)
  if (more.length > 0) throw atZaak(zaakDubbel)
  return zaak
}

/** Asks the zaaksystemen for a zaak, unless what Balie knows of it is enough to decide. */
export async function askForZaak(
  outside: Outside,
  zoekZaak: ZoekZaak,
  zaak: ZaakVanKlanttaak,
  partij: string,
): Promise<GevondenZaak | undefined> {
  const known = await outside.lezen((db) => zaken(db, zaak, partij, []))
  return known.some(({ registerzaak, heeftRol }) => registerzaak !== null || heeftRol)
    ? undefined
    : zoekZaak(outside, zaak)
}

/** Has the register inside a zaak with this uuid that may be seen? */
async function isInside(db: Db, zaak: string): Promise<boolean> {
  const { rows } = await sql`select from zaakregister_zaak z where z.uuid = ${zaak}::uuid`.execute(db)
  return rows.length > 0
}

/** Asks the zaaksystemen who has a rol in a zaak; undefined when it is of the register inside. */
export async function askForRollen(
  outside: Outside,
  zoekZaak: ZoekZaak,
  zaak: string,
): Promise<readonly Nummer[] | undefined> {
  if (await outside.lezen((db) => isInside(db, zaak))) return undefined
  const gevonden = await zoekZaak(outside, { codeSoortObjectId: 'uuid', objectId: zaak })
  if (!gevonden) throw atZaak(zaakOnbekend)
  return gevonden.nummers
}

type Kandidaat = z.output<typeof PartijKort>

/**
 * Reads who can get a klanttaak in a zaak, each once: who has a rol in it, or a klantcontact that is linked to it.
 * @param zaak its uuid in its register
 * @param nummers by which those with a rol in it are known, as a zaaksysteem told; undefined: it is of the register inside
 * @throws Problem when it is a zaak of the register inside that may not be seen
 */
export async function kandidaten(db: Db, zaak: string, nummers: readonly Nummer[] | undefined): Promise<Kandidaat[]> {
  if (!nummers && !(await isInside(db, zaak))) throw atZaak(zaakOnbekend)
  const inside = sql`select z.uuid from zaakregister_zaak z where z.uuid = ${zaak}::uuid`
  const { rows } = await sql<{ partij: Kandidaat }>`
    with namen as (
      select z.identificatie as naam from zaakregister_zaak z where z.uuid = ${zaak}::uuid
      union select z.identificatie from zaak z where z.zaak_uuid = ${zaak}
      union values (${zaak}), (${zaak.toUpperCase()}))
    select ${partijKort('p')} as partij from partij p where p.uuid in (
      ${gezienOfZaken(inside).partijen} union ${withNummers(nummers ?? [])} union
      select b.partij from onderwerpobject o join betrokkene b on b.klantcontact = o.klantcontact
      where o.is_zaak and (o.identificator).object_id = any (array(select n.naam from namen n where n.naam <> '')))
    order by p.naam, p.nummer limit 100`.execute(db)
  return rows.map(({ partij }) => partij)
}
