import { z } from 'zod'
import {
  ActorKort,
  Adres,
  Contactnaam,
  Objectidentificator,
  PartijKort,
  RolBetrokkene,
  SoortDigitaalAdres,
  VolledigeObjectidentificator,
} from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Cursor,
  Moment,
  Pagina,
  Paginagrootte,
  PaginagrootteInBody,
  Tekst,
  Uuid,
  VastgelegdMoment,
  VerplichteTekst,
  Vlag,
} from '../../platform/schemas.ts'
import { Internetaak, NieuweInternetaak } from '../internetaken/contract.ts'
import {
  identificatorBestaatAl,
  NieuwDigitaalAdres,
  NieuweAuthenticatie,
  Partij,
  PartijGegevens,
} from '../partijen/contract.ts'
import { NieuweZaakstart, Zaakstand, Zaakstart } from '../zaken/contract.ts'

/** R10: the record stays as it is; a correction comes beside it. */
export const nietMuteerbaar = problemKind(
  'klantcontact-niet-muteerbaar',
  409,
  'Een klantcontact kan niet worden gewijzigd of verwijderd.',
)
/** R12: a klantcontact needs at least one interne taak or zaak. */
export const zonderOpvolging = problemKind(
  'klantcontact-zonder-opvolging',
  409,
  'Een klantcontact heeft ten minste een interne taak of een zaak.',
)
/** R14: a klantcontact needs at least one betrokkene. */
export const zonderBetrokkene = problemKind(
  'klantcontact-zonder-betrokkene',
  409,
  'Een klantcontact heeft ten minste een betrokkene van buiten de gemeente.',
)
/** R14: a klantcontact needs at least one actor. */
export const zonderActor = problemKind(
  'klantcontact-zonder-actor',
  409,
  'Een klantcontact heeft ten minste een actor van de gemeente.',
)
export const sleutelHergebruikt = problemKind(
  'idempotentiesleutel-hergebruikt',
  409,
  'Deze Idempotency-Key is al gebruikt voor een ander verzoek.',
)

export const Initiatiefnemer = z.enum(['gemeente', 'klant', 'vertegenwoordiger'])

/**
 * A betrokkene took part from outside: a known partij, or somebody whose contactgegevens stay with this contact alone (R3). A betrokkene
 * who speaks as a known partij was authenticated for it (R1): `authenticatie` says how, or the application declares it. `nieuwePartij`
 * makes somebody whose identity was established now a partij in the same transaction, unless the register has one with the same number.
 * Who stays `anoniem` leaves nothing by which they can be found.
 * `vertegenwoordigtVoortaan` records for the next time as well that they represent the klanten of this contact (R4).
 */
export const NieuweBetrokkene = z
  .strictObject({
    partij: Uuid.optional(),
    nieuwePartij: PartijGegevens.optional(),
    authenticatie: NieuweAuthenticatie.optional(),
    rol: RolBetrokkene,
    vertegenwoordigtVoortaan: z.boolean().optional(),
    initiator: z.boolean().default(false),
    anoniem: z.boolean().optional(),
    organisatienaam: Tekst(200).default(''),
    contactnaam: Contactnaam.optional(),
    bezoekadres: Adres.optional(),
    correspondentieadres: Adres.optional(),
    digitaleAdressen: z.array(NieuwDigitaalAdres).max(25).default([]),
  })
  .meta({ id: 'NieuweBetrokkene' })
export type NieuweBetrokkene = z.output<typeof NieuweBetrokkene>

/** A reference to a zaak in a zaaksysteem: register, kind of id and id. */
export const ZaakVerwijzing = z
  .strictObject({ ...VolledigeObjectidentificator.shape, codeObjecttype: z.literal('zaak').default('zaak') })
  .meta({ id: 'ZaakVerwijzing' })

const NieuwOnderwerpobject = z
  .strictObject({ wasKlantcontact: Uuid.optional(), identificator: VolledigeObjectidentificator.optional() })
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef wasKlantcontact of identificator.' })
  .meta({ id: 'NieuwOnderwerpobject' })

/** A document that belongs to a klantcontact, by reference. */
export const NieuweBijlage = z
  .strictObject({ identificator: VolledigeObjectidentificator })
  .meta({ id: 'NieuweBijlage' })

/** The acts that must follow: at least one interne taak or zaak (R12); a zaak that is there, or one to start. */
export const NieuweOpvolging = z
  .strictObject({
    internetaken: z.array(NieuweInternetaak).max(100).default([]),
    zaken: z.array(ZaakVerwijzing).max(100).default([]),
    zaakstarten: z.array(NieuweZaakstart).max(20).default([]),
  })
  .refine(({ internetaken, zaken, zaakstarten }) => internetaken.length + zaken.length + zaakstarten.length > 0, {
    params: { code: 'zonder-opvolging' },
    message: 'Geef ten minste een interne taak of een zaak.',
  })
  .meta({ id: 'NieuweOpvolging' })

const Kenmerken = z
  .record(z.string().min(1).max(100), Tekst(255).min(1))
  .refine((kenmerken) => Object.keys(kenmerken).length <= 50, {
    params: { code: 'te-veel' },
    message: 'Geef hoogstens 50 kenmerken.',
  })

/** When a talk began and ended, of at most a day; both or neither. */
const Gespreksduur = { begonnenOp: Moment.optional(), geeindigdOp: Moment.optional() }

/** The whole registration is sent at once: what was said, by whom, and what happens now (R9-R18). */
export const NieuwKlantcontact = z
  .strictObject({
    kanaal: VerplichteTekst(50),
    onderwerp: VerplichteTekst(200),
    inhoud: Tekst(1000).default(''),
    taal: z
      .string()
      .regex(/^[a-z]{3}$/)
      .default('nld'),
    vertrouwelijk: z.boolean().default(false),
    /** Without it, a talk took place when it began, and anything else just now. */
    plaatsgevondenOp: Moment.optional(),
    ...Gespreksduur,
    initiatiefnemer: Initiatiefnemer.default('klant'),
    indicatieContactGelukt: z.boolean().nullable().default(null),
    referentienummer: z
      .string()
      .regex(/^\d{1,10}$/)
      .nullable()
      .default(null),
    gesprek: Uuid.nullable().default(null),
    kenmerken: Kenmerken.default({}),
    betrokkenen: z.array(NieuweBetrokkene).min(1).max(100),
    actoren: z.array(Uuid).max(50).default([]),
    onderwerpobjecten: z.array(NieuwOnderwerpobject).max(100).default([]),
    bijlagen: z.array(NieuweBijlage).max(100).default([]),
    opvolging: NieuweOpvolging,
  })
  .meta({ id: 'NieuwKlantcontact' })
export type NieuwKlantcontact = z.output<typeof NieuwKlantcontact>

const Betrokkene = z
  .strictObject({
    uuid: Uuid,
    rol: RolBetrokkene,
    initiator: z.boolean(),
    partij: PartijKort.nullable(),
    organisatienaam: z.string(),
    contactnaam: Contactnaam,
    volledigeNaam: z.string(),
    bezoekadres: Adres,
    correspondentieadres: Adres,
    digitaleAdressen: z.array(
      z.strictObject({
        uuid: Uuid,
        soortDigitaalAdres: SoortDigitaalAdres,
        adres: z.string(),
        omschrijving: z.string(),
      }),
    ),
  })
  .meta({ id: 'Betrokkene' })

const Onderwerpobject = z
  .strictObject({ uuid: Uuid, wasKlantcontact: Uuid.nullable(), identificator: Objectidentificator })
  .meta({ id: 'Onderwerpobject' })

/** A zaak to which a klantcontact led, and how far it is: null when no zaaksysteem told anything of it. */
export const Zaak = z
  .strictObject({ uuid: Uuid, identificator: Objectidentificator, zaak: Zaakstand.nullable() })
  .meta({ id: 'Zaak' })

/** A klantcontact as it was registered. After a correction it holds the corrected text, with the original beside it (R10). */
export const Klantcontact = z
  .strictObject({
    uuid: Uuid,
    nummer: z.string(),
    referentienummer: z.string().nullable(),
    kanaal: z.string(),
    onderwerp: z.string(),
    inhoud: z.string(),
    reactie: z.string(),
    gecorrigeerd: z.boolean(),
    oorspronkelijk: z
      .strictObject({
        onderwerp: z.string(),
        inhoud: z.string(),
        begonnenOp: Moment.nullable(),
        geeindigdOp: Moment.nullable(),
      })
      .nullable(),
    taal: z.string(),
    vertrouwelijk: z.boolean(),
    plaatsgevondenOp: VastgelegdMoment,
    /** When the talk began and ended; null when it was no talk, or nobody recorded it. */
    begonnenOp: Moment.nullable(),
    geeindigdOp: Moment.nullable(),
    geregistreerdOp: VastgelegdMoment,
    initiatiefnemer: Initiatiefnemer.nullable(),
    indicatieContactGelukt: z.boolean().nullable(),
    gesprek: Uuid.nullable(),
    kenmerken: z.record(z.string(), z.string()),
    betrokkenen: z.array(Betrokkene),
    actoren: z.array(ActorKort),
    onderwerpobjecten: z.array(Onderwerpobject),
    bijlagen: z.array(z.strictObject({ uuid: Uuid, identificator: Objectidentificator })),
    opvolging: z.strictObject({
      internetaken: z.array(Internetaak),
      zaken: z.array(Zaak),
      /** Zaken that are being started; those that were are among `zaken` as well. */
      zaakstarten: z.array(Zaakstart),
    }),
    zonderOpvolging: z.boolean(),
  })
  .meta({ id: 'Klantcontact' })
export type Klantcontact = z.output<typeof Klantcontact>

/** The text, or the begin and the end of the talk, as it should have been, with the reason. What is absent stays as it reads. */
export const NieuweCorrectie = z
  .strictObject({
    onderwerp: VerplichteTekst(200).optional(),
    inhoud: Tekst(1000).optional(),
    ...Gespreksduur,
    reden: VerplichteTekst(1000),
  })
  .refine(({ reden: _reden, ...juist }) => atLeastEenVeld(juist), {
    params: { code: 'leeg' },
    message: 'Geef het juiste onderwerp, de juiste inhoud, of het juiste begin en einde.',
  })
  .meta({ id: 'NieuweCorrectie' })
export type NieuweCorrectie = z.output<typeof NieuweCorrectie>

/** A correction: the change, its author, the moment and the reason (R10). */
export const Correctie = z
  .strictObject({
    uuid: Uuid,
    onderwerp: z.string().nullable(),
    inhoud: z.string().nullable(),
    begonnenOp: Moment.nullable(),
    geeindigdOp: Moment.nullable(),
    reden: z.string(),
    door: z.strictObject({ uuid: Uuid, naam: z.string() }),
    op: Moment,
  })
  .meta({ id: 'Correctie' })

/** R27: the progress of the customer's question, task by task and zaak by zaak. It is derived and never stored. */
export const Voortgang = z
  .strictObject({
    klantcontact: Uuid,
    internetaken: z.array(
      z.strictObject({
        uuid: Uuid,
        nummer: z.string(),
        gevraagdeHandeling: z.string(),
        status: z.enum(['te_verwerken', 'verwerkt']),
        uiterlijkOp: Moment,
        afgehandeldOp: Moment.nullable(),
      }),
    ),
    zaken: z.array(z.strictObject({ ...Zaak.shape, status: z.enum(['onbekend', 'lopend', 'afgerond']) })),
    zaakstarten: z.array(Zaakstart),
    /** The meldingen that went on to Signalen, or are on their way (`onderweg`, `geweigerd` when Signalen does not take one), with how far they are in its words. */
    signalen: z.array(
      z.strictObject({
        nummer: z.string(),
        omschrijving: z.string(),
        toestand: z.string(),
        status: z.enum(['onderweg', 'geweigerd', 'ingetrokken', 'onbekend', 'lopend', 'afgerond']),
      }),
    ),
    aantallen: z.strictObject({
      internetaken: z.strictObject({ totaal: z.int(), gedaan: z.int(), teDoen: z.int() }),
      zaken: z.strictObject({ totaal: z.int(), onbekend: z.int(), lopend: z.int(), afgerond: z.int() }),
      /** They wait for their zaaksysteem. */
      zaakstarten: z.int(),
    }),
  })
  .meta({ id: 'Voortgang' })

const ZaakInBeeld = z
  .strictObject({ identificator: Objectidentificator, zaak: Zaakstand.nullable(), klantcontacten: z.array(Uuid) })
  .meta({ id: 'ZaakInBeeld' })

/** An employee sees in it all they need to know of a customer at a glance, the newest first. */
export const Klantbeeld = z
  .strictObject({
    partij: Partij,
    klantcontacten: z.array(Klantcontact),
    internetaken: z.array(Internetaak),
    zaken: z.array(ZaakInBeeld),
  })
  .meta({ id: 'Klantbeeld' })

const params = z.strictObject({ uuid: Uuid })

/** The details of a betrokkene who is no partij: by them a person who calls again is found for the follow-up of that contact (R3). */
export const Onbekende = z
  .strictObject({
    /** Part of the name, of a person or an organisatie. */
    naam: z.string().trim().min(2).max(200).optional(),
    emailadres: VerplichteTekst(254).optional(),
    /** In any notation. */
    telefoonnummer: VerplichteTekst(30).optional(),
  })
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een gegeven om op te zoeken.' })
  .meta({ id: 'Onbekende' })
export type Onbekende = z.output<typeof Onbekende>

/** An address and a body write these filters alike; the filters that they write differently are added to each. */
const welke = {
  vanaf: Moment.optional(),
  tot: Moment.optional(),
  kanaal: Tekst(50).optional(),
  nummer: Tekst(14).optional(),
  partij: Uuid.optional(),
  actor: Uuid.optional(),
  gesprek: Uuid.optional(),
  onderwerpobject: Tekst(200).optional(),
  sorteer: z.enum(['-plaatsgevondenOp', 'plaatsgevondenOp']).default('-plaatsgevondenOp'),
  na: Cursor.optional(),
}

export const klantcontacten = contract({
  registreren: {
    method: 'post',
    path: '/klantcontacten',
    right: 'klantcontacten.registreren',
    summary: 'Registreer een klantcontact met zijn opvolging, alles of niets.',
    headers: z.object({ 'idempotency-key': VerplichteTekst(255).optional() }),
    body: NieuwKlantcontact,
    status: 201,
    result: Klantcontact,
    problems: [sleutelHergebruikt, identificatorBestaatAl],
  },
  lijst: {
    method: 'get',
    path: '/klantcontacten',
    right: 'klantcontacten.lezen',
    summary: 'Toon klantcontacten, de nieuwste eerst.',
    searches: true,
    query: z.strictObject({
      ...welke,
      zonderOpvolging: Vlag.optional(),
      zoek: Tekst(200).optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Klantcontact),
  },
  zoeken: {
    method: 'post',
    path: '/klantcontacten/_zoek',
    reads: true,
    searches: true,
    right: 'klantcontacten.lezen',
    summary: 'Zoek klantcontacten op woorden, op nummer of zaak, of op wat bekend is van wie onbekend bleef.',
    body: z
      .strictObject({
        ...welke,
        zonderOpvolging: z.boolean().optional(),
        zoek: VerplichteTekst(200).optional(),
        onbekende: Onbekende.optional(),
        aantal: PaginagrootteInBody,
      })
      .refine((vraag) => [vraag.zoek, vraag.onbekende, vraag.nummer, vraag.onderwerpobject].some(Boolean), {
        params: { code: 'verplicht' },
        message: 'Geef woorden, een nummer of een zaak om op te zoeken, of wat bekend is van een onbekende.',
        path: ['zoek'],
      }),
    result: Pagina(Klantcontact),
  },
  tonen: {
    method: 'get',
    path: '/klantcontacten/{uuid}',
    right: 'klantcontacten.lezen',
    summary: 'Toon een klantcontact.',
    params,
    result: Klantcontact,
  },
  corrigeren: {
    method: 'post',
    path: '/klantcontacten/{uuid}/correcties',
    right: 'klantcontacten.corrigeren',
    summary: 'Herstel een fout in een klantcontact; het origineel blijft bewaard.',
    params,
    body: NieuweCorrectie,
    status: 201,
    result: Correctie,
  },
  correcties: {
    method: 'get',
    path: '/klantcontacten/{uuid}/correcties',
    right: 'klantcontacten.lezen',
    summary: 'Toon de correcties van een klantcontact, de laatste eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Correctie) }),
  },
  voortgang: {
    method: 'get',
    path: '/klantcontacten/{uuid}/voortgang',
    right: 'klantcontacten.lezen',
    summary: 'Toon wat er van een klantcontact is geworden.',
    params,
    result: Voortgang,
  },
  klantbeeld: {
    method: 'get',
    path: '/partijen/{uuid}/klantbeeld',
    right: 'klantcontacten.lezen',
    summary: 'Toon een partij met contactgegevens, klantcontacten, interne taken en zaken.',
    params,
    query: z.strictObject({ aantal: Paginagrootte }),
    result: Klantbeeld,
  },
})
