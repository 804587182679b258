import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { bytea, enumOf, integer, jsonb, moment, nullable, table, text, uuid } from '../../platform/row.ts'
import type { Hoedanigheid } from '../frame/hoedanigheid.ts'

/** Somebody is on the way to logging in. */
export const mijnAanmelding = table('mijn_aanmelding', {
  stateHash: bytea,
  browserHash: bytea,
  nonce: text,
  codeVerifier: text,
  inlogmiddel: text,
  niveau: nullable(enumOf('betrouwbaarheidsniveau', Betrouwbaarheidsniveau.options)),
  terug: text,
  verlooptOp: moment,
})

/** A session of a klant, or of who represents one. */
export const mijnSessie = table('mijn_sessie', {
  uuid,
  tokenHash: bytea,
  inlogmiddel: text,
  issuer: text,
  subjectHash: bytea,
  sid: nullable(text),
  aanmelding: jsonb<Hoedanigheid[]>(),
  als: text,
  klantSoort: text,
  klantWaarde: text,
  kvkNummer: nullable(text),
  vorigeOp: nullable(moment),
  aangemaaktOp: moment,
  laatstGebruiktOp: moment,
  verlooptOp: moment,
})

/** A logout that the login service asked for, which counts once. */
export const mijnLogoutToken = table('mijn_logout_token', {
  jti: text,
  verlooptOp: moment,
})

/** A page that answered a form, shown again to exactly whoever sent it. */
export const mijnPagina = table('mijn_pagina', {
  uuid,
  sessie: nullable(uuid),
  browserHash: nullable(bytea),
  als: nullable(text),
  status: integer,
  inhoud: text,
  elders: nullable(text),
  verlooptOp: moment,
})
