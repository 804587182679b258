import { VERTROUWELIJKHEDEN } from '../../begrippen/contract.ts'
import {
  bigint,
  boolean,
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
  texts,
  uuid,
} from '../../platform/row.ts'
import { ARCHIEFNOMINATIES, FORMATEN, GENERIEKE_ROLLEN, RICHTINGEN, SOORTEN_BETROKKENE } from './contract.ts'

const volgnummer = generated(bigint)
const vertrouwelijkheidaanduiding = enumOf('vertrouwelijkheidaanduiding', VERTROUWELIJKHEDEN)
/** A catalogus: whose zaaktypen these are. */
export const catalogus = shared(
  table('zaakregister_catalogus', {
    uuid,
    volgnummer,
    naam: text,
    domein: text,
    rsin: text,
    contactpersoon: text,
  }),
)

/** A version of a zaaktype. */
export const zaaktype = shared(
  table('zaakregister_zaaktype', {
    uuid,
    volgnummer,
    catalogus: uuid,
    identificatie: text,
    omschrijving: text,
    doel: text,
    aanleiding: text,
    toelichting: filled(text),
    onderwerp: text,
    handelingInitiator: filled(text),
    handelingBehandelaar: filled(text),
    intern: filled(boolean),
    vertrouwelijkheidaanduiding: filled(vertrouwelijkheidaanduiding),
    doorlooptijd: text,
    servicenorm: nullable(text),
    trefwoorden: filled(texts),
    beginGeldigheid: date,
    eindeGeldigheid: nullable(date),
    afdeling: nullable(uuid),
    concept: filled(boolean),
  }),
)

export const statustype = shared(
  table('zaakregister_statustype', {
    uuid,
    volgnummer,
    zaaktype: uuid,
    plaats: smallint,
    omschrijving: text,
    statustekst: filled(text),
    informeren: filled(boolean),
  }),
)

export const roltype = shared(
  table('zaakregister_roltype', {
    uuid,
    volgnummer,
    zaaktype: uuid,
    omschrijving: text,
    omschrijvingGeneriek: enumOf('generieke_rol', GENERIEKE_ROLLEN),
  }),
)

export const resultaattype = shared(
  table('zaakregister_resultaattype', {
    uuid,
    volgnummer,
    zaaktype: uuid,
    omschrijving: text,
    resultaattypeomschrijving: text,
    selectielijstklasse: text,
    toelichting: filled(text),
    archiefnominatie: enumOf('archiefnominatie', ARCHIEFNOMINATIES),
    archiefactietermijn: nullable(text),
  }),
)

export const eigenschap = shared(
  table('zaakregister_eigenschap', {
    uuid,
    volgnummer,
    zaaktype: uuid,
    naam: text,
    definitie: text,
    formaat: enumOf('eigenschapformaat', FORMATEN),
    lengte: filled(integer),
    waarden: filled(texts),
  }),
)

export const informatieobjecttype = shared(
  table('zaakregister_informatieobjecttype', {
    uuid,
    volgnummer,
    catalogus: uuid,
    omschrijving: text,
    categorie: text,
    vertrouwelijkheidaanduiding: filled(vertrouwelijkheidaanduiding),
    beginGeldigheid: date,
  }),
)

/** Which documents belong to zaken of a type. */
export const zaaktypeInformatieobjecttype = shared(
  table('zaakregister_zaaktype_informatieobjecttype', {
    uuid,
    volgnummer,
    zaaktype: uuid,
    informatieobjecttype: uuid,
    richting: filled(enumOf('richting_informatieobject', RICHTINGEN)),
  }),
)

export interface Kenmerk {
  kenmerk: string
  bron: string
}

/** A zaak. */
export const zaak = shared(
  table('zaakregister_zaak', {
    uuid,
    volgnummer,
    identificatie: filled(text),
    bronorganisatie: text,
    verantwoordelijkeOrganisatie: text,
    zaaktype: uuid,
    omschrijving: filled(text),
    toelichting: filled(text),
    vertrouwelijkheidaanduiding,
    registratiedatum: date,
    startdatum: date,
    einddatum: nullable(date),
    einddatumGepland: nullable(date),
    uiterlijkeEinddatumAfdoening: nullable(date),
    publicatiedatum: nullable(date),
    communicatiekanaal: filled(text),
    betalingsindicatie: filled(text),
    laatsteBetaaldatum: nullable(moment),
    zaakgeometrie: nullable(jsonb<object>()),
    opschorting: nullable(jsonb<{ indicatie: boolean; reden: string }>()),
    verlenging: nullable(jsonb<{ reden: string; duur: string }>()),
    kenmerken: filled(jsonb<Kenmerk[]>()),
    hoofdzaak: nullable(uuid),
    archiefnominatie: nullable(enumOf('archiefnominatie', ARCHIEFNOMINATIES)),
    archiefactiedatum: nullable(date),
    archiefstatus: filled(text),
  }),
)

/** The parts that people have in a zaak. */
export const rol = shared(
  table('zaakregister_rol', {
    uuid,
    volgnummer,
    zaak: uuid,
    roltype: uuid,
    betrokkene: filled(text),
    betrokkeneType: enumOf('soort_zaakbetrokkene', SOORTEN_BETROKKENE),
    afwijkendeNaam: filled(text),
    roltoelichting: filled(text),
    registratiedatum: filled(moment),
    indicatieMachtiging: filled(text),
    contactpersoon: nullable(jsonb<object>()),
    betrokkeneIdentificatie: nullable(jsonb<object>()),
    /** The database finds it. */
    actor: nullable(uuid),
  }),
)

export const status = shared(
  table('zaakregister_status', {
    uuid,
    volgnummer,
    zaak: uuid,
    statustype: uuid,
    datumStatusGezet: moment,
    statustoelichting: filled(text),
  }),
)

export const resultaat = shared(
  table('zaakregister_resultaat', {
    uuid,
    volgnummer,
    zaak: uuid,
    resultaattype: uuid,
    toelichting: filled(text),
  }),
)

export const zaakeigenschap = table('zaakregister_zaakeigenschap', {
  uuid,
  volgnummer,
  zaak: uuid,
  eigenschap: uuid,
  waarde: text,
})

export const zaakobject = table('zaakregister_zaakobject', {
  uuid,
  volgnummer,
  zaak: uuid,
  object: filled(text),
  objectType: text,
  objectTypeOverige: filled(text),
  relatieomschrijving: filled(text),
  objectIdentificatie: nullable(jsonb<object>()),
})

/** The properties of a document; its content is in `inhoud`. */
export const document = shared(
  table('zaakregister_document', {
    uuid,
    volgnummer,
    identificatie: filled(text),
    bronorganisatie: text,
    informatieobjecttype: uuid,
    vertrouwelijkheidaanduiding,
    creatiedatum: date,
    titel: text,
    auteur: text,
    status: filled(text),
    formaat: filled(text),
    taal: text,
    bestandsnaam: filled(text),
    beschrijving: filled(text),
    link: filled(text),
    verschijningsvorm: filled(text),
    ontvangstdatum: nullable(date),
    verzenddatum: nullable(date),
    indicatieGebruiksrecht: nullable(boolean),
    trefwoorden: filled(texts),
    integriteit: nullable(jsonb<object>()),
    ondertekening: nullable(jsonb<object>()),
    versie: filled(integer),
    beginRegistratie: filled(moment),
    lock: nullable(text),
  }),
)

/** A version of the content of a document. */
export const inhoud = shared(
  table('zaakregister_inhoud', {
    document: uuid,
    versie: integer,
    inhoud: uuid,
    omvang: bigint,
  }),
)

/** A part of the content of a document that is locked until all of them are there. */
export const bestandsdeel = shared(
  table('zaakregister_bestandsdeel', {
    uuid,
    document: uuid,
    inhoud: uuid,
    volgnummer: integer,
    vanaf: bigint,
    omvang: bigint,
    voltooid: filled(boolean),
  }),
)

export const zaakinformatieobject = shared(
  table('zaakregister_zaakinformatieobject', {
    uuid,
    volgnummer,
    zaak: uuid,
    document: uuid,
    titel: filled(text),
    beschrijving: filled(text),
    registratiedatum: filled(moment),
  }),
)
