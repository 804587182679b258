import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRows, type NewRow, type Table, updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { categorie, categorieRelatie, digitaalAdres, rekeningnummer, vertegenwoordiging } from './row.ts'
import { zoekwaarde } from './rules.ts'

// These queries write what belongs to a partij beside its own row, one part at a time.

/** A part as it is added; it gets its uuid here. */
type NewPart<T extends Table> = Omit<NewRow<T>, 'uuid'>

/** Adds a bank account; gives its uuid. */
export async function addRekeningnummer(db: Db, row: NewPart<typeof rekeningnummer>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, rekeningnummer, [{ ...row, uuid }])
  return uuid
}

export const changeRekeningnummer = (db: Db, uuid: string, changes: Changes<typeof rekeningnummer>): Promise<void> =>
  updateRow(db, rekeningnummer, uuid, changes)

export const removeRekeningnummer = (db: Db, uuid: string): Promise<void> => deleteRow(db, rekeningnummer, uuid)

/** Adds a categorie; gives its uuid. */
export async function addCategorie(db: Db, row: NewPart<typeof categorie>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, categorie, [{ ...row, uuid }])
  return uuid
}

export const changeCategorie = (db: Db, uuid: string, changes: Changes<typeof categorie>): Promise<void> =>
  updateRow(db, categorie, uuid, changes)

export const removeCategorie = (db: Db, uuid: string): Promise<void> => deleteRow(db, categorie, uuid)

/** Adds that a partij is of a categorie; gives the uuid of the relation. */
export async function addCategorieRelatie(db: Db, row: NewPart<typeof categorieRelatie>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, categorieRelatie, [{ ...row, uuid }])
  return uuid
}

export const changeCategorieRelatie = (
  db: Db,
  uuid: string,
  changes: Changes<typeof categorieRelatie>,
): Promise<void> => updateRow(db, categorieRelatie, uuid, changes)

export const removeCategorieRelatie = (db: Db, uuid: string): Promise<void> => deleteRow(db, categorieRelatie, uuid)

/** Tells whether this partij represents that one already, in another row than `behalve`. */
export async function isVertegenwoordigd(
  db: Db,
  vertegenwoordiger: string,
  vertegenwoordigde: string,
  behalve: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from vertegenwoordiging where vertegenwoordigende_partij = ${vertegenwoordiger}::uuid
      and vertegenwoordigde_partij = ${vertegenwoordigde}::uuid and uuid is distinct from ${behalve}::uuid`.execute(db)
  return rows.length > 0
}

/** Adds that a partij represents another one (R4); gives the uuid. */
export async function addVertegenwoordiging(db: Db, row: NewPart<typeof vertegenwoordiging>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, vertegenwoordiging, [{ ...row, uuid }])
  return uuid
}

export const changeVertegenwoordiging = (
  db: Db,
  uuid: string,
  changes: Changes<typeof vertegenwoordiging>,
): Promise<void> => updateRow(db, vertegenwoordiging, uuid, changes)

export const removeVertegenwoordiging = (db: Db, uuid: string): Promise<void> => deleteRow(db, vertegenwoordiging, uuid)

/** A digital address as it is written; how it is searched follows from it. */
export type NewAdres = Omit<NewRow<typeof digitaalAdres>, 'uuid' | 'zoekwaarde'>

/** Gives the row of a digital address. */
export const rowOfAdres = (adres: NewAdres) => ({
  ...adres,
  zoekwaarde: zoekwaarde(adres.soortDigitaalAdres, adres.adres),
})

/** Adds a digital address; gives its uuid. */
export async function addAdres(db: Db, adres: NewAdres): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, digitaalAdres, [{ ...rowOfAdres(adres), uuid }])
  return uuid
}

/** Replaces a digital address. */
export const changeAdres = (db: Db, uuid: string, adres: NewAdres): Promise<void> =>
  updateRow(db, digitaalAdres, uuid, rowOfAdres(adres))

export const removeAdres = (db: Db, uuid: string): Promise<void> => deleteRow(db, digitaalAdres, uuid)

/** Tells whether geheimhouding hides the addresses of this partij from the user (R28). */
export async function isGeheim(db: Db, partij: string): Promise<boolean> {
  const { rows } = await sql`select where is_geheim(${partij}::uuid)`.execute(db)
  return rows.length > 0
}

/** Makes the other addresses of this kind no longer the standard one, because a partij has one of each kind. */
export async function takeAwayStandaard(db: Db, partij: string, soort: string, behalve: string | null): Promise<void> {
  // Changes go one after the other, so that each sees which address is the standard one by then.
  await sql`select from partij where uuid = ${partij}::uuid for no key update`.execute(db)
  await sql`
    update digitaal_adres set is_standaard_adres = false where partij = ${partij}::uuid and soort_digitaal_adres = ${soort}::soort_digitaal_adres
      and is_standaard_adres and uuid is distinct from ${behalve}::uuid`.execute(db)
}

/** Tells whether a partij has another address of this kind with this referentie. */
export async function hasReferentie(
  db: Db,
  partij: string,
  soort: string,
  referentie: string,
  behalve: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from digitaal_adres where partij = ${partij}::uuid and soort_digitaal_adres = ${soort}::soort_digitaal_adres
      and referentie = ${referentie} and uuid is distinct from ${behalve}::uuid`.execute(db)
  return rows.length > 0
}

/** Makes a partij the owner of exactly these addresses and bank accounts, in one statement; a list that is absent stays as it is. */
export async function setEigenaar(
  db: Db,
  partij: string,
  {
    adressen,
    rekeningnummers,
  }: { adressen: readonly string[] | undefined; rekeningnummers: readonly string[] | undefined },
): Promise<void> {
  await sql`
    with adres as (
      update digitaal_adres set partij = case when uuid = any (${adressen ?? []}::uuid[]) then ${partij}::uuid end,
        is_standaard_adres = is_standaard_adres and uuid = any (${adressen ?? []}::uuid[])
      where ${adressen !== undefined} and (uuid = any (${adressen ?? []}::uuid[]) or partij = ${partij}::uuid))
    update rekeningnummer set partij = case when uuid = any (${rekeningnummers ?? []}::uuid[]) then ${partij}::uuid end
    where ${rekeningnummers !== undefined} and (uuid = any (${rekeningnummers ?? []}::uuid[]) or partij = ${partij}::uuid)`.execute(
    db,
  )
}

/** Removes what is known of the contactpersonen of an organisatie; the partijen themselves stay. */
export async function forgetContactpersonenOf(db: Db, organisatie: string): Promise<void> {
  await sql`
    update partij set contactpersoon = null, contactpersoon_uuid = null, werkte_voor_partij = null
    where werkte_voor_partij = ${organisatie}::uuid`.execute(db)
}

/** A digital address of a partij, as whoever changes it needs to know it. */
export interface AdresVanPartij {
  partij: string
  soortDigitaalAdres: string
  zoekwaarde: string
}

/** Locks an address of one of these partijen until the transaction ends; undefined when none of them has it. */
export async function lockAdresOf(
  db: Db,
  partijen: readonly string[],
  uuid: string,
): Promise<AdresVanPartij | undefined> {
  const { rows } = await sql<AdresVanPartij>`
    select d.partij, d.soort_digitaal_adres as "soortDigitaalAdres", d.zoekwaarde from digitaal_adres d
    where d.uuid = ${uuid}::uuid and d.partij = any (${partijen}::uuid[]) for update`.execute(db)
  return rows[0]
}

/** Changes whether an address may be reused (R8), makes it the first of its kind, or keeps that its owner confirmed it. */
export const changeAdresOf = (
  db: Db,
  uuid: string,
  changes: Pick<
    Changes<typeof digitaalAdres>,
    'toestemmingHergebruik' | 'isStandaardAdres' | 'verificatieDatum' | 'omschrijving'
  >,
): Promise<void> => updateRow(db, digitaalAdres, uuid, changes)

/** Takes an address away from its partij. What was said of it at one contact stays with the betrokkene of that contact (R8). */
export async function takeAwayAdres(db: Db, uuid: string): Promise<void> {
  await sql`
    with bij_contact as (
      update digitaal_adres set partij = null, is_standaard_adres = false, toestemming_hergebruik = false
      where uuid = ${uuid}::uuid and betrokkene is not null)
    delete from digitaal_adres where uuid = ${uuid}::uuid and betrokkene is null`.execute(db)
}
