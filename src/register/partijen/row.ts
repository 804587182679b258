import {
  Authenticatiemiddel,
  Betrouwbaarheidsniveau,
  ROLLEN_BETROKKENE,
  SOORTEN_DIGITAAL_ADRES,
  SOORTEN_PARTIJ,
} from '../../begrippen/contract.ts'
import { adresOf, contactnaam } from '../../begrippen/row.ts'
import {
  bigint,
  boolean,
  date,
  enumOf,
  filled,
  generated,
  moment,
  nullable,
  shared,
  table,
  text,
  uuid,
} from '../../platform/row.ts'
import { Ingezetenschap } from './contract.ts'

/** A person or organisation whose identity was established (R1). */
export const partij = shared(
  table('partij', {
    uuid,
    volgnummer: generated(bigint),
    nummer: filled(text),
    soortPartij: enumOf('soort_partij', SOORTEN_PARTIJ),
    interneNotitie: filled(text),
    indicatieGeheimhouding: nullable(boolean),
    indicatieActief: filled(boolean),
    voorkeurstaal: filled(text),
    voorkeurskanaal: filled(text),
    voorkeursDigitaalAdres: nullable(uuid),
    voorkeursRekeningnummer: nullable(uuid),
    bezoekadres: filled(adresOf('uuid')),
    correspondentieadres: filled(adresOf('uuid')),
    persoon: nullable(contactnaam),
    ingezetenschap: filled(enumOf('ingezetenschap', Ingezetenschap.options)),
    organisatie: nullable(text),
    contactpersoon: nullable(contactnaam),
    contactpersoonUuid: nullable(uuid),
    werkteVoorPartij: nullable(uuid),
    aangemaaktOp: filled(moment),
    naam: generated(text),
    zoeknaam: generated(text),
  }),
)

/** The identity of a partij was established, by which means and by whom (R1). */
export const partijAuthenticatie = shared(
  table('partij_authenticatie', {
    uuid,
    partij: uuid,
    middel: enumOf<string>('authenticatiemiddel', Authenticatiemiddel.options),
    niveau: enumOf<string>('betrouwbaarheidsniveau', Betrouwbaarheidsniveau.options),
    op: moment,
    doorSoort: text,
    door: uuid,
    doorNaam: text,
  }),
)

/** A number by which another register knows a partij (R2). */
export const partijIdentificator = shared(
  table('partij_identificator', {
    uuid,
    volgnummer: generated(bigint),
    partij: nullable(uuid),
    anderePartijIdentificator: filled(text),
    codeRegister: text,
    codeObjecttype: text,
    codeSoortObjectId: text,
    objectId: text,
    subIdentificatorVan: nullable(uuid),
    buitenRegels: filled(boolean),
  }),
)

/** A digital address of a partij, or of the betrokkene of one klantcontact (R3, R8). */
export const digitaalAdres = shared(
  table('digitaal_adres', {
    uuid,
    volgnummer: generated(bigint),
    partij: nullable(uuid),
    betrokkene: nullable(uuid),
    adres: text,
    soortDigitaalAdres: enumOf('soort_digitaal_adres', SOORTEN_DIGITAAL_ADRES),
    isStandaardAdres: filled(boolean),
    omschrijving: filled(text),
    referentie: filled(text),
    verificatieDatum: nullable(date),
    toestemmingHergebruik: filled(boolean),
    zoekwaarde: filled(text),
    betrokkeneRol: nullable(enumOf('rol_betrokkene', ROLLEN_BETROKKENE)),
  }),
)

export const DOELEN_TOESTEMMING = ['hergebruik', 'antwoord', 'status', 'formeel'] as const

/** A consent of a partij for a purpose, given or withdrawn (R8). */
export const toestemming = shared(
  table('toestemming', {
    volgnummer: generated(bigint),
    partij: uuid,
    doel: enumOf('doel_toestemming', DOELEN_TOESTEMMING),
    adres: nullable(uuid),
    gegeven: boolean,
    op: filled(moment),
    bron: text,
  }),
)

/** A bank account of a partij. */
export const rekeningnummer = shared(
  table('rekeningnummer', {
    uuid,
    volgnummer: generated(bigint),
    partij: nullable(uuid),
    iban: text,
    bic: filled(text),
  }),
)

/** A group of partijen that a municipality made. */
export const categorie = shared(
  table('categorie', {
    uuid,
    volgnummer: generated(bigint),
    naam: filled(text),
  }),
)

/** A partij belongs to a categorie from one day to another. */
export const categorieRelatie = shared(
  table('categorie_relatie', {
    uuid,
    volgnummer: generated(bigint),
    partij: nullable(uuid),
    categorie: nullable(uuid),
    beginDatum: nullable(date),
    eindDatum: nullable(date),
  }),
)

/** A partij represents another one (R4). */
export const vertegenwoordiging = shared(
  table('vertegenwoordiging', {
    uuid,
    volgnummer: generated(bigint),
    vertegenwoordigendePartij: uuid,
    vertegenwoordigdePartij: uuid,
  }),
)
