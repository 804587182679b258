import { boolean, filled, integer, jsonb, nullable, table, text, uuid } from '../../platform/row.ts'
import type { Vraag } from './contract.ts'

/** Questions to ask about a subject, for everybody or for one afdeling. */
export const vragenset = table('vragenset', {
  uuid,
  actor: nullable(uuid),
  titel: text,
  vragen: jsonb<Vraag[]>(),
  actief: filled(boolean),
  volgorde: integer,
})
