import { bytea, filled, generated, integer, moment, shared, table, text, uuid } from '../../platform/row.ts'

/** A document with its content (R15). */
export const informatieobject = shared(
  table('informatieobject', {
    uuid,
    bestandsnaam: text,
    mediatype: text,
    omvang: generated(integer),
    sha256: generated(bytea),
    inhoud: bytea,
    aangemaaktOp: filled(moment),
  }),
)
