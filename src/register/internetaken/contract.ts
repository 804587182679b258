import { z } from 'zod'
import { ActorKort, KlantcontactKort } from '../../begrippen/contract.ts'
import { Antwoorden, BeantwoordeVragenset } from '../../inrichting/vragensets/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  Cursor,
  Moment,
  Pagina,
  Paginagrootte,
  PaginagrootteInBody,
  Tekst,
  Uuid,
  VerplichteTekst,
  Vlag,
} from '../../platform/schemas.ts'

/** Somebody else was first (R21); `toegewezenAan` says who. */
export const alToegewezen = problemKind('internetaak-al-toegewezen', 409, 'Een ander heeft deze interne taak al.')
/** R19: what is done is done; reopening is an act of its own. */
export const alAfgerond = problemKind('internetaak-al-afgerond', 409, 'Deze interne taak is al gedaan.')
export const nietAfgerond = problemKind('internetaak-niet-afgerond', 409, 'Deze interne taak is nog te doen.')
export const geenMedewerker = problemKind(
  'geen-medewerker',
  403,
  'Alleen een medewerker heeft eigen interne taken; geef als applicatie `actor`.',
)

/** R19: to do or done, and nothing else. */
export const StatusInternetaak = z.enum(['te_verwerken', 'verwerkt'])

/** An act inside the organisation that helps to fulfil what a partij asked (R19). */
export const Internetaak = z
  .strictObject({
    uuid: Uuid,
    nummer: z.string(),
    referentienummer: z.string().nullable(),
    gevraagdeHandeling: z.string(),
    toelichting: z.string(),
    /** What the customer was asked for this task; never shown to the customer (R16). */
    vragen: BeantwoordeVragenset.nullable(),
    status: StatusInternetaak,
    toegewezenOp: Moment,
    uiterlijkOp: Moment,
    teLaat: z.boolean(),
    afgehandeldOp: Moment.nullable(),
    /** How often the customer was not reached. */
    contactpogingen: z.int(),
    /** When it is tried again to reach the customer. */
    opnieuwOp: Moment.nullable(),
    /** The name of who asked; empty when it is not known. */
    klant: z.string(),
    klantcontact: KlantcontactKort,
    actoren: z.array(ActorKort),
  })
  .meta({ id: 'Internetaak' })
export type Internetaak = z.output<typeof Internetaak>

/** An interne taak to register with a klantcontact; `afgehandeld` completes it at once (R20). */
export const NieuweInternetaak = z
  .strictObject({
    gevraagdeHandeling: VerplichteTekst(200),
    toelichting: Tekst(1000).default(''),
    vragenset: Antwoorden.optional(),
    actoren: z.array(Uuid).max(50).default([]),
    afgehandeld: z.boolean().default(false),
    uiterlijkOp: Moment.optional(),
  })
  .meta({ id: 'NieuweInternetaak' })
export type NieuweInternetaak = z.output<typeof NieuweInternetaak>

const Actoren = z.array(Uuid).min(1).max(50)

/** Who gets the task. */
export const Toewijzing = z.strictObject({ actoren: Actoren }).meta({ id: 'Toewijzing' })

/** Who gets these tasks. */
export const Verdeling = z
  .strictObject({ taken: z.array(Uuid).min(1).max(100), actoren: Actoren })
  .meta({ id: 'Verdeling' })

/** Which tasks were assigned, and which not: somebody else was first, or they are done. */
export const Verdeeld = z
  .strictObject({
    toegewezen: z.array(Uuid),
    overgeslagen: z.array(z.strictObject({ uuid: Uuid, nummer: z.string(), code: z.string(), reden: z.string() })),
  })
  .meta({ id: 'Verdeeld' })
export type Verdeeld = z.output<typeof Verdeeld>

/** How many tasks there are to do. */
export const Aantallen = z
  .strictObject({ mijn: z.int(), mijnTeLaat: z.int(), afdeling: z.int(), afdelingTeLaat: z.int() })
  .meta({ id: 'Aantallen' })
export type Aantallen = z.output<typeof Aantallen>

/** To whom the task is sent on, and why (R21). */
export const Doorsturing = z
  .strictObject({ actoren: Actoren, reden: VerplichteTekst(1000) })
  .meta({ id: 'Doorsturing' })

/** What was done. */
export const Afronding = z.strictObject({ notitie: Tekst(1000).default('') }).meta({ id: 'Afronding' })

/** Why a task that was done is to do again. */
export const Heropening = z.strictObject({ reden: VerplichteTekst(1000) }).meta({ id: 'Heropening' })

/** Something that colleagues must know; never shown to the customer (R16). */
export const Notitie = z.strictObject({ notitie: VerplichteTekst(1000) }).meta({ id: 'Notitie' })

/** An attempt to reach the customer that failed: along which kanaal, and when it is tried again. */
export const Contactpoging = z
  .strictObject({
    kanaal: VerplichteTekst(50),
    notitie: Tekst(1000).default(''),
    opnieuwOp: Moment.nullable().default(null),
  })
  .meta({ id: 'Contactpoging' })

/** One step in the trail of a task: who did what, when and why (R21). */
export const Verloopstap = z
  .strictObject({
    uuid: Uuid,
    soort: z.enum([
      'aangemaakt',
      'toegewezen',
      'doorgestuurd',
      'afgerond',
      'heropend',
      'gewijzigd',
      'notitie',
      'contactpoging',
      'zaak_gekoppeld',
      'zaak_ontkoppeld',
    ]),
    op: Moment,
    door: z.strictObject({ uuid: Uuid, naam: z.string() }),
    /** Why, or what was noted; of a zaak its number. */
    reden: z.string(),
    /** Of a contactpoging. */
    kanaal: z.string().nullable(),
    opnieuwOp: Moment.nullable(),
    toegewezen: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
  })
  .meta({ id: 'Verloopstap' })
export type SoortVerloop = z.output<typeof Verloopstap>['soort']

const params = z.strictObject({ uuid: Uuid })

/**
 * The worklists: my tasks to do, those of my afdelingen en groepen, all, what was done by me and with my afdelingen en groepen, and klantcontacten
 * zonder opvolging (R12).
 */
export const WERKLIJSTEN = ['mijn', 'afdeling', 'alle', 'gedaan', 'afdelingGedaan', 'zonder'] as const
export type Werklijst = (typeof WERKLIJSTEN)[number]
/** Those of more than one afdeling or groep: of mine, or of all. */
export const VAN_MIJN_EENHEDEN: readonly string[] = ['afdeling', 'afdelingGedaan']
export const VAN_EENHEDEN: readonly string[] = [...VAN_MIJN_EENHEDEN, 'alle']
/** The order of what is to do, and of what is done. */
export const VOLGORDES = ['uiterlijkOp', '-uiterlijkOp', 'afgehandeldOp', '-afgehandeldOp'] as const
export type Volgorde = (typeof VOLGORDES)[number]

const SORTERINGEN = [
  'uiterlijkOp',
  '-uiterlijkOp',
  'toegewezenOp',
  '-toegewezenOp',
  'afgehandeldOp',
  '-afgehandeldOp',
] as const
export type Sortering = (typeof SORTERINGEN)[number]

/**
 * Which tasks a list holds, beside what is written differently in an address and in a body. `eenheid`: of one afdeling or groep, in a list that
 * holds those of more; `uitgesteld`: it is tried again later. Only what is done has a moment at which it was done to sort on.
 */
const welke = {
  lijst: z.enum(['mijn', 'afdeling', 'alle']).default('alle'),
  actor: Uuid.optional(),
  eenheid: Uuid.optional(),
  status: StatusInternetaak.optional(),
  sorteer: z.enum(SORTERINGEN).default('uiterlijkOp'),
  na: Cursor.optional(),
}

export const internetaken = contract({
  lijst: {
    method: 'get',
    path: '/internetaken',
    right: 'internetaken.lezen',
    summary: 'Toon interne taken: die van mij, van mijn afdelingen en groepen, of alle.',
    query: z.strictObject({
      ...welke,
      teLaat: Vlag.optional(),
      uitgesteld: Vlag.optional(),
      zoek: Tekst(200).optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Internetaak),
    problems: [geenMedewerker],
  },
  zoeken: {
    method: 'post',
    path: '/internetaken/_zoek',
    reads: true,
    right: 'internetaken.lezen',
    summary: 'Zoek interne taken op woorden, die de naam van een klant kunnen zijn, of op nummer.',
    body: z.strictObject({
      ...welke,
      teLaat: z.boolean().optional(),
      uitgesteld: z.boolean().optional(),
      zoek: VerplichteTekst(200),
      aantal: PaginagrootteInBody,
    }),
    result: Pagina(Internetaak),
    problems: [geenMedewerker],
  },
  aantallen: {
    method: 'get',
    path: '/internetaken/_aantallen',
    right: 'internetaken.lezen',
    summary: 'Toon hoeveel interne taken ik nog te doen heb, en hoeveel mijn afdelingen en groepen.',
    result: Aantallen,
    problems: [geenMedewerker],
  },
  verdelen: {
    method: 'post',
    path: '/internetaken/_toewijzen',
    right: 'internetaken.toewijzen',
    summary: 'Wijs interne taken tegelijk toe; wat een ander intussen nam blijft van hem.',
    body: Verdeling,
    result: Verdeeld,
  },
  tonen: {
    method: 'get',
    path: '/internetaken/{uuid}',
    right: 'internetaken.lezen',
    summary: 'Toon een interne taak.',
    params,
    result: Internetaak,
  },
  toewijzen: {
    method: 'put',
    path: '/internetaken/{uuid}/toewijzing',
    right: 'internetaken.toewijzen',
    summary: 'Wijs een interne taak toe aan een of meer actoren.',
    params,
    body: Toewijzing,
    result: Internetaak,
    problems: [alToegewezen, alAfgerond],
  },
  doorsturen: {
    method: 'post',
    path: '/internetaken/{uuid}/doorsturen',
    right: 'internetaken.toewijzen',
    summary: 'Stuur een interne taak door, met een reden.',
    params,
    body: Doorsturing,
    result: Internetaak,
    problems: [alAfgerond],
  },
  afronden: {
    method: 'post',
    path: '/internetaken/{uuid}/afronding',
    right: 'internetaken.afronden',
    summary: 'Rond een interne taak af.',
    params,
    body: Afronding,
    result: Internetaak,
    problems: [alAfgerond],
  },
  heropenen: {
    method: 'post',
    path: '/internetaken/{uuid}/heropening',
    right: 'internetaken.afronden',
    summary: 'Heropen een interne taak, met een reden.',
    params,
    body: Heropening,
    result: Internetaak,
    problems: [nietAfgerond],
  },
  noteren: {
    method: 'post',
    path: '/internetaken/{uuid}/notities',
    right: 'internetaken.afronden',
    summary: 'Zet een interne notitie in het verloop van een interne taak.',
    params,
    body: Notitie,
    status: 201,
    result: Internetaak,
  },
  nietBereikt: {
    method: 'post',
    path: '/internetaken/{uuid}/contactpogingen',
    right: 'internetaken.afronden',
    summary: 'Leg vast dat de klant niet is bereikt, en wanneer het opnieuw wordt geprobeerd.',
    params,
    body: Contactpoging,
    status: 201,
    result: Internetaak,
    problems: [alAfgerond],
  },
  verloop: {
    method: 'get',
    path: '/internetaken/{uuid}/verloop',
    right: 'internetaken.lezen',
    summary: 'Toon het verloop van een interne taak, de laatste stap eerst.',
    params,
    result: z.strictObject({ resultaten: z.array(Verloopstap) }),
  },
})
