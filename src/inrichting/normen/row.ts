import { filled, integer, nullable, table, text, uuid } from '../../platform/row.ts'

/** The time within which a task must be done, by actor and onderwerp. */
export const norm = table('norm', {
  uuid,
  actor: nullable(uuid),
  onderwerp: filled(text),
  aantal: integer,
  eenheid: text,
})
