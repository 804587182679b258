import {
  bigint,
  boolean,
  bytea,
  filled,
  moment,
  nullable,
  shared,
  table,
  text,
  texts,
  uuid,
} from '../../platform/row.ts'

/** A document (R15). What is in it is `inhoud`, with the same uuid. */
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

/** The content of a document, and the verdict of the virus scanner. */
export const inhoud = shared(
  table('inhoud', {
    uuid,
    omvang: bigint,
    sha256: nullable(bytea),
    gemaaktOp: filled(moment),
    heel: filled(boolean),
    controle: nullable(text),
    gecontroleerdOp: nullable(moment),
    besmetMet: nullable(text),
    controleTot: nullable(moment),
    gemeldOp: nullable(moment),
  }),
)

/** A piece of it. */
export const inhoudDeel = table('inhoud_deel', { inhoud: uuid, vanaf: bigint, bytes: bytea })

/** Where content is that is not in pieces here: an object in a storage that speaks S3. */
export const inhoudOpslag = table('inhoud_opslag', {
  object: uuid,
  inhoud: nullable(uuid),
  heel: filled(boolean),
  upload: nullable(text),
  delen: filled(texts),
  beurtTot: nullable(moment),
})

/** A document that arrives in parts. */
export const documentupload = table('documentupload', {
  uuid,
  bestandsnaam: text,
  mediatype: text,
  ontvangen: filled(bigint),
  som: nullable(bytea),
  kenmerk: nullable(text),
  door: uuid,
  onbekend: filled(boolean),
  begonnenOp: filled(moment),
  bijgewerktOp: filled(moment),
})
