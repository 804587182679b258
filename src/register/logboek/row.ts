import {
  bigint,
  date,
  filled,
  generated,
  integer,
  moment,
  nullable,
  smallint,
  table,
  text,
  texts,
  uuid,
  uuids,
} from '../../platform/row.ts'

/** A line about an operation: who, what for, when and whose data (R29). */
export const logboek = table('logboek', {
  id: generated(bigint),
  op: filled(moment),
  operatie: text,
  resultaat: smallint,
  wieSoort: text,
  wie: nullable(uuid),
  namens: nullable(text),
  partijen: filled(uuids),
  requestId: text,
  verwerkingsactiviteit: filled(text),
  traceId: filled(text),
  herkomst: filled(text),
  wieNaam: filled(text),
  begonnenOp: nullable(moment),
  ouderId: filled(text),
  elders: filled(texts),
  soort: filled(text),
  aantal: filled(integer),
})

/** Lines that were destroyed, by kind and month (R30). */
export const logboekVernietiging = table('logboek_vernietiging', {
  uuid: filled(uuid),
  soort: text,
  maand: date,
  regels: bigint,
  op: filled(moment),
})

/** Up to which line a destination has the logboek. */
export const logboekVerzonden = table('logboek_verzonden', {
  bestemming: text,
  tot: bigint,
  op: filled(moment),
})

/** The verwerkingsactiviteit that an operation belongs to. */
export const verwerkingsactiviteit = table('verwerkingsactiviteit', {
  operatie: text,
  naam: text,
  verwijzing: filled(text),
})
