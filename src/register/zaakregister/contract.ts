import { z } from 'zod'
import { Vertrouwelijkheid } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  Cursor,
  Datum,
  Moment,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
  Vlag,
} from '../../platform/schemas.ts'
import { Documentcontrole, documentBesmet, inQuarantaine } from '../documenten/contract.ts'

// The values that the ZGW standards have.

export const GENERIEKE_ROLLEN = [
  'adviseur',
  'behandelaar',
  'belanghebbende',
  'beslisser',
  'initiator',
  'klantcontacter',
  'zaakcoordinator',
  'mede_initiator',
] as const

export const ARCHIEFNOMINATIES = ['blijvend_bewaren', 'vernietigen'] as const
export const ARCHIEFSTATUSSEN = [
  'nog_te_archiveren',
  'gearchiveerd',
  'gearchiveerd_procestermijn_onbekend',
  'overgedragen',
] as const
export const FORMATEN = ['tekst', 'getal', 'datum', 'datum_tijd'] as const
export const RICHTINGEN = ['inkomend', 'intern', 'uitgaand'] as const
export const SOORTEN_BETROKKENE = [
  'natuurlijk_persoon',
  'niet_natuurlijk_persoon',
  'vestiging',
  'organisatorische_eenheid',
  'medewerker',
] as const
export const BETALINGSINDICATIES = ['nvt', 'nog_niet', 'gedeeltelijk', 'geheel'] as const
export const DOCUMENTSTATUSSEN = ['in_bewerking', 'ter_vaststelling', 'definitief', 'gearchiveerd'] as const

/** The rights to do something with zaken (R28): those of the ZGW scopes, under names of our own. */
export const RECHTEN = {
  catalogusLezen: 'zaakregister.catalogus.lezen',
  lezen: 'zaakregister.zaken.lezen',
  aanmaken: 'zaakregister.zaken.aanmaken',
  bijwerken: 'zaakregister.zaken.bijwerken',
  /** Also what is closed. */
  geforceerdBijwerken: 'zaakregister.zaken.geforceerd-bijwerken',
  heropenen: 'zaakregister.zaken.heropenen',
  verwijderen: 'zaakregister.zaken.verwijderen',
  statusToevoegen: 'zaakregister.statussen.toevoegen',
  documentenLezen: 'zaakregister.documenten.lezen',
  documentenAanmaken: 'zaakregister.documenten.aanmaken',
  documentenBijwerken: 'zaakregister.documenten.bijwerken',
  documentenVergrendelen: 'zaakregister.documenten.vergrendelen',
  /** Also what somebody else locked. */
  documentenOntgrendelen: 'zaakregister.documenten.geforceerd-ontgrendelen',
  documentenVerwijderen: 'zaakregister.documenten.verwijderen',
} as const

export const geenCatalogus = problemKind(
  'geen-catalogus',
  409,
  'Leg eerst de catalogus van de gemeente vast: daarin komen de zaaktypen.',
)
export const zaaktypeGepubliceerd = problemKind(
  'zaaktype-gepubliceerd',
  409,
  'Dit zaaktype is gepubliceerd en verandert niet meer. Maak een nieuwe versie, of beëindig het.',
)
export const zaaktypeIsConcept = problemKind('zaaktype-is-concept', 409, 'Dit zaaktype is nog een concept.')
export const versieBestaatAl = problemKind(
  'zaaktypeversie-bestaat-al',
  409,
  'Er is al een versie van dit zaaktype die op deze dag geldt.',
)
export const zaakGesloten = problemKind('zaak-gesloten', 409, 'Deze zaak is afgesloten en kan niet worden gewijzigd.')

/** A period in ISO 8601 that is longer than nothing: P8W. */
const Periode = z.string().regex(/^P(?=\d)(?!(0+[YMWD])+$)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/)
const Adres = z.url({ protocol: /^https?$/ }).max(1000)

/** Whose zaaktypen these are. */
export const Catalogus = z
  .strictObject({
    naam: VerplichteTekst(200),
    domein: z.string().regex(/^[A-Z]{1,5}$/),
    rsin: z.string().regex(/^\d{9}$/),
    contactpersoon: VerplichteTekst(40),
  })
  .meta({ id: 'Zaakcatalogus' })
export type Catalogus = z.output<typeof Catalogus>

/** A status that zaken of a type can have. */
export const Statustype = z.strictObject({
  omschrijving: VerplichteTekst(80),
  /** The text for the customer. */
  statustekst: Tekst(1000).default(''),
  informeren: z.boolean().default(false),
})
/** A part that somebody can have in zaken of a type. */
export const Roltype = z.strictObject({
  omschrijving: VerplichteTekst(100),
  omschrijvingGeneriek: z.enum(GENERIEKE_ROLLEN),
})
/** The possible outcomes of zaken of a type. */
export const Resultaattype = z
  .strictObject({
    omschrijving: VerplichteTekst(30),
    resultaattypeomschrijving: Adres,
    selectielijstklasse: Adres,
    toelichting: Tekst(1000).default(''),
    archiefnominatie: z.enum(ARCHIEFNOMINATIES),
    archiefactietermijn: Periode.nullable(),
  })
  .refine(({ archiefnominatie, archiefactietermijn }) => archiefnominatie !== 'vernietigen' || archiefactietermijn, {
    path: ['archiefactietermijn'],
    params: { code: 'leeg' },
    message: 'Geef de termijn waarna de zaak wordt vernietigd.',
  })
/** A property of zaken of a type. */
export const Eigenschap = z.strictObject({
  naam: VerplichteTekst(20),
  definitie: VerplichteTekst(255),
  formaat: z.enum(FORMATEN),
  lengte: z.int().min(1).max(10_000).default(255),
  waarden: z.array(VerplichteTekst(100)).max(100).default([]),
})
/** A kind of document of zaken of a type. */
export const Informatieobjecttype = z.strictObject({
  omschrijving: VerplichteTekst(80),
  categorie: VerplichteTekst(80),
  vertrouwelijkheidaanduiding: Vertrouwelijkheid.default('zaakvertrouwelijk'),
  richting: z.enum(RICHTINGEN).default('inkomend'),
})

const velden = {
  identificatie: VerplichteTekst(50),
  omschrijving: VerplichteTekst(80),
  doel: VerplichteTekst(1000),
  aanleiding: VerplichteTekst(1000),
  toelichting: Tekst(1000).default(''),
  onderwerp: VerplichteTekst(80),
  handelingInitiator: VerplichteTekst(20).default('aanvragen'),
  handelingBehandelaar: VerplichteTekst(20).default('behandelen'),
  intern: z.boolean().default(false),
  vertrouwelijkheidaanduiding: Vertrouwelijkheid.default('zaakvertrouwelijk'),
  /** Within how long the zaak must be ready, and should be. */
  doorlooptijd: Periode,
  servicenorm: Periode.nullable().default(null),
  trefwoorden: z.array(VerplichteTekst(30)).max(50).default([]),
  /** The afdeling or groep that gets each new zaak; null: whoever makes the zaak says who treats it. */
  afdeling: Uuid.nullable().default(null),
  beginGeldigheid: Datum,
  /** In their order; the last one closes the zaak. */
  statustypen: z.array(Statustype).min(2).max(50),
  roltypen: z.array(Roltype).min(1).max(50),
  resultaattypen: z.array(Resultaattype).min(1).max(50),
  eigenschappen: z.array(Eigenschap).max(50).default([]),
  informatieobjecttypen: z.array(Informatieobjecttype).max(50).default([]),
}

/** A zaaktype as beheer writes it: whole, with all its parts. */
export const NieuwZaaktype = z
  .strictObject(velden)
  .refine(
    ({ afdeling, roltypen }) =>
      !afdeling || roltypen.some(({ omschrijvingGeneriek }) => omschrijvingGeneriek === 'behandelaar'),
    {
      path: ['afdeling'],
      params: { code: 'geen-behandelaar' },
      message: 'Geef ook een roltype voor de behandelaar: als zodanig krijgt de afdeling de zaak.',
    },
  )
  .meta({ id: 'NieuwZaaktypeInRegister' })
export type NieuwZaaktype = z.output<typeof NieuwZaaktype>

/** A version of a zaaktype. */
export const Zaaktype = z
  .strictObject({
    uuid: Uuid,
    ...velden,
    eindeGeldigheid: Datum.nullable(),
    concept: z.boolean(),
    statustypen: z.array(z.strictObject({ uuid: Uuid, ...Statustype.shape })),
    roltypen: z.array(z.strictObject({ uuid: Uuid, ...Roltype.shape })),
    resultaattypen: z.array(z.strictObject({ uuid: Uuid, ...Resultaattype.shape })),
    eigenschappen: z.array(z.strictObject({ uuid: Uuid, ...Eigenschap.shape })),
    informatieobjecttypen: z.array(z.strictObject({ uuid: Uuid, ...Informatieobjecttype.shape })),
    /** How many zaken of it there are that whoever asks may see (R28). */
    zaken: z.int(),
  })
  .meta({ id: 'ZaaktypeInRegister' })
export type Zaaktype = z.output<typeof Zaaktype>

/** A zaak in a list. */
export const ZaakKort = z
  .strictObject({
    uuid: Uuid,
    identificatie: z.string(),
    omschrijving: z.string(),
    zaaktype: z.string(),
    status: z.string().nullable(),
    resultaat: z.string().nullable(),
    startdatum: Datum,
    uiterlijkeEinddatumAfdoening: Datum.nullable(),
    einddatum: Datum.nullable(),
    vertrouwelijkheidaanduiding: Vertrouwelijkheid,
  })
  .meta({ id: 'ZaakInRegisterKort' })

const Keuze = z.strictObject({ uuid: Uuid, omschrijving: z.string() })

/** A zaak for who treats it: what was set, and what can be set. */
export const Zaak = z
  .strictObject({
    ...ZaakKort.shape,
    toelichting: z.string(),
    statussen: z.array(z.strictObject({ uuid: Uuid, omschrijving: z.string(), op: Moment, toelichting: z.string() })),
    rollen: z.array(
      z.strictObject({
        uuid: Uuid,
        omschrijving: z.string(),
        soort: z.enum(SOORTEN_BETROKKENE),
        naam: z.string(),
      }),
    ),
    documenten: z.array(
      z.strictObject({
        uuid: Uuid,
        titel: z.string(),
        bestandsnaam: z.string(),
        /** In bytes; null: its content is not here (yet). */
        omvang: z.int().nullable(),
        controle: Documentcontrole,
      }),
    ),
    resultaattoelichting: z.string().nullable(),
    /** With what the customer is told, and whether who asked is to be informed of it. */
    statustypen: z.array(
      z.strictObject({ ...Keuze.shape, isEindstatus: z.boolean(), statustekst: z.string(), informeren: z.boolean() }),
    ),
    resultaattypen: z.array(Keuze),
  })
  .meta({ id: 'ZaakInRegister' })
export type Zaak = z.output<typeof Zaak>

/** The outcome of a zaak. */
const Vastlegging = z
  .strictObject({ resultaattype: Uuid, toelichting: Tekst(1000).default('') })
  .meta({ id: 'ResultaatVastlegging' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'zaakregister.catalogus.beheren'

/** The register inside, for beheer and for who treats zaken; others speak ZGW with it. */
export const zaakregister = contract({
  catalogus: {
    method: 'get',
    path: '/zaakregister/catalogus',
    right: RECHTEN.catalogusLezen,
    summary: 'Toon de catalogus van het zaakregister.',
    result: z.strictObject({
      catalogus: Catalogus.nullable(),
      /** How many zaaktypen are published: without any nobody has zaken in the register. */
      zaaktypen: z.int(),
    }),
  },
  catalogusBewaren: {
    method: 'put',
    path: '/zaakregister/catalogus',
    right: BEHEREN,
    summary: 'Leg vast van wie de zaaktypen in het zaakregister zijn.',
    body: Catalogus,
    result: Catalogus,
  },
  zaaktypen: {
    method: 'get',
    path: '/zaakregister/zaaktypen',
    right: RECHTEN.catalogusLezen,
    summary: 'Toon alle zaaktypen van het zaakregister, met hun versies.',
    result: z.strictObject({ resultaten: z.array(Zaaktype) }),
  },
  zaaktypeTonen: {
    method: 'get',
    path: '/zaakregister/zaaktypen/{uuid}',
    right: RECHTEN.catalogusLezen,
    summary: 'Toon een versie van een zaaktype.',
    params,
    result: Zaaktype,
  },
  zaaktypeMaken: {
    method: 'post',
    path: '/zaakregister/zaaktypen',
    right: BEHEREN,
    summary: 'Maak een zaaktype, of een nieuwe versie ervan, als concept.',
    body: NieuwZaaktype,
    status: 201,
    result: Zaaktype,
    problems: [geenCatalogus, versieBestaatAl],
  },
  zaaktypeWijzigen: {
    method: 'put',
    path: '/zaakregister/zaaktypen/{uuid}',
    right: BEHEREN,
    summary: 'Wijzig een zaaktype dat nog een concept is, in zijn geheel.',
    params,
    body: NieuwZaaktype,
    result: Zaaktype,
    problems: [zaaktypeGepubliceerd, versieBestaatAl],
  },
  zaaktypePubliceren: {
    method: 'post',
    path: '/zaakregister/zaaktypen/{uuid}/publicatie',
    right: BEHEREN,
    summary: 'Publiceer een zaaktype: vanaf zijn begindatum kan het worden gestart. De versie ervoor eindigt dan.',
    params,
    result: Zaaktype,
    problems: [zaaktypeGepubliceerd, versieBestaatAl],
  },
  zaaktypeBeeindigen: {
    method: 'put',
    path: '/zaakregister/zaaktypen/{uuid}/einde',
    right: BEHEREN,
    summary: 'Beëindig een gepubliceerd zaaktype. Zaken die er al zijn gaan door.',
    params,
    body: z.strictObject({ eindeGeldigheid: Datum }),
    result: Zaaktype,
    problems: [zaaktypeIsConcept],
  },
  zaken: {
    method: 'get',
    path: '/zaakregister/zaken',
    right: RECHTEN.lezen,
    summary: 'Toon de zaken van het zaakregister, de nieuwste eerst.',
    query: z.strictObject({
      open: Vlag.optional(),
      /** The one who treats it: I, my afdelingen and groepen, or nobody of the municipality. */
      behandelaar: z.enum(['mij', 'afdeling', 'niemand']).optional(),
      /** The number of a zaak. */
      identificatie: z.string().max(40).optional(),
      paginagrootte: Paginagrootte,
      na: Cursor.optional(),
    }),
    result: Pagina(ZaakKort),
  },
  zaakTonen: {
    method: 'get',
    path: '/zaakregister/zaken/{uuid}',
    right: RECHTEN.lezen,
    summary: 'Toon een zaak, met wat ermee kan.',
    params,
    result: Zaak,
  },
  documentDownloaden: {
    method: 'get',
    path: '/zaakregister/zaken/{uuid}/documenten/{document}/inhoud',
    right: RECHTEN.documentenLezen,
    summary: 'Haal de inhoud van een document van een zaak op.',
    params: z.strictObject({ uuid: Uuid, document: Uuid }),
    mediaType: 'application/octet-stream',
    problems: [inQuarantaine, documentBesmet],
  },
  statusZetten: {
    method: 'post',
    path: '/zaakregister/zaken/{uuid}/statussen',
    right: RECHTEN.statusToevoegen,
    summary: 'Zet een status van een zaak. De laatste van het zaaktype sluit haar af.',
    params,
    body: z.strictObject({
      statustype: Uuid,
      toelichting: Tekst(1000).default(''),
      /** The outcome of the zaak, recorded with the status that ends it. */
      resultaat: Vastlegging.optional(),
    }),
    result: Zaak,
    problems: [zaakGesloten],
  },
  resultaatVastleggen: {
    method: 'put',
    path: '/zaakregister/zaken/{uuid}/resultaat',
    right: RECHTEN.bijwerken,
    summary: 'Leg vast wat er van een zaak is geworden.',
    params,
    body: Vastlegging,
    result: Zaak,
    problems: [zaakGesloten],
  },
})
