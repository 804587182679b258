import { ROLLEN_BETROKKENE } from '../../begrippen/contract.ts'
import { adresOf, contactnaam, objectidentificator } from '../../begrippen/row.ts'
import {
  bigint,
  boolean,
  bytea,
  enumOf,
  filled,
  generated,
  jsonb,
  moment,
  type NewRow,
  nullable,
  shared,
  type Table,
  table,
  text,
  triggered,
  tsvector,
  uuid,
  uuids,
} from '../../platform/row.ts'
import { Initiatiefnemer } from './contract.ts'

/** A klantcontact as it was registered (R9-R18). */
export const klantcontact = shared(
  table('klantcontact', {
    uuid,
    volgnummer: generated(bigint),
    nummer: filled(text),
    referentienummer: nullable(text),
    kanaal: text,
    onderwerp: text,
    inhoud: filled(text),
    reactie: filled(text),
    indicatieContactGelukt: nullable(boolean),
    hoofdOnderwerpType: filled(text),
    verdereActieOndernomen: filled(boolean),
    taal: text,
    vertrouwelijk: boolean,
    plaatsgevondenOp: moment,
    metadata: filled(jsonb<Record<string, string>>()),
    initiatiefnemer: nullable(enumOf('initiatiefnemer', Initiatiefnemer.options)),
    gesprek: nullable(uuid),
    inDelen: boolean,
    geregistreerdOp: filled(moment),
    geregistreerdDoor: nullable(uuid),
    zoek: triggered(tsvector),
    begonnenOp: nullable(moment),
    geeindigdOp: nullable(moment),
  }),
)

/** A correction beside the original (R10). */
export const klantcontactCorrectie = shared(
  table('klantcontact_correctie', {
    uuid,
    klantcontact: uuid,
    onderwerp: nullable(text),
    inhoud: nullable(text),
    reden: text,
    door: uuid,
    doorNaam: text,
    op: filled(moment),
    begonnenOp: nullable(moment),
    geeindigdOp: nullable(moment),
  }),
)

/** The part that somebody from outside had in a klantcontact (R14). */
export const betrokkene = shared(
  table('betrokkene', {
    uuid,
    volgnummer: generated(bigint),
    klantcontact: uuid,
    partij: nullable(uuid),
    rol: enumOf('rol_betrokkene', ROLLEN_BETROKKENE),
    initiator: boolean,
    organisatienaam: filled(text),
    contactnaam: filled(contactnaam),
    bezoekadres: filled(adresOf('partij')),
    correspondentieadres: filled(adresOf('partij')),
  }),
)

/** An actor took part in a klantcontact (R14). */
export const actorKlantcontact = shared(
  table('actor_klantcontact', {
    uuid,
    volgnummer: generated(bigint),
    actor: uuid,
    klantcontact: uuid,
  }),
)

/** The subjects of a klantcontact: a zaak, an earlier klantcontact (R23), another object. */
export const onderwerpobject = shared(
  table('onderwerpobject', {
    uuid,
    volgnummer: generated(bigint),
    klantcontact: nullable(uuid),
    wasKlantcontact: nullable(uuid),
    identificator: filled(objectidentificator),
    isZaak: generated(boolean),
    informatieobject: nullable(uuid),
  }),
)

/** An onderwerpobject that was removed, so that removing it again succeeds. */
export const onderwerpobjectVerwijderd = table('onderwerpobject_verwijderd', {
  uuid,
  op: filled(moment),
})

/** A document that belongs to a klantcontact, by reference (R15). */
export const bijlage = shared(
  table('bijlage', {
    uuid,
    volgnummer: generated(bigint),
    klantcontact: nullable(uuid),
    identificator: filled(objectidentificator),
    informatieobject: nullable(uuid),
  }),
)

/** A klantcontact that lacks opvolging, since when and whether it was signalled (R12). */
export const klantcontactZonderOpvolging = shared(
  table('klantcontact_zonder_opvolging', {
    klantcontact: uuid,
    sinds: moment,
    gesignaleerdOp: nullable(moment),
  }),
)

/** A request that was done once, with its answer. */
export const idempotentie = table('idempotentie', {
  wie: uuid,
  sleutel: text,
  operatie: text,
  vingerafdruk: bytea,
  klantcontact: nullable(uuid),
  antwoord: nullable(text),
  op: filled(moment),
  partijen: filled(uuids),
})

/** A part of a klantcontact as it is written with it; without a uuid it gets one. */
export type NewPart<T extends Table> = Omit<NewRow<T>, 'uuid' | 'klantcontact'> & { uuid?: string }

/** A klantcontact as it is written, with its parts. */
export interface NewContact {
  row: Omit<NewRow<typeof klantcontact>, 'nummer'> & {
    /** The database gives a number when this is absent or null. */
    nummer?: string | null
  }
  betrokkenen: readonly NewPart<typeof betrokkene>[]
  actoren: readonly string[]
  onderwerpobjecten: readonly NewPart<typeof onderwerpobject>[]
  bijlagen: readonly NewPart<typeof bijlage>[]
}
