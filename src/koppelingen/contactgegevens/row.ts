import { adres } from '../../begrippen/row.ts'
import { bigint, date, filled, generated, nullable, table, text, uuid } from '../../platform/row.ts'

/** A person of the Contactgegevens API. */
export const contactgegevensPersoon = table('contactgegevens_persoon', {
  uuid,
  volgnummer: generated(bigint),
  geboortedatum: date,
  overlijdensdatum: nullable(date),
  geslachtsnaam: text,
  geslacht: filled(text),
  voorvoegsel: filled(text),
  voornamen: filled(text),
  adres: filled(adres),
})

/** An organisation of the Contactgegevens API. */
export const contactgegevensOrganisatie = table('contactgegevens_organisatie', {
  uuid,
  volgnummer: generated(bigint),
  handelsnaam: text,
  oprichtingsdatum: nullable(date),
  opheffingsdatum: nullable(date),
  adres: filled(adres),
})
