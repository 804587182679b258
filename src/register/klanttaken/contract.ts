import { z } from 'zod'
import { ActorKort, Betrouwbaarheidsniveau, PartijKort } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar, problemKind } from '../../platform/problems.ts'
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
import { NieuweAuthenticatie } from '../partijen/contract.ts'

/** R25: a klanttaak comes from a zaak of a register that Balie knows. */
export const zaakOnbekend = problemKind(
  'klanttaak-zonder-zaak',
  409,
  'Een klanttaak komt uit een zaak. Geen zaaksysteem dat Balie kent heeft deze zaak.',
)
export const zaakDubbel = problemKind(
  'klanttaak-zaak-dubbel',
  409,
  'Meer dan één zaaksysteem heeft een zaak met dit nummer.',
)
export const zaakGesloten = problemKind(
  'klanttaak-zaak-gesloten',
  409,
  'Deze zaak is gesloten: de klant heeft er niets meer voor te doen.',
)
/** R26, R28: only somebody whom the zaak is about gets something to do in it. */
export const andersDanInZaak = problemKind(
  'klanttaak-partij-niet-in-zaak',
  409,
  'Deze partij heeft geen rol in deze zaak.',
)
export const alUitgevoerd = problemKind('klanttaak-al-uitgevoerd', 409, 'Deze klanttaak is al gedaan.')
export const ingetrokken = problemKind('klanttaak-ingetrokken', 409, 'Deze klanttaak is ingetrokken.')
export const verlopen = problemKind(
  'klanttaak-verlopen',
  409,
  'De termijn van deze klanttaak is voorbij, en zij mag niet te laat worden gedaan.',
)
export const nietUitgevoerd = problemKind(
  'klanttaak-niet-uitgevoerd',
  409,
  'Deze klanttaak is nog niet gedaan, of al verwerkt.',
)
export const nietOpen = problemKind('klanttaak-niet-open', 409, 'Deze klanttaak is niet meer te doen.')
/** R28: an application can be for some klanttaken alone. */
export const buitenBereik = problemKind(
  'klanttaak-buiten-bereik',
  403,
  'Deze applicatie is niet voor klanttaken van deze soort, of niet voor zaken van dit zaaktype.',
)
/** R4: who acts for somebody else represents them. */
export const geenVertegenwoordiger = problemKind(
  'klanttaak-geen-vertegenwoordiger',
  409,
  'Deze partij vertegenwoordigt de klant van deze klanttaak niet.',
)
export const niveauTeLaag = problemKind(
  'klanttaak-niveau-te-laag',
  409,
  'Wie het is, is niet met genoeg zekerheid vastgesteld voor deze klanttaak.',
)
/** The version that was seen is no longer the one that is asked. */
export const andereVersie = problemKind(
  'klanttaak-gewijzigd',
  409,
  'Deze klanttaak is intussen gewijzigd. Bekijk wat nu wordt gevraagd.',
)
/** The document that was shown is not the one that would be signed. */
export const anderDocument = problemKind(
  'klanttaak-ander-document',
  409,
  'De documenten die zijn getoond zijn niet die van deze klanttaak. Er is niets ondertekend.',
)
export const geenZegel = problemKind(
  'klanttaak-geen-zegel',
  409,
  'Zonder SECRET_KEY kan een handtekening niet worden verzegeld.',
)
export const geenBetaaldienst = problemKind('geen-betaaldienst', 409, 'Er is geen betaalprovider ingesteld.')
export const geenBetaaltaak = problemKind('klanttaak-geen-betaaltaak', 409, 'Voor deze klanttaak is niets te betalen.')
export const nietTeHerinneren = problemKind(
  'klanttaak-niet-te-herinneren',
  409,
  'Van deze klanttaak is geen herinnering blijven liggen.',
)
export const nietMuteerbaar = problemKind(
  'klanttaak-niet-muteerbaar',
  409,
  'De zaak, de partij en de soort van een klanttaak blijven wat zij zijn, en wat gedaan is wordt niet ongedaan.',
)

export const StatusKlanttaak = z.enum(['open', 'uitgevoerd', 'verwerkt', 'ingetrokken', 'verlopen'])
export type StatusKlanttaak = z.output<typeof StatusKlanttaak>

/** The languages in which a form can be defined: JSON Schema 2020-12 with a UI schema, or Form.io as NL Portal uses it. */
export const TALEN_FORMULIER = ['json-schema', 'formio'] as const

/** The kinds of fields of a form. An amount is in cents; documents are named by their uuids. */
export const SoortVeld = z.enum([
  'tekst',
  'lange_tekst',
  'getal',
  'bedrag',
  'datum',
  'ja_nee',
  'keuze',
  'meerkeuze',
  'bestand',
  'adres',
  'iban',
  'bsn',
  'groep',
])
export type SoortVeld = z.output<typeof SoortVeld>

export const SLEUTEL = /^[A-Za-z_][\w-]{0,99}$/

const velden = {
  sleutel: z.string().regex(SLEUTEL),
  label: VerplichteTekst(200),
  soort: SoortVeld,
  uitleg: Tekst(1000),
  verplicht: z.boolean(),
  /** Of a keuze and a meerkeuze. */
  opties: z.array(z.strictObject({ waarde: VerplichteTekst(200), label: VerplichteTekst(200) })),
  /**
   * The least and the most: of the length of a text, of a number, of an amount in cents, of how many are given. Null: no limit. The least of a
   * ja_nee is 1 when only yes will do.
   */
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  /** Of a number: it has no decimals. */
  geheel: z.literal(true).optional(),
  /** It is asked only when another field beside it has this value, or has it among its values. */
  toonAls: z.strictObject({ veld: z.string(), waarde: z.union([z.string(), z.boolean()]) }).nullable(),
}

const VeldInGroep = z.strictObject(velden)
export type VeldInGroep = z.output<typeof VeldInGroep>

/** One field of a form, in whichever language the form was defined. A groep repeats the fields in it. */
export const Veld = z.strictObject({ ...velden, velden: z.array(VeldInGroep) }).meta({ id: 'FormulierVeld' })
export type Veld = z.output<typeof Veld>

/** A field, in a groep or not. */
export type AnyVeld = VeldInGroep & { velden?: readonly VeldInGroep[] }

/** The answers, by the keys of the fields. */
export const Antwoorden = z.record(z.string().max(100), z.unknown())
export type Antwoorden = z.output<typeof Antwoorden>

/** The acts that the handling asks of the klant, as the Taken API names them. */
export const HANDELINGSPERSPECTIEVEN = [
  'betalen',
  'incasso',
  'informatie_geven',
  'informatie_krijgen',
  'reactie_ontvangen',
  'vernieuwing_nodig',
  'uitnodiging_voor_afspraak',
] as const

/** The largest amount, in cents. */
const MOST_CENTS = 99_999_999_99

/** Where the money goes: at least one of the three (Taken API). */
export const Doelrekening = z
  .strictObject({ naam: Tekst(200).default(''), code: Tekst(100).default(''), iban: Tekst(34).default('') })
  .refine(({ naam, code, iban }) => naam !== '' || code !== '' || iban !== '', {
    params: { code: 'leeg' },
    message: 'Geef een naam, een code of een IBAN.',
  })
export type Doelrekening = z.output<typeof Doelrekening>

const Voorinvulling = z.record(z.string().max(100), z.unknown()).default({})

const betaaltaak = {
  soort: z.literal('betaaltaak'),
  /** In cents of euros. */
  bedrag: z.int().min(1).max(MOST_CENTS),
  transactieomschrijving: VerplichteTekst(80),
}
const urltaak = {
  soort: z.literal('urltaak'),
  uitvraagLink: z.string().trim().min(1).max(2000),
  voorinvullen: Voorinvulling,
}
const aanleveren = {
  soort: z.literal('aanleveren'),
  /** The documents that are asked for, each by name. */
  gevraagd: z.array(VerplichteTekst(200)).min(1).max(20),
  maxBestanden: z.int().min(1).max(100).default(10),
}

/** A klanttaak to pay. */
export const Betaalopdracht = z.strictObject({ ...betaaltaak, doelrekening: Doelrekening })

/** A klanttaak to sign. */
export const Ondertekenopdracht = z.strictObject({
  soort: z.literal('ondertekenen'),
  verklaring: Tekst(1000).default(''),
})

/** The act that the klant has to do, of a kind. A form is defined in a language that is named, and read when the klanttaak is set out. */
export const NieuweOpdracht = z
  .discriminatedUnion('soort', [
    Betaalopdracht,
    z.strictObject(urltaak),
    z.strictObject({
      soort: z.literal('formuliertaak'),
      taal: z.enum(TALEN_FORMULIER),
      definitie: z.record(z.string(), z.unknown()),
      voorinvullen: Voorinvulling,
    }),
    z.strictObject(aanleveren),
    Ondertekenopdracht,
  ])
  .meta({ id: 'NieuweOpdracht' })
export type NieuweOpdracht = z.output<typeof NieuweOpdracht>

/** Describes what the klant has to do as it is shown: of a form its fields. */
export const Opdracht = z
  .discriminatedUnion('soort', [
    z.strictObject({
      ...betaaltaak,
      doelrekening: z.strictObject({ naam: z.string(), code: z.string(), iban: z.string() }),
    }),
    z.strictObject(urltaak),
    z.strictObject({
      soort: z.literal('formuliertaak'),
      taal: z.enum(TALEN_FORMULIER),
      velden: z.array(Veld),
      voorinvullen: Voorinvulling,
    }),
    z.strictObject(aanleveren),
    Ondertekenopdracht,
  ])
  .meta({ id: 'Opdracht' })
export type Opdracht = z.output<typeof Opdracht>

/** The zaak from which a klanttaak comes, by its uuid in its register, or by its number. */
export const ZaakVanKlanttaak = z
  .strictObject({ codeSoortObjectId: z.enum(['uuid', 'identificatie']), objectId: VerplichteTekst(100) })
  .meta({ id: 'ZaakVanKlanttaak' })
export type ZaakVanKlanttaak = z.output<typeof ZaakVanKlanttaak>

/** The one who sees that a klanttaak was done: the zaaksysteem that listens, or a behandelaar who gets an interne taak (R12). */
export const Verwerker = z.enum(['zaaksysteem', 'behandelaar'])

/** A klanttaak to set out. */
export const NieuweKlanttaak = z
  .strictObject({
    zaak: ZaakVanKlanttaak,
    partij: Uuid,
    titel: VerplichteTekst(100),
    toelichting: Tekst(2000).default(''),
    opdracht: NieuweOpdracht,
    /** Absent: today. */
    startdatum: Datum.optional(),
    /** The last day on which it can be done. */
    laatsteDag: Datum,
    /** Absent: a week before the last day. */
    herinnerenOp: Datum.nullable().optional(),
    teLaatToegestaan: z.boolean().default(false),
    niveau: Betrouwbaarheidsniveau.default('laag'),
    verwerker: Verwerker.optional(),
    /** The medewerker who gets the interne taak when it was done; one who names nobody gets it themselves. */
    behandelaar: Uuid.optional(),
    /** Documents that go with it: what must be read, filled in or signed. */
    bijlagen: z.array(Uuid).max(20).default([]),
  })
  .meta({ id: 'NieuweKlanttaak' })
export type NieuweKlanttaak = z.output<typeof NieuweKlanttaak>

const Bijlage = z.strictObject({ uuid: Uuid, bestandsnaam: z.string(), mediatype: z.string(), omvang: z.int() })

/** How a klanttaak was done: by whom (R4), at which level, and in which klantcontact (R26). */
const Uitvoering = z.strictObject({
  op: Moment,
  /** Null: whoever told did not say who it was. */
  door: PartijKort.nullable(),
  niveau: Betrouwbaarheidsniveau.nullable(),
  teLaat: z.boolean(),
  /** Null: it was destroyed. */
  klantcontact: Uuid.nullable(),
  /** As it is kept, by the keys of the form. */
  antwoorden: Antwoorden.nullable(),
  /** It was signed electronically, and not on paper. */
  ondertekend: z.boolean(),
})

/** An act that the klant has to do in the treatment of a zaak (R25). */
export const Klanttaak = z
  .strictObject({
    uuid: Uuid,
    titel: z.string(),
    toelichting: z.string(),
    status: StatusKlanttaak,
    startdatum: Datum,
    laatsteDag: Datum,
    /** Mijn had a storing on the last day, so it is in time until this day (Awb 2:21); null: it had none. */
    uitstelTot: Datum.nullable(),
    herinnerenOp: Datum.nullable(),
    teLaatToegestaan: z.boolean(),
    niveau: Betrouwbaarheidsniveau,
    opdracht: Opdracht,
    /** The version that was seen. */
    versie: z.int(),
    partij: PartijKort,
    zaak: z.strictObject({
      /** In its register. */
      uuid: z.string(),
      identificatie: z.string(),
      zaaktype: z.string(),
      omschrijving: z.string(),
      open: z.boolean(),
      /** Null: the register inside. */
      zaaksysteem: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    }),
    verwerker: Verwerker,
    behandelaar: ActorKort.nullable(),
    bijlagen: z.array(Bijlage),
    uitgezetOp: Moment,
    door: z.strictObject({ uuid: Uuid, naam: z.string() }),
    uitvoering: Uitvoering.nullable(),
    verwerktOp: Moment.nullable(),
    /** Since when it is signalled that it was done and not processed. */
    gesignaleerdOp: Moment.nullable(),
    /** Why it was withdrawn. */
    reden: z.string().nullable(),
  })
  .meta({ id: 'Klanttaak' })
export type Klanttaak = z.output<typeof Klanttaak>

/** The consent of whoever signs, with the documents as they saw them. */
export const NieuweHandtekening = z
  .strictObject({
    /** They said so themselves: "Ik onderteken". */
    akkoord: z.literal(true),
    /** Each document that goes with the klanttaak, with the SHA-256 of what was shown. */
    documenten: z.array(z.strictObject({ uuid: Uuid, sha256: z.string().regex(/^[\da-f]{64}$/) })).max(20),
  })
  .meta({ id: 'NieuweHandtekening' })
export type NieuweHandtekening = z.output<typeof NieuweHandtekening>

const Ondertekenaar = z.strictObject({ uuid: Uuid, nummer: z.string(), naam: z.string() })

/**
 * A signature: what was signed, by whom and how. It is a simple electronic signature (eIDAS, art. 25 (1)), and no more than that.
 */
export const Handtekening = z
  .strictObject({
    soort: z.literal('eenvoudige elektronische handtekening'),
    klanttaak: Uuid,
    titel: z.string(),
    verklaring: z.string(),
    documenten: z.array(z.strictObject({ uuid: Uuid, bestandsnaam: z.string(), sha256: z.string() })),
    ondertekenaar: Ondertekenaar,
    /** Null: they signed for themselves (R4). */
    namens: Ondertekenaar.nullable(),
    middel: z.string(),
    niveau: Betrouwbaarheidsniveau,
    op: Moment,
  })
  .meta({ id: 'Handtekening' })
export type Handtekening = z.output<typeof Handtekening>

/** Doing a klanttaak, as whoever hears or receives it tells: Mijn, the desk, or somebody on the phone. */
export const NieuweUitvoering = z
  .strictObject({
    /** The version of the klanttaak that was seen. */
    versie: z.int().min(1),
    kanaal: VerplichteTekst(50),
    /** The person who did it; absent: the klant themselves. */
    door: Uuid.optional(),
    /** How it was established who that is (R1); an application that always does so the same way need not say. */
    authenticatie: NieuweAuthenticatie.optional(),
    antwoorden: Antwoorden.optional(),
    bijlagen: z.array(Uuid).max(100).default([]),
    /** Of a klanttaak to sign, by whoever is logged in; without it what was signed on paper is a bijlage. */
    handtekening: NieuweHandtekening.optional(),
    /** A remark beside it: the klant reads it. */
    opmerking: Tekst(500).default(''),
    /** The medewerkers who took it; one who names nobody did (R14). */
    actoren: z.array(Uuid).max(50).default([]),
  })
  .meta({ id: 'NieuweUitvoering' })
export type NieuweUitvoering = z.output<typeof NieuweUitvoering>

export const SoortKlanttaakverloop = z.enum([
  'uitgezet',
  'gewijzigd',
  'verlengd',
  'uitgevoerd',
  'verwerkt',
  'ingetrokken',
  'verlopen',
  'niet_verwerkt',
  'herinnerd',
  'niet_herinnerd',
  'bezorgd',
  'niet_bezorgd',
])

/** A customer is reminded before the term ends, and once when it has passed. */
export const SoortHerinnering = z.enum(['voor_termijn', 'na_termijn'])
export type SoortHerinnering = z.output<typeof SoortHerinnering>

/** A step in the trail of a klanttaak. */
export const Klanttaakverloop = z
  .strictObject({
    uuid: Uuid,
    soort: SoortKlanttaakverloop,
    op: Moment,
    /** Null: it went by itself. */
    door: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    reden: z.string(),
  })
  .meta({ id: 'Klanttaakverloop' })

/** States of a payment, in the order in which they can follow. */
export const StatusBetaling = z.enum([
  'begonnen',
  'wacht',
  'geannuleerd',
  'mislukt',
  'afwijkend',
  'betaald',
  'terugbetaald',
  'teruggeboekt',
])
export type StatusBetaling = z.output<typeof StatusBetaling>

/** An attempt to pay a klanttaak; what the payment provider knows of cards and accounts stays there. */
export const Betaling = z
  .strictObject({
    uuid: Uuid,
    status: StatusBetaling,
    /** In cents of euros. */
    bedrag: z.int(),
    /** How much of it was paid back, in cents of euros; the status says so when that is all of it. */
    terugbetaald: z.int(),
    methode: z.string(),
    begonnenOp: Moment,
    statusOp: Moment,
  })
  .meta({ id: 'Betaling' })
export type Betaling = z.output<typeof Betaling>

/** Beginning to pay. What is paid, and to whom, is what the klanttaak says: a browser has no part in it. */
export const NieuweBetaling = z
  .strictObject({
    /** The version of the klanttaak that was seen. */
    versie: z.int().min(1),
    /** The person who pays; absent: the klant themselves. */
    door: Uuid.optional(),
    authenticatie: NieuweAuthenticatie.optional(),
  })
  .meta({ id: 'NieuweBetaling' })
export type NieuweBetaling = z.output<typeof NieuweBetaling>

const params = z.strictObject({ uuid: Uuid })
const UITZETTEN = 'klanttaken.uitzetten'

export const klanttaken = contract({
  lijst: {
    method: 'get',
    path: '/klanttaken',
    right: 'klanttaken.lezen',
    summary: 'Toon klanttaken, de nieuwste eerst: van een partij, van een zaak, of alle.',
    query: z.strictObject({
      partij: Uuid.optional(),
      /** The uuid of the zaak in its register. */
      zaak: Uuid.optional(),
      status: StatusKlanttaak.optional(),
      /** Done, and not processed within the time that is set. */
      nietVerwerkt: Vlag.optional(),
      /** A reminder of it could not be delivered, while it can still be done or its term passed. */
      nietHerinnerd: Vlag.optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Klanttaak),
  },
  uitzetten: {
    method: 'post',
    path: '/klanttaken',
    right: UITZETTEN,
    summary: 'Zet een klanttaak uit: wat de klant in een zaak moet doen.',
    body: NieuweKlanttaak,
    status: 201,
    result: Klanttaak,
    problems: [zaakOnbekend, zaakDubbel, zaakGesloten, andersDanInZaak, buitenBereik, bronOnbereikbaar],
  },
  kandidaten: {
    method: 'get',
    path: '/klanttaken/_kandidaten',
    right: UITZETTEN,
    summary: 'Toon wie in een zaak een klanttaak kan krijgen: wie er een rol in heeft, of een klantcontact erover had.',
    query: z.strictObject({
      /** The uuid of the zaak in its register. */
      zaak: Uuid,
    }),
    result: z.strictObject({ resultaten: z.array(PartijKort) }),
    problems: [zaakOnbekend, zaakDubbel, bronOnbereikbaar],
  },
  tonen: {
    method: 'get',
    path: '/klanttaken/{uuid}',
    right: 'klanttaken.lezen',
    summary: 'Toon een klanttaak.',
    params,
    result: Klanttaak,
  },
  verlengen: {
    method: 'put',
    path: '/klanttaken/{uuid}/termijn',
    right: UITZETTEN,
    summary: 'Geef een klanttaak een latere laatste dag; een verlopen klanttaak kan daarmee weer worden gedaan.',
    params,
    body: z.strictObject({ laatsteDag: Datum, reden: Tekst(1000).default('') }),
    result: Klanttaak,
    problems: [nietOpen],
  },
  intrekken: {
    method: 'post',
    path: '/klanttaken/{uuid}/intrekking',
    right: UITZETTEN,
    summary: 'Trek een klanttaak in, met een reden die de klant leest.',
    params,
    body: z.strictObject({ reden: VerplichteTekst(1000) }),
    result: Klanttaak,
    problems: [nietOpen],
  },
  uitvoeren: {
    method: 'post',
    path: '/klanttaken/{uuid}/uitvoering',
    right: 'klanttaken.uitvoeren',
    summary:
      'Leg vast dat de klant een klanttaak heeft gedaan: haar status, het klantcontact en de opvolging, alles of niets.',
    params,
    body: NieuweUitvoering,
    result: Klanttaak,
    problems: [
      alUitgevoerd,
      ingetrokken,
      verlopen,
      andereVersie,
      geenVertegenwoordiger,
      niveauTeLaag,
      anderDocument,
      geenZegel,
    ],
  },
  verwerken: {
    method: 'post',
    path: '/klanttaken/{uuid}/verwerking',
    right: 'klanttaken.verwerken',
    summary: 'Leg vast dat verwerkt is wat de klant deed; de interne taak erover is daarmee ook gedaan.',
    params,
    body: z.strictObject({ notitie: Tekst(1000).default('') }),
    result: Klanttaak,
    problems: [nietUitgevoerd],
  },
  betalen: {
    method: 'post',
    path: '/klanttaken/{uuid}/betalingen',
    right: 'klanttaken.uitvoeren',
    summary: 'Begin een betaling bij de betaalprovider; het antwoord zegt waar de klant betaalt.',
    params,
    body: NieuweBetaling,
    status: 201,
    result: z.strictObject({ betaling: Betaling, adres: z.string() }),
    problems: [
      geenBetaaldienst,
      geenBetaaltaak,
      alUitgevoerd,
      ingetrokken,
      verlopen,
      andereVersie,
      geenVertegenwoordiger,
      niveauTeLaag,
      bronOnbereikbaar,
    ],
  },
  betalingen: {
    method: 'get',
    path: '/klanttaken/{uuid}/betalingen',
    right: 'klanttaken.lezen',
    summary: 'Toon de pogingen om een klanttaak te betalen, de laatste eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Betaling) }),
  },
  betalingOphalen: {
    method: 'post',
    path: '/klanttaken/{uuid}/betalingen/{betaling}/ophalen',
    right: 'klanttaken.uitvoeren',
    summary: 'Vraag de betaalprovider hoe het met een betaling is, als de browser van de klant terug is.',
    params: z.strictObject({ uuid: Uuid, betaling: Uuid }),
    /** The values that the browser brought back. */
    body: z.strictObject({ kenmerk: VerplichteTekst(100), controle: Tekst(200).default('') }),
    result: Betaling,
    problems: [geenBetaaldienst, bronOnbereikbaar],
  },
  handtekening: {
    method: 'get',
    path: '/klanttaken/{uuid}/handtekening',
    right: 'klanttaken.lezen',
    summary: 'Toon wat er is ondertekend, door wie en hoe, en of dat nog ongeschonden is.',
    params,
    result: z.strictObject({
      handtekening: Handtekening,
      /** The seal is right, and the documents are what was signed. */
      ongeschonden: z.boolean(),
    }),
  },
  herinneren: {
    method: 'post',
    path: '/klanttaken/{uuid}/herinnering',
    right: 'klanttaken.uitvoeren',
    summary:
      'Leg vast dat de klant op een andere manier is herinnerd, omdat een e-mail niet kon: ook dat is een klantcontact.',
    params,
    body: z.strictObject({
      /** By which the klant was reached. */
      kanaal: VerplichteTekst(50),
      /** For colleagues: the klant does not read it. */
      notitie: Tekst(1000).default(''),
    }),
    result: Klanttaak,
    problems: [nietTeHerinneren],
  },
  verloop: {
    method: 'get',
    path: '/klanttaken/{uuid}/verloop',
    right: 'klanttaken.lezen',
    summary: 'Toon wat er met een klanttaak is gebeurd, de laatste stap eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Klanttaakverloop) }),
  },
})
