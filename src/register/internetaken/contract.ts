import { z } from 'zod'
import { ActorKort, KlantcontactKort } from '../../begrippen/contract.ts'
import { Label } from '../../inrichting/labels/contract.ts'
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
  Zoektekst,
} from '../../platform/schemas.ts'

/** Somebody else was first (R21); `toegewezenAan` says who. */
export const alToegewezen = problemKind('internetaak-al-toegewezen', 409, 'Een ander heeft deze interne taak al.')
/** R19: a task that is done stays done; reopening it is an act of its own. */
export const alAfgerond = problemKind('internetaak-al-afgerond', 409, 'Deze interne taak is al gedaan.')
export const nietAfgerond = problemKind('internetaak-niet-afgerond', 409, 'Deze interne taak is nog te doen.')
export const geenMedewerker = problemKind(
  'geen-medewerker',
  403,
  'Alleen een medewerker heeft eigen interne taken; geef als applicatie `actor`.',
)

/** R19: a task is to do or done, and nothing else. */
export const StatusInternetaak = z.enum(['te_verwerken', 'verwerkt'])

/** An act inside the organisation that helps to fulfil what a partij asked (R19). */
export const Internetaak = z
  .strictObject({
    uuid: Uuid,
    nummer: z.string(),
    referentienummer: z.string().nullable(),
    gevraagdeHandeling: z.string(),
    toelichting: z.string(),
    /** The customer gave these answers for the task; they are never shown to the customer (R16). */
    vragen: BeantwoordeVragenset.nullable(),
    status: StatusInternetaak,
    toegewezenOp: Moment,
    uiterlijkOp: Moment,
    /** A storing moved the term: what it was before, and the storing; null when that was removed. */
    verlenging: z
      .strictObject({
        uiterlijkOp: Moment,
        storing: z.strictObject({ reden: z.string(), beginOp: Moment, eindOp: Moment.nullable() }).nullable(),
      })
      .nullable(),
    teLaat: z.boolean(),
    afgehandeldOp: Moment.nullable(),
    /** It counts how often the customer was not reached. */
    contactpogingen: z.int(),
    /** The next attempt to reach the customer is due at this moment. */
    opnieuwOp: Moment.nullable(),
    /** The name of the customer who asked; empty when it is not known. */
    klant: z.string(),
    /** Somebody in the klantcontact asked for geheimhouding (R28). */
    geheimhouding: z.boolean(),
    klantcontact: KlantcontactKort,
    actoren: z.array(ActorKort),
    /** Employees marked it with these; customers do not see them (R16). */
    labels: z.array(Label),
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

/** The actoren who get the task. */
export const Toewijzing = z.strictObject({ actoren: Actoren }).meta({ id: 'Toewijzing' })

/**
 * The actoren who get these tasks. With a reason, tasks that a medewerker has already are sent on too (R21). What goes to medewerkers only
 * stays with its afdelingen and groepen.
 */
export const Verdeling = z
  .strictObject({ taken: z.array(Uuid).min(1).max(100), actoren: Actoren, reden: Tekst(1000).default('') })
  .meta({ id: 'Verdeling' })

/** The result names the tasks that were assigned and those that were not, because somebody else was first or they are done. */
export const Verdeeld = z
  .strictObject({
    toegewezen: z.array(Uuid),
    overgeslagen: z.array(z.strictObject({ uuid: Uuid, nummer: z.string(), code: z.string(), reden: z.string() })),
  })
  .meta({ id: 'Verdeeld' })
export type Verdeeld = z.output<typeof Verdeeld>

/** The labels that are put on these tasks, and those that are taken off them. */
export const Labeling = z
  .strictObject({
    taken: z.array(Uuid).min(1).max(100),
    erbij: z.array(Uuid).max(50).default([]),
    eraf: z.array(Uuid).max(50).default([]),
  })
  .meta({ id: 'Labeling' })

/** The numbers of tasks that are to be done. */
export const Aantallen = z
  .strictObject({ mijn: z.int(), mijnTeLaat: z.int(), afdeling: z.int(), afdelingTeLaat: z.int() })
  .meta({ id: 'Aantallen' })
export type Aantallen = z.output<typeof Aantallen>

/** A task is sent on to these actoren, for this reason (R21). */
export const Doorsturing = z
  .strictObject({ actoren: Actoren, reden: VerplichteTekst(1000) })
  .meta({ id: 'Doorsturing' })

/** A note about what was done. */
export const Afronding = z.strictObject({ notitie: Tekst(1000).default('') }).meta({ id: 'Afronding' })

/** The reason why a task that was done must be done again. */
export const Heropening = z.strictObject({ reden: VerplichteTekst(1000) }).meta({ id: 'Heropening' })

/** A note that colleagues must know; it is never shown to the customer (R16). Those who are named in it are told that it is there. */
export const Notitie = z
  .strictObject({ notitie: VerplichteTekst(1000), genoemd: z.array(Uuid).max(20).default([]) })
  .meta({ id: 'Notitie' })

/**
 * A failed attempt to reach the customer: the kanaal, and when the next attempt is due. Without `opnieuwOp` a moment that was agreed and is
 * still to come stays; null says that nothing is agreed any more.
 */
export const Contactpoging = z
  .strictObject({
    kanaal: VerplichteTekst(50),
    notitie: Tekst(1000).default(''),
    opnieuwOp: Moment.nullable().optional(),
  })
  .meta({ id: 'Contactpoging' })

/** A step in the trail of a task: the actor, the act, the moment and the reason (R21). */
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
    /** It holds the reason or the note; for a zaak it holds its number. */
    reden: z.string(),
    /** Only a contactpoging has one. */
    kanaal: z.string().nullable(),
    opnieuwOp: Moment.nullable(),
    toegewezen: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
    /** A note names these colleagues. */
    genoemd: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
  })
  .meta({ id: 'Verloopstap' })
export type SoortVerloop = z.output<typeof Verloopstap>['soort']

const params = z.strictObject({ uuid: Uuid })

/**
 * The worklists are: my tasks to do, those of my afdelingen en groepen, all tasks, tasks done by me, tasks done by my afdelingen en
 * groepen, and klantcontacten zonder opvolging (R12).
 */
export const WERKLIJSTEN = ['mijn', 'afdeling', 'alle', 'gedaan', 'afdelingGedaan', 'zonder'] as const
export type Werklijst = (typeof WERKLIJSTEN)[number]
/** These lists span several of my afdelingen and groepen. */
export const VAN_MIJN_EENHEDEN: readonly string[] = ['afdeling', 'afdelingGedaan']
export const VAN_EENHEDEN: readonly string[] = [...VAN_MIJN_EENHEDEN, 'alle']
/** With these orders the tasks of one afdeling or groep, or of one medewerker, stand together by name; each on its term. */
export const GROEPERINGEN = ['eenheid', 'behandelaar'] as const
export type Groepering = (typeof GROEPERINGEN)[number]
/** Open tasks sort on their term, perhaps in groups, and done tasks on the moment they were done. */
export const VOLGORDES = ['uiterlijkOp', '-uiterlijkOp', 'afgehandeldOp', '-afgehandeldOp', ...GROEPERINGEN] as const
export type Volgorde = (typeof VOLGORDES)[number]

const SORTERINGEN = [
  'uiterlijkOp',
  '-uiterlijkOp',
  'toegewezenOp',
  '-toegewezenOp',
  'afgehandeldOp',
  '-afgehandeldOp',
  ...GROEPERINGEN,
] as const
export type Sortering = (typeof SORTERINGEN)[number]

/**
 * An address and a body write these filters alike; the filters that they write differently are added to each. `eenheid` narrows a list that
 * spans several afdelingen and groepen to one of them, and `behandelaar` narrows any list to what this medewerker has, `label` to what employees marked with it; `vandaag` means that
 * they are due before this day ends and are not late, and `uitgesteld` that the customer is tried again later. Only done tasks can be sorted
 * on the moment they were done.
 */
const welke = {
  lijst: z.enum(['mijn', 'afdeling', 'alle']).default('alle'),
  actor: Uuid.optional(),
  eenheid: Uuid.optional(),
  behandelaar: Uuid.optional(),
  kanaal: VerplichteTekst(50).optional(),
  label: Uuid.optional(),
  status: StatusInternetaak.optional(),
  sorteer: z.enum(SORTERINGEN).default('uiterlijkOp'),
  na: Cursor.optional(),
}

/** Which interne taken are searched, by what was typed: that can be the name of a customer, so it is no part of an address. */
export const Taakvraag = z
  .strictObject({
    ...welke,
    teLaat: z.boolean().optional(),
    vandaag: z.boolean().optional(),
    uitgesteld: z.boolean().optional(),
    zoek: Zoektekst.min(1).optional(),
    /** Words that stand in the onderwerp of the klantcontact, as it reads now. */
    onderwerp: VerplichteTekst(100).optional(),
    aantal: PaginagrootteInBody,
  })
  .refine(({ zoek, onderwerp }) => zoek !== undefined || onderwerp !== undefined, {
    params: { code: 'verplicht' },
    message: 'Geef woorden om op te zoeken, of een onderwerp.',
    path: ['zoek'],
  })

export const internetaken = contract({
  lijst: {
    method: 'get',
    path: '/internetaken',
    right: 'internetaken.lezen',
    summary: 'Toon interne taken: die van mij, van mijn afdelingen en groepen, of alle.',
    query: z.strictObject({
      ...welke,
      teLaat: Vlag.optional(),
      vandaag: Vlag.optional(),
      uitgesteld: Vlag.optional(),
      zoek: Zoektekst.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Internetaak),
    problems: [geenMedewerker],
  },
  zoeken: {
    method: 'post',
    path: '/internetaken/_zoek',
    reads: true,
    searches: true,
    right: 'internetaken.lezen',
    summary: 'Zoek interne taken op woorden, die de naam van een klant kunnen zijn, op nummer, of op onderwerp.',
    body: Taakvraag,
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
  heeftOpenTaken: {
    method: 'get',
    path: '/actoren/{uuid}/open-taken',
    right: 'actoren.beheren',
    summary: 'Toon of een actor nog interne taken te doen heeft, voordat die vertrekt.',
    params,
    result: z.strictObject({ heeftOpenTaken: z.boolean() }).meta({ id: 'HeeftOpenTaken' }),
  },
  labelen: {
    method: 'post',
    path: '/internetaken/_labels',
    right: 'internetaken.afronden',
    summary: 'Zet labels op interne taken en haal labels eraf.',
    body: Labeling,
    result: z.strictObject({ aantal: z.int() }).meta({ id: 'Gelabeld' }),
  },
  verdelen: {
    method: 'post',
    path: '/internetaken/_toewijzen',
    right: 'internetaken.toewijzen',
    summary:
      'Wijs interne taken tegelijk toe; wat een ander heeft blijft van die ander, tenzij er een reden bij staat.',
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
