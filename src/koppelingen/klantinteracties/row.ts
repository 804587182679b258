import { bigint, filled, smallint, table, text, uuid } from '../../platform/row.ts'

/** The JSON of a klantcontact, kept until something that it shows changes. */
export const klantcontactWeergave = table('klantcontact_weergave', {
  klantcontact: uuid,
  tekst: text,
  versie: filled(uuid),
})

/** The number of rows of a table; triggers keep it. */
export const telling = table('telling', {
  tabel: text,
  plaats: smallint,
  aantal: bigint,
})
