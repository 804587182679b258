import { bigint, bytea, filled, moment, nullable, shared, table, text, uuid } from '../../platform/row.ts'

/** A document (R15). Its content has the same uuid. */
export const informatieobject = shared(
  table('informatieobject', {
    uuid,
    bestandsnaam: text,
    mediatype: text,
    omvang: bigint,
    sha256: bytea,
    aangemaaktOp: filled(moment),
  }),
)

/** What is in a document; it has no sum until it is whole. */
export const inhoud = shared(
  table('inhoud', { uuid, omvang: bigint, sha256: nullable(bytea), gemaaktOp: filled(moment) }),
)

/** A piece of the content of a document. */
export const inhoudDeel = table('inhoud_deel', { inhoud: uuid, vanaf: bigint, bytes: bytea })

/** A document that arrives in parts. */
export const documentupload = table('documentupload', {
  uuid,
  bestandsnaam: text,
  mediatype: text,
  ontvangen: filled(bigint),
  som: nullable(bytea),
  door: uuid,
  begonnenOp: filled(moment),
  bijgewerktOp: filled(moment),
})
