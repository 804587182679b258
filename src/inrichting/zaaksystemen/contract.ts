import { z } from 'zod'
import { Vertrouwelijkheid } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Clientcertificaat,
  Moment,
  NieuwClientcertificaat,
  Tekst,
  Uuid,
  VerplichteTekst,
} from '../../platform/schemas.ts'

export const zaaksysteemBestaatAl = problemKind(
  'zaaksysteem-bestaat-al',
  409,
  'Er is al een zaaksysteem met deze naam of dit adres.',
)
export const zaakgeheimZonderSleutel = problemKind(
  'geen-sleutel-voor-zaaksysteem',
  409,
  'Zonder SECRET_KEY kan het geheim van een zaaksysteem niet worden bewaard.',
)

/** The findings about a zaaksysteem when it was last tested or asked something. */
export const Zaaksysteemstand = z
  .strictObject({
    getestOp: Moment.nullable(),
    /** The `API-version` of its Zaken API: `1.5.1`. */
    versie: z.string().nullable(),
    /** By how many seconds its clock is ahead of ours. */
    klokverschil: z.int().nullable(),
    /** It reserves numbers of zaken. */
    reserveert: z.boolean(),
    /** It has substatussen. */
    substatussen: z.boolean(),
    /** When its catalogus was last read. */
    catalogusOp: Moment.nullable(),
  })
  .meta({ id: 'Zaaksysteemstand' })
export type Zaaksysteemstand = z.output<typeof Zaaksysteemstand>

/** The address of an API, up to and including `/api/v1`. */
const Basis = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => !/[?#@]/.test(text), {
    params: { code: 'ongeldig' },
    message: 'Geef het adres tot en met /api/v1, zonder vraagteken, hekje of wachtwoord.',
  })

/** Another address over there. */
const Adres = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => !/[?#@]/.test(text), {
    params: { code: 'ongeldig' },
    message: 'Geef het adres zonder vraagteken, hekje of wachtwoord.',
  })

const velden = {
  naam: VerplichteTekst(100),
  actief: z.boolean(),
  zakenUrl: Basis,
  catalogiUrl: Basis,
  documentenUrl: Basis.nullable(),
  clientId: VerplichteTekst(100),
  bronorganisatie: z.string().regex(/^\d{9}$/),
  /** Whose numbers zaken get: ours, or those that the zaaksysteem reserves. */
  nummering: z.enum(['eigen', 'gereserveerd']),
  /** As which betrokkeneType a company is written. */
  organisatieAls: z.enum(['niet_natuurlijk_persoon', 'vestiging']),
  /** It has filters and fields for the KVK-nummer, as Open Zaak has. */
  kentKvk: z.boolean(),
  notificaties: z.boolean(),
  /** How it is told to which klantcontacten its zaken are linked: with CloudEvents, or by making a zaakobject there. */
  koppelingMelden: z.enum(['niet', 'cloudevents', 'zaakobject']),
  /** Where those CloudEvents go: to the zaaksysteem itself, or to a Notificaties API. */
  eventsUrl: Adres.nullable(),
  /** The storage to which its Documenten API sends on whoever downloads a document: nothing is fetched anywhere else. */
  opslagUrl: Adres.nullable(),
  maxVertrouwelijkheid: Vertrouwelijkheid,
  gelijktijdig: z.int().min(1).max(50),
}

/** A zaaksysteem: where its APIs are, and how Balie works with it. Its secret is never shown. */
export const Zaaksysteem = z
  .strictObject({ uuid: Uuid, ...velden, certificaat: Clientcertificaat.nullable(), stand: Zaaksysteemstand })
  .meta({ id: 'Zaaksysteem' })
export type Zaaksysteem = z.output<typeof Zaaksysteem>

/** The secret of our application there. */
const Geheim = z.string().min(8).max(500)

export const NieuwZaaksysteem = z
  .strictObject({
    ...velden,
    actief: velden.actief.default(true),
    documentenUrl: velden.documentenUrl.default(null),
    geheim: Geheim,
    /** Where the zaaksysteem asks for a client certificate. */
    certificaat: NieuwClientcertificaat.nullable().default(null),
    nummering: velden.nummering.default('eigen'),
    organisatieAls: velden.organisatieAls.default('niet_natuurlijk_persoon'),
    kentKvk: velden.kentKvk.default(true),
    notificaties: velden.notificaties.default(false),
    koppelingMelden: velden.koppelingMelden.default('niet'),
    eventsUrl: velden.eventsUrl.default(null),
    opslagUrl: velden.opslagUrl.default(null),
    maxVertrouwelijkheid: velden.maxVertrouwelijkheid.default('zaakvertrouwelijk'),
    gelijktijdig: velden.gelijktijdig.default(4),
  })
  .meta({ id: 'NieuwZaaksysteem' })
export type NieuwZaaksysteem = z.output<typeof NieuwZaaksysteem>

export const ZaaksysteemWijziging = z
  .strictObject({ ...velden, geheim: Geheim, certificaat: NieuwClientcertificaat.nullable() })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'ZaaksysteemWijziging' })

/** The choices of beheer about a zaaktype of the catalogus. */
const keuzes = {
  startbaar: z.boolean(),
  synoniemen: z.array(VerplichteTekst(100)).max(50),
  /** Which roles, afdelingen and groepen may start it; none of both: whoever may start zaken. */
  rollen: z.array(VerplichteTekst(50)).max(50),
  eenheden: z.array(Uuid).max(200),
  /** The informatieobjecttype of documents that go along, by its omschrijving; null: the first of the zaaktype. */
  informatieobjecttype: Tekst(80).nullable(),
}

/** A version of a zaaktype, as the catalogus has it. */
export const Zaaktypeversie = z.strictObject({
  url: z.string(),
  begin: z.string(),
  einde: z.string().nullable(),
  concept: z.boolean(),
})
export type Zaaktypeversie = z.output<typeof Zaaktypeversie>

/** A zaaktype that a zaaksysteem serves, and who may start it. */
export const Zaaktype = z
  .strictObject({
    identificatie: z.string(),
    omschrijving: z.string(),
    trefwoorden: z.array(z.string()),
    versies: z.array(Zaaktypeversie),
    ...keuzes,
  })
  .meta({ id: 'Zaaktype' })
export type Zaaktype = z.output<typeof Zaaktype>

export const Zaaktypekeuze = z
  .strictObject({
    startbaar: keuzes.startbaar,
    synoniemen: keuzes.synoniemen.default([]),
    rollen: keuzes.rollen.default([]),
    eenheden: keuzes.eenheden.default([]),
    informatieobjecttype: keuzes.informatieobjecttype.default(null),
  })
  .meta({ id: 'Zaaktypekeuze' })
export type Zaaktypekeuze = z.output<typeof Zaaktypekeuze>

/** A zaaktype that whoever asks may start today. */
export const StartbaarZaaktype = z
  .strictObject({
    zaaksysteem: z.strictObject({ uuid: Uuid, naam: z.string() }),
    identificatie: z.string(),
    omschrijving: z.string(),
  })
  .meta({ id: 'StartbaarZaaktype' })
export type StartbaarZaaktype = z.output<typeof StartbaarZaaktype>

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'zaaksystemen.beheren'
const lijstOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ resultaten: z.array(item) })

export const zaaksystemen = contract({
  lijst: {
    method: 'get',
    path: '/zaaksystemen',
    right: BEHEREN,
    summary: 'Toon de zaaksystemen, op naam.',
    result: lijstOf(Zaaksysteem),
  },
  tonen: {
    method: 'get',
    path: '/zaaksystemen/{uuid}',
    right: BEHEREN,
    summary: 'Toon een zaaksysteem.',
    params,
    result: Zaaksysteem,
  },
  maken: {
    method: 'post',
    path: '/zaaksystemen',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Leg een zaaksysteem vast; test daarna de verbinding.',
    body: NieuwZaaksysteem,
    status: 201,
    result: Zaaksysteem,
    problems: [zaaksysteemBestaatAl, zaakgeheimZonderSleutel],
  },
  wijzigen: {
    method: 'patch',
    path: '/zaaksystemen/{uuid}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Wijzig een zaaksysteem, of zet het aan of uit.',
    params,
    body: ZaaksysteemWijziging,
    result: Zaaksysteem,
    problems: [zaaksysteemBestaatAl, zaakgeheimZonderSleutel],
  },
  zaaktypen: {
    method: 'get',
    path: '/zaaksystemen/{uuid}/zaaktypen',
    right: BEHEREN,
    summary: 'Toon de zaaktypen van een zaaksysteem en wie ze mag starten.',
    params,
    result: lijstOf(Zaaktype),
  },
  zaaktypeKiezen: {
    method: 'put',
    path: '/zaaksystemen/{uuid}/zaaktypen/{identificatie}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Bepaal wie een zaaktype mag starten, en op welke woorden het wordt gevonden.',
    params: z.strictObject({ uuid: Uuid, identificatie: VerplichteTekst(50) }),
    body: Zaaktypekeuze,
    result: Zaaktype,
  },
  startbaar: {
    method: 'get',
    path: '/zaaktypen',
    right: 'zaken.starten',
    summary: 'Toon de zaaktypen die ik vandaag mag starten; zoek op naam, trefwoord of synoniem.',
    query: z.strictObject({ zoek: Tekst(100).optional() }),
    result: lijstOf(StartbaarZaaktype),
  },
})
