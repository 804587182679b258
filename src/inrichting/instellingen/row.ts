import { bytea, filled, jsonb, moment, table, text } from '../../platform/row.ts'

/** A setting, by name. */
export const instelling = table('instelling', {
  naam: text,
  waarde: jsonb<unknown>(),
})

/** A file of the house style. */
export const huisstijlbestand = table('huisstijlbestand', {
  soort: text,
  inhoud: bytea,
  mediatype: text,
  sha256: text,
  gewijzigdOp: filled(moment),
})
