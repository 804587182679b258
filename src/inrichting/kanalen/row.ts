import { boolean, filled, integer, nullable, table, text, uuid } from '../../platform/row.ts'

/** A channel by which contacts come in. */
export const kanaal = table('kanaal', {
  uuid,
  naam: text,
  actief: filled(boolean),
  volgorde: integer,
  code: nullable(text),
  gesprek: filled(boolean),
})
