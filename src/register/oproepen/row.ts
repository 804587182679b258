import { boolean, filled, moment, nullable, table, text, uuid } from '../../platform/row.ts'

/** A call, as a switchboard told of it. */
export const oproep = table('oproep', {
  uuid,
  bron: uuid,
  gesprekId: text,
  richting: text,
  nummer: nullable(text),
  gemeentenummer: filled(text),
  wachtrij: filled(text),
  medewerker: nullable(uuid),
  medewerkerOnbekend: filled(boolean),
  toestand: text,
  toestandOp: moment,
  begonnenOp: moment,
  opgenomenOp: nullable(moment),
  geeindigdOp: nullable(moment),
  terugbellen: nullable(uuid),
})

/** The conversation in which somebody registers what was said in a call. */
export const oproepGesprek = table('oproep_gesprek', { oproep: uuid, gesprek: uuid, medewerker: uuid })
