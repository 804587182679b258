import { Authenticatiemiddel, Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import {
  boolean,
  bytea,
  enumOf,
  filled,
  integer,
  moment,
  nullable,
  table,
  text,
  texts,
  uuid,
} from '../../platform/row.ts'
import { Geheim } from './contract.ts'

/** An application that uses the API, with its rights. */
export const applicatie = table('applicatie', {
  uuid,
  naam: text,
  rechten: texts,
  authenticatieMiddel: nullable(enumOf('authenticatiemiddel', Authenticatiemiddel.options)),
  authenticatieNiveau: nullable(enumOf('betrouwbaarheidsniveau', Betrouwbaarheidsniveau.options)),
  actief: filled(boolean),
  demo: filled(boolean),
  aangemaaktOp: filled(moment),
  clientId: nullable(text),
  geldigTot: nullable(moment),
  limietPerMinuut: nullable(integer),
  certificaat: nullable(text),
  klanttaaksoorten: filled(texts),
  klanttaakzaaktypen: filled(texts),
})

/** A secret of an application; only its hash is kept, or it is encrypted. */
export const applicatieGeheim = table('applicatie_geheim', {
  uuid,
  applicatie: uuid,
  soort: enumOf('soort_geheim', Geheim.shape.soort.options),
  hash: nullable(bytea),
  versleuteld: nullable(bytea),
  aangemaaktOp: filled(moment),
  geldigTot: nullable(moment),
  laatstGebruiktOp: nullable(moment),
})

/** A role gives medewerkers rights. */
export const rol = table('rol', {
  naam: text,
  omschrijving: filled(text),
  rechten: texts,
  claimwaarden: filled(texts),
})

/** The provider of identities knows a medewerker by this subject. */
export const medewerkerIdentiteit = table('medewerker_identiteit', {
  issuer: text,
  subject: text,
  actor: uuid,
})

/** Somebody logged in whom the provider knows and Balie does not; beheer decides who they are. */
export const koppelverzoek = table('koppelverzoek', {
  uuid,
  issuer: text,
  subject: text,
  medewerkerId: text,
  naam: text,
  emailadres: filled(text),
  actor: uuid,
  reden: text,
  gevraagdOp: moment,
  laatstOp: moment,
})

/** A login that was begun at the provider. */
export const aanmelding = table('aanmelding', {
  stateHash: bytea,
  browserHash: bytea,
  nonce: text,
  codeVerifier: text,
  terug: text,
  verlooptOp: moment,
})

/** A session of a medewerker. */
export const sessie = table('sessie', {
  uuid,
  tokenHash: bytea,
  actor: uuid,
  rollen: texts,
  issuer: text,
  subject: text,
  sid: nullable(text),
  idToken: text,
  aangemaaktOp: moment,
  laatstGebruiktOp: moment,
  verlooptOp: moment,
  tokens: nullable(bytea),
  controleOp: nullable(moment),
  gecontroleerdOp: filled(moment),
})

/** A logout that the provider asked for, which counts once. */
export const logoutToken = table('logout_token', {
  jti: text,
  verlooptOp: moment,
})
