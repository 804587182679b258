import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/** A person of the Contactgegevens API. */
export interface PersoonRij {
  geboortedatum: string
  overlijdensdatum: string | null
  geslachtsnaam: string
  geslacht: string
  voorvoegsel: string
  voornamen: string
  adres: object
}

/** Adds a person; gives the uuid. */
export async function addPersoon(db: Db, persoon: PersoonRij): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into contactgegevens_persoon (uuid, geboortedatum, overlijdensdatum, geslachtsnaam, geslacht, voorvoegsel, voornamen, adres)
    values (${uuid}::uuid, ${persoon.geboortedatum}::date, ${persoon.overlijdensdatum}::date, ${persoon.geslachtsnaam}, ${persoon.geslacht},
      ${persoon.voorvoegsel}, ${persoon.voornamen}, adres_van(${JSON.stringify(persoon.adres)}::jsonb))`.execute(db)
  return uuid
}

/** An organisation of the Contactgegevens API. */
export interface OrganisatieRij {
  handelsnaam: string
  oprichtingsdatum: string | null
  opheffingsdatum: string | null
  adres: object
}

/** Adds an organisation; gives the uuid. */
export async function addOrganisatie(db: Db, organisatie: OrganisatieRij): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into contactgegevens_organisatie (uuid, handelsnaam, oprichtingsdatum, opheffingsdatum, adres)
    values (${uuid}::uuid, ${organisatie.handelsnaam}, ${organisatie.oprichtingsdatum}::date, ${organisatie.opheffingsdatum}::date,
      adres_van(${JSON.stringify(organisatie.adres)}::jsonb))`.execute(db)
  return uuid
}
