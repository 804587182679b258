import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { boolean, enumOf, filled, jsonb, smallint, table, text, uuid } from '../../platform/row.ts'
import type { NieuweOpdracht } from '../klanttaken/contract.ts'

/** Texts and a term from which a klanttaak is set out. */
export const klanttaaksjabloon = table('klanttaaksjabloon', {
  uuid,
  naam: text,
  zaaktype: filled(text),
  titel: text,
  toelichting: filled(text),
  opdracht: jsonb<NieuweOpdracht>(),
  dagen: smallint,
  teLaatToegestaan: filled(boolean),
  niveau: filled(enumOf('betrouwbaarheidsniveau', Betrouwbaarheidsniveau.options)),
  actief: filled(boolean),
})
