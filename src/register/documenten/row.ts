import { bytea, filled, generated, integer, moment, table, text, uuid } from '../../platform/row.ts'

/** A document with its content (R15). */
export const informatieobject = table('informatieobject', {
  uuid,
  bestandsnaam: text,
  mediatype: text,
  omvang: generated(integer),
  sha256: generated(bytea),
  inhoud: bytea,
  aangemaaktOp: filled(moment),
})
