import { Betrouwbaarheidsniveau, SoortKlanttaak } from '../../begrippen/contract.ts'
import {
  bigint,
  boolean,
  bytea,
  date,
  enumOf,
  filled,
  generated,
  integer,
  jsonb,
  moment,
  nullable,
  shared,
  smallint,
  table,
  text,
  uuid,
} from '../../platform/row.ts'
import {
  type Antwoorden,
  type NieuweOpdracht,
  SoortHerinnering,
  SoortKlanttaakverloop,
  StatusBetaling,
  StatusKlanttaak,
  type Veld,
} from './contract.ts'

type WithoutSoort<T> = T extends unknown ? Omit<T, 'soort'> : never

/**
 * Holds the opdracht without its kind: a form as it was defined, with the fields that were read from it, and as Form.io has it and what is filled
 * in beforehand.
 */
export type Details = WithoutSoort<NieuweOpdracht> & {
  velden?: readonly Veld[]
  formio?: object
  voorinvullenFormio?: object
}

const niveau = enumOf('betrouwbaarheidsniveau', Betrouwbaarheidsniveau.options)

/** An act that the klant has to do in a zaak (R25), and that it was done (R26). */
export const klanttaak = shared(
  table('klanttaak', {
    uuid,
    volgnummer: generated(bigint),
    zaak: nullable(uuid),
    registerzaak: nullable(uuid),
    partij: uuid,
    soort: enumOf('soort_klanttaak', SoortKlanttaak.options),
    titel: text,
    toelichting: filled(text),
    status: filled(enumOf('status_klanttaak', StatusKlanttaak.options)),
    startdatum: date,
    laatsteDag: date,
    herinnerenOp: nullable(date),
    teLaatToegestaan: filled(boolean),
    niveau: filled(niveau),
    details: jsonb<Details>(),
    versie: filled(integer),
    handelingsPerspectief: filled(text),
    verwerkerTaakId: filled(text),
    /** As others call what it is about; the first is the zaak. */
    urns: { ...jsonb<readonly string[]>(), type: 'text[]' },
    verwerker: text,
    behandelaar: nullable(uuid),
    aangemaaktOp: filled(moment),
    door: uuid,
    doorNaam: text,
    klantcontact: nullable(uuid),
    uitgevoerdOp: nullable(moment),
    uitgevoerdDoor: nullable(uuid),
    uitgevoerdNiveau: nullable(niveau),
    teLaat: filled(boolean),
    ontvangen: nullable(jsonb<Antwoorden>()),
    /** As a portal with Form.io reads it, where that differs. */
    ontvangenFormio: nullable(jsonb<Antwoorden>()),
    verwerktOp: nullable(moment),
    gesignaleerdOp: nullable(moment),
    reden: nullable(text),
  }),
)

/** A step in its trail. */
export const klanttaakVerloop = table('klanttaak_verloop', {
  uuid,
  klanttaak: uuid,
  soort: enumOf('soort_klanttaakverloop', SoortKlanttaakverloop.options),
  op: filled(moment),
  door: nullable(uuid),
  doorNaam: filled(text),
  reden: filled(text),
})

/** A reminder of it, to the klant. */
export const klanttaakHerinnering = table('klanttaak_herinnering', {
  uuid: filled(uuid),
  klanttaak: uuid,
  soort: enumOf('soort_herinnering', SoortHerinnering.options),
  /** It reminds of this one: with more time, the klant is reminded anew. */
  laatsteDag: date,
  status: filled(enumOf('status_melding', ['wacht', 'verzonden', 'mislukt'])),
  op: filled(moment),
  pogingen: filled(smallint),
  volgendePoging: filled(moment),
  fout: nullable(text),
  weg: filled(text),
  /** A text message was handed over, and the service told that it did not arrive. */
  nietAangekomen: filled(boolean),
})

/** The signature on it, with its seal. */
export const klanttaakHandtekening = table('klanttaak_handtekening', {
  klanttaak: uuid,
  record: text,
  zegel: bytea,
  op: filled(moment),
})

/** The delivery of what was handed in to the zaak in its zaaksysteem: how far it is. */
export const klanttaakBezorging = table('klanttaak_bezorging', {
  klanttaak: uuid,
  status: filled(enumOf('status_bezorging', ['wacht', 'bezorgd', 'opgegeven'])),
  gemaaktOp: filled(moment),
  stappen: filled(jsonb<object>()),
  pogingen: filled(integer),
  volgendePoging: filled(moment),
  beurt: nullable(uuid),
  fout: nullable(text),
  foutOp: nullable(moment),
  klaarOp: nullable(moment),
})

/** An attempt to pay it. */
export const betaling = table('betaling', {
  uuid,
  klanttaak: uuid,
  bedrag: bigint,
  dienst: text,
  kenmerk: text,
  controle: text,
  methode: filled(text),
  status: filled(enumOf('status_betaling', StatusBetaling.options)),
  door: uuid,
  middel: text,
  niveau,
  versie: integer,
  begonnenOp: filled(moment),
  statusOp: filled(moment),
  volgendeKeer: moment,
  /** Cents by the reference of each refund. */
  terugbetalingen: filled(jsonb<Readonly<Record<string, number>>>()),
})

/** A document that goes with it. */
export const klanttaakBijlage = shared(
  table('klanttaak_bijlage', {
    klanttaak: uuid,
    informatieobject: uuid,
    volgorde: smallint,
  }),
)
