import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { zoekwaarde } from './rules.ts'

// These queries write what belongs to a partij beside its own row, one part at a time.

/** Adds a bank account; gives its uuid. */
export async function addRekeningnummer(
  db: Db,
  { partij, iban, bic }: { partij: string | null; iban: string; bic: string },
): Promise<string> {
  const uuid = uuidv7()
  await sql`insert into rekeningnummer (uuid, partij, iban, bic) values (${uuid}::uuid, ${partij}::uuid, ${iban}, ${bic})`.execute(
    db,
  )
  return uuid
}

/** Adds a categorie; gives its uuid. */
export async function addCategorie(db: Db, naam: string): Promise<string> {
  const uuid = uuidv7()
  await sql`insert into categorie (uuid, naam) values (${uuid}::uuid, ${naam})`.execute(db)
  return uuid
}

export interface NieuweCategorieRelatie {
  partij: string | null
  categorie: string | null
  beginDatum: string | null
  eindDatum: string | null
}

/** Adds that a partij is of a categorie; gives the uuid of the relation. */
export async function addCategorieRelatie(
  db: Db,
  { partij, categorie, beginDatum, eindDatum }: NieuweCategorieRelatie,
): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into categorie_relatie (uuid, partij, categorie, begin_datum, eind_datum)
    values (${uuid}::uuid, ${partij}::uuid, ${categorie}::uuid, ${beginDatum}::date, ${eindDatum}::date)`.execute(db)
  return uuid
}

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
export async function addVertegenwoordiging(
  db: Db,
  vertegenwoordiger: string,
  vertegenwoordigde: string,
): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into vertegenwoordiging (uuid, vertegenwoordigende_partij, vertegenwoordigde_partij)
    values (${uuid}::uuid, ${vertegenwoordiger}::uuid, ${vertegenwoordigde}::uuid)`.execute(db)
  return uuid
}

export interface NieuwDigitaalAdresRij {
  partij: string | null
  betrokkene: string | null
  adres: string
  soortDigitaalAdres: string
  isStandaardAdres: boolean
  omschrijving: string
  referentie: string
  verificatieDatum: string | null
}

/** Adds a digital address; gives its uuid. */
export async function addAdres(db: Db, adres: NieuwDigitaalAdresRij): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into digitaal_adres (uuid, partij, betrokkene, adres, soort_digitaal_adres, is_standaard_adres, omschrijving, referentie,
      verificatie_datum, zoekwaarde)
    values (${uuid}::uuid, ${adres.partij}::uuid, ${adres.betrokkene}::uuid, ${adres.adres}, ${adres.soortDigitaalAdres}::soort_digitaal_adres,
      ${adres.isStandaardAdres}, ${adres.omschrijving}, ${adres.referentie}, ${adres.verificatieDatum}::date,
      ${zoekwaarde(adres.soortDigitaalAdres, adres.adres)})`.execute(db)
  return uuid
}

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
