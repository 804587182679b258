import { filled, nullable, table, text, uuid } from '../../platform/row.ts'

/** A text that beheer keeps for answers to klanten. */
export const standaardantwoord = table('standaardantwoord', {
  uuid,
  afdeling: nullable(uuid),
  soort: text,
  naam: text,
  tekst: text,
  onderwerp: filled(text),
})
