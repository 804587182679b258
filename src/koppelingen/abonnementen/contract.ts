import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Cursor, Moment, Pagina, Paginagrootte, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { Gebeurtenistype } from '../../register/gebeurtenissen/contract.ts'

export const abonnementBestaatAl = problemKind('abonnement-bestaat-al', 409, 'Er is al een abonnement met deze naam.')
export const teVeelAbonnementen = problemKind('te-veel-abonnementen', 409, 'Er kunnen geen abonnementen meer bij.')
export const geenSleutelVoorAbonnement = problemKind(
  'geen-sleutel-voor-abonnement',
  409,
  'Zonder SECRET_KEY kan het geheim van een abonnement niet worden bewaard.',
)
export const geenOpenbaarAdres = problemKind(
  'geen-openbaar-adres',
  409,
  'Een Notificaties API krijgt adressen van Balie: daarvoor moet PUBLIC_URL zijn ingesteld.',
)
export const geenGeheim = problemKind('geen-geheim', 409, 'Dit abonnement heeft geen geheim om mee te ondertekenen.')

/** How a receiver is told: as CloudEvents to itself, or through the Notificaties API of VNG to all that are subscribed there. */
export const SoortAbonnement = z.enum(['cloudevents', 'notificaties'])
export type SoortAbonnement = z.output<typeof SoortAbonnement>

const naam = VerplichteTekst(100)
const url = z.url({ protocol: /^https?$/ }).max(1000)
const typen = z.array(Gebeurtenistype).max(100)

/** How Balie makes itself known: with a token of an OAuth 2 server (client credentials), or as a client of a Notificaties API. */
const aanmelding = {
  clientId: VerplichteTekst(200),
  /** Absent for a Notificaties API. */
  tokenUrl: url.nullable(),
  scope: z.string().trim().max(500).nullable(),
}

const NieuweAanmelding = z.strictObject({
  clientId: aanmelding.clientId,
  tokenUrl: aanmelding.tokenUrl.default(null),
  scope: aanmelding.scope.default(null),
  /** Kept encrypted and never shown; absent in a change: the one that is kept stays. */
  clientGeheim: VerplichteTekst(500).optional(),
})

/** How it goes with what is told. */
export const StandAbonnement = z
  .strictObject({
    /** How many gebeurtenissen are still to be told. */
    wachten: z.int(),
    /** How many were given up. */
    mislukt: z.int(),
    /** When the oldest that waits happened. */
    oudsteOp: Moment.nullable(),
    /** Failures since the last that was taken. */
    fouten: z.int(),
    fout: z.string(),
    /** Until when the receiver is left alone. */
    wachtTot: Moment.nullable(),
    laatstBezorgdOp: Moment.nullable(),
  })
  .meta({ id: 'StandAbonnement' })

/** Somebody who is told what happens. */
export const Abonnement = z
  .strictObject({
    uuid: Uuid,
    naam: z.string(),
    soort: SoortAbonnement,
    url: z.string(),
    /** Empty: all. */
    typen: z.array(Gebeurtenistype),
    actief: z.boolean(),
    aanmelding: z.strictObject(aanmelding).nullable(),
    aangemaaktOp: Moment,
    gewijzigdOp: Moment,
    stand: StandAbonnement,
  })
  .meta({ id: 'Abonnement' })
export type Abonnement = z.output<typeof Abonnement>

export const NieuwAbonnement = z
  .strictObject({
    naam,
    soort: SoortAbonnement.default('cloudevents'),
    url,
    typen: typen.default([]),
    actief: z.boolean().default(true),
    aanmelding: NieuweAanmelding.nullable().default(null),
  })
  .meta({ id: 'NieuwAbonnement' })
export type NieuwAbonnement = z.output<typeof NieuwAbonnement>

export const AbonnementWijziging = z
  .strictObject({ naam, url, typen, actief: z.boolean(), aanmelding: NieuweAanmelding.nullable() })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'AbonnementWijziging' })
export type AbonnementWijziging = z.output<typeof AbonnementWijziging>

/** A subscription with the secret that signs: shown once. Null for a Notificaties API. */
const MetGeheim = z
  .strictObject({ abonnement: Abonnement, geheim: z.string().nullable() })
  .meta({ id: 'AbonnementMetGeheim' })

export const StandBezorging = z.enum(['wacht', 'bezorgd', 'mislukt'])
export type StandBezorging = z.output<typeof StandBezorging>

/** One gebeurtenis for one subscription. */
export const Bezorging = z
  .strictObject({
    /** The `sequence` of the gebeurtenis. */
    nummer: z.string(),
    /** The `id` of the gebeurtenis, and its `webhook-id`. */
    gebeurtenis: Uuid,
    type: Gebeurtenistype,
    subject: Uuid,
    op: Moment,
    stand: StandBezorging,
    pogingen: z.int(),
    /** Null: it is not tried again. */
    volgendePoging: Moment.nullable(),
    /** The status of the last answer; null: there was none. */
    status: z.int().nullable(),
    fout: z.string(),
    bezorgdOp: Moment.nullable(),
  })
  .meta({ id: 'Bezorging' })

/** How a try went. */
export const Proef = z
  .strictObject({
    gelukt: z.boolean(),
    status: z.int().nullable(),
    fout: z.string(),
    duurMs: z.int(),
  })
  .meta({ id: 'ProefAbonnement' })

const BEHEREN = 'abonnementen.beheren'
const params = z.strictObject({ uuid: Uuid })
const Nummer = z.string().regex(/^\d{1,18}$/)

export const abonnementen = contract({
  lijst: {
    method: 'get',
    path: '/abonnementen',
    right: BEHEREN,
    summary: 'Toon wie gebeurtenissen krijgt, en hoe het daarmee staat.',
    result: z.strictObject({ resultaten: z.array(Abonnement) }),
  },
  abonneren: {
    method: 'post',
    path: '/abonnementen',
    right: BEHEREN,
    secondPerson: true,
    summary:
      'Abonneer een ontvanger op gebeurtenissen. Het geheim om handtekeningen mee te controleren wordt één keer getoond.',
    body: NieuwAbonnement,
    status: 201,
    result: MetGeheim,
    problems: [abonnementBestaatAl, teVeelAbonnementen, geenSleutelVoorAbonnement, geenOpenbaarAdres],
  },
  tonen: {
    method: 'get',
    path: '/abonnementen/{uuid}',
    right: BEHEREN,
    summary: 'Toon een abonnement.',
    params,
    result: Abonnement,
  },
  wijzigen: {
    method: 'patch',
    path: '/abonnementen/{uuid}',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Wijzig een abonnement. Wat nog wacht gaat op de nieuwe manier, en begint meteen opnieuw.',
    params,
    body: AbonnementWijziging,
    result: Abonnement,
    problems: [abonnementBestaatAl, geenSleutelVoorAbonnement],
  },
  beeindigen: {
    method: 'delete',
    path: '/abonnementen/{uuid}',
    right: BEHEREN,
    summary: 'Beëindig een abonnement. Wat nog wacht wordt niet meer bezorgd.',
    params,
  },
  geheimVernieuwen: {
    method: 'post',
    path: '/abonnementen/{uuid}/geheim',
    right: BEHEREN,
    secondPerson: true,
    summary: 'Maak een nieuw geheim. Gedurende GEHEIM_OVERLAP_UREN wordt ook met het vorige ondertekend.',
    params,
    status: 201,
    result: MetGeheim,
    problems: [geenSleutelVoorAbonnement, geenGeheim],
  },
  proberen: {
    method: 'post',
    path: '/abonnementen/{uuid}/proef',
    right: BEHEREN,
    summary:
      'Stuur de ontvanger nu een proefbericht, of vraag een Notificaties API naar haar kanalen, en zeg hoe dat ging.',
    params,
    result: Proef,
  },
  bezorgingen: {
    method: 'get',
    path: '/abonnementen/{uuid}/bezorgingen',
    right: BEHEREN,
    summary: 'Toon wat een ontvanger kreeg, nog krijgt of niet kreeg, de laatste gebeurtenis eerst.',
    params,
    query: z.strictObject({ stand: StandBezorging.optional(), na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Bezorging),
  },
  opnieuw: {
    method: 'post',
    path: '/abonnementen/{uuid}/bezorgingen/_opnieuw',
    right: BEHEREN,
    summary:
      'Bezorg opnieuw wat mislukte; zonder `bezorgingen` alles. Een bezorging die is genoemd en lukte gaat nog een keer.',
    params,
    body: z.strictObject({ bezorgingen: z.array(Nummer).min(1).max(1000).optional() }),
    result: z.strictObject({ aantal: z.int() }),
  },
})
