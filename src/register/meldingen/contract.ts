import { z } from 'zod'
import { ActorKort } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Uuid } from '../../platform/schemas.ts'

export const geenMeldingen = problemKind('geen-meldingen', 403, 'Alleen een medewerker krijgt meldingen.')
export const geenPostvak = problemKind('geen-postvak', 404, 'Er is alleen een postvak in een demonstratie.')

/** A medewerker is told by a separate mail, in the dagoverzicht, or not at all. */
export const WijzeMelding = z.enum(['direct', 'dagoverzicht', 'niet'])
export type WijzeMelding = z.output<typeof WijzeMelding>

/** The subject of a mail is one of these. */
export const SoortMelding = z.enum(['nieuw', 'doorgestuurd', 'heropend', 'over_tijd', 'dagoverzicht'])
export type SoortMelding = z.output<typeof SoortMelding>

const keuzes = { nieuw: WijzeMelding, doorgestuurd: WijzeMelding, heropend: WijzeMelding, overTijd: WijzeMelding }

/** A medewerker chooses for each kind of news how they are told by e-mail. */
export const Meldingkeuzes = z.strictObject(keuzes).meta({ id: 'Meldingkeuzes' })
export type Meldingkeuzes = z.output<typeof Meldingkeuzes>

/** The choices of a medewerker and their e-mail address; null when none is known. */
export const MijnMeldingen = z.strictObject({ ...keuzes, emailadres: z.string().nullable() }).meta({
  id: 'MijnMeldingen',
})
export type MijnMeldingen = z.output<typeof MijnMeldingen>

/**
 * It tells how mail leaves (through a mail server, to the mailbox of a demonstration, or not at all), and how many mails wait or failed.
 */
export const Verzending = z
  .strictObject({ weg: z.enum(['smtp', 'postvak', 'geen']), wachtend: z.int(), mislukt: z.int() })
  .meta({ id: 'Verzending' })
export type Verzending = z.output<typeof Verzending>

/** A mail that could not be sent after all attempts. */
export const MislukteMelding = z
  .strictObject({
    uuid: Uuid,
    /** The subject of what it tells first. */
    soort: SoortMelding,
    actor: ActorKort,
    /** It tells of this many tasks; 0 for a dagoverzicht. */
    aantal: z.int(),
    /** The number of the interne taak, when it is one and the user may see it. */
    taak: z.string().nullable(),
    op: Moment,
    pogingen: z.int(),
    fout: z.string(),
  })
  .meta({ id: 'MislukteMelding' })
export type MislukteMelding = z.output<typeof MislukteMelding>

/** A mail in the mailbox of a demonstration. */
export const Postvakbericht = z
  .strictObject({
    uuid: Uuid,
    aan: z.string(),
    onderwerp: z.string(),
    tekst: z.string(),
    op: Moment,
    /** A medewerker wrote it, so the klant can answer it. */
    beantwoordbaar: z.boolean(),
  })
  .meta({ id: 'Postvakbericht' })
export type Postvakbericht = z.output<typeof Postvakbericht>

/**
 * The kinds of news: a task of one's own came, was sent on or reopened, or its term is nearly over; or a colleague named one in a note at a
 * task.
 */
export const SoortNieuws = z.enum(['nieuw', 'doorgestuurd', 'heropend', 'bijna_te_laat', 'genoemd'])

/**
 * News about tasks for a medewerker, the last first; what happened to many of them within ten minutes is one piece of news. It says nothing
 * about customers (R28), so it can stand on any screen.
 */
export const Nieuws = z
  .strictObject({
    /** This many were not seen yet. */
    ongezien: z.int(),
    resultaten: z.array(
      z.strictObject({
        soort: SoortNieuws,
        aantal: z.int().min(1),
        /** The numbers of the first few tasks: what was not seen before the rest, and what must be done first before the others. */
        taken: z.array(z.string()).min(1),
        op: Moment,
        /** The term of the task that must be done first. */
        uiterlijkOp: Moment,
        gezien: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Nieuws' })
export type Nieuws = z.output<typeof Nieuws>

const INSTELLEN = 'meldingen.instellen'
const BEHEREN = 'meldingen.beheren'
const pagina = z.strictObject({ na: Cursor.optional(), aantal: Paginagrootte })

export const meldingen = contract({
  tonen: {
    method: 'get',
    path: '/meldingen/instellingen',
    right: INSTELLEN,
    summary: 'Toon welke meldingen ik per e-mail krijg.',
    result: MijnMeldingen,
    problems: [geenMeldingen],
  },
  instellen: {
    method: 'put',
    path: '/meldingen/instellingen',
    right: INSTELLEN,
    summary: 'Kies welke meldingen ik per e-mail krijg.',
    body: Meldingkeuzes,
    result: MijnMeldingen,
    problems: [geenMeldingen],
  },
  nieuws: {
    method: 'get',
    path: '/meldingen/nieuws',
    right: INSTELLEN,
    summary: 'Toon wat er gebeurde met mijn open interne taken, het laatste eerst.',
    result: Nieuws,
    problems: [geenMeldingen],
  },
  nieuwsGezien: {
    method: 'put',
    path: '/meldingen/nieuws/gezien',
    right: INSTELLEN,
    summary: 'Leg vast tot wanneer ik het nieuws over mijn interne taken heb gezien.',
    body: z.strictObject({ tot: Moment }),
    result: Nieuws,
    problems: [geenMeldingen],
  },
  verzending: {
    method: 'get',
    path: '/meldingen/_verzending',
    right: BEHEREN,
    summary: 'Toon hoe e-mail wordt verzonden, en hoeveel er wacht of is mislukt.',
    result: Verzending,
  },
  mislukt: {
    method: 'get',
    path: '/meldingen/mislukt',
    right: BEHEREN,
    summary: 'Toon de e-mails die niet konden worden verzonden, de laatste eerst.',
    query: pagina,
    result: Pagina(MislukteMelding),
  },
  opnieuw: {
    method: 'post',
    path: '/meldingen/mislukt/_opnieuw',
    right: BEHEREN,
    summary:
      'Probeer mislukte e-mails opnieuw te verzenden; zonder `meldingen` alle. Wat niet mislukt is blijft zoals het is.',
    body: z.strictObject({ meldingen: z.array(Uuid).min(1).max(100).optional() }),
    result: Verzending,
  },
  postvak: {
    method: 'get',
    path: '/meldingen/postvak',
    right: BEHEREN,
    summary: 'Toon de e-mails van de demonstratie, de laatste eerst. Alleen in een demonstratie.',
    query: pagina,
    result: Pagina(Postvakbericht),
    problems: [geenPostvak],
  },
})
