import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Datum, Uuid, VerplichteTekst, Vlag } from '../../platform/schemas.ts'

export const niemandsTaken = problemKind(
  'geen-open-taken',
  409,
  'Deze medewerker heeft geen interne taken te doen die u mag zien.',
)

/** How many interne taken are to do, how many of them are due before this day ends, and how many are late already. */
const telling = { open: z.int(), vandaag: z.int(), teLaat: z.int() }

/** When somebody is away: from a day up to and including another one, or until further notice. It never says why. */
export const Afwezigheid = z.strictObject({ van: Datum, tot: Datum.nullable().default(null) }).meta({
  id: 'Afwezigheid',
})
export type Afwezigheid = z.output<typeof Afwezigheid>

/** A medewerker of a team, with the work that they have. */
export const Teamlid = z
  .strictObject({
    uuid: Uuid,
    naam: z.string(),
    /** They work here; who left can still have tasks. */
    actief: z.boolean(),
    /** They are away now, or will be. */
    afwezigheid: Afwezigheid.nullable(),
    /** They are away today. */
    afwezig: z.boolean(),
    ...telling,
  })
  .meta({ id: 'Teamlid' })
export type Teamlid = z.output<typeof Teamlid>

/** How the work of a team stands, and how it grew and shrank in the last four weeks. It says nothing about customers. */
export const Team = z
  .strictObject({
    /** A task of several afdelingen counts once. */
    totaal: z.strictObject(telling),
    eenheden: z.array(z.strictObject({ uuid: Uuid, naam: z.string(), ...telling })),
    /** Everybody who works in these afdelingen and groepen, or has a task of them. */
    medewerkers: z.array(Teamlid),
    /** The last 28 days in order: the tasks that came in, and those that were done. */
    dagen: z.array(z.strictObject({ dag: Datum, erbij: z.int(), gedaan: z.int() })),
  })
  .meta({ id: 'Team' })
export type Team = z.output<typeof Team>

/** All open tasks of a medewerker go to these actoren, in turn, for this reason (R21). */
export const Overdracht = z
  .strictObject({ van: Uuid, naar: z.array(Uuid).min(1).max(50), reden: VerplichteTekst(1000) })
  .meta({ id: 'Overdracht' })
export type Overdracht = z.output<typeof Overdracht>

/** How many tasks each actor got. */
export const Overgedragen = z
  .strictObject({
    aantal: z.int(),
    ontvangers: z.array(z.strictObject({ uuid: Uuid, naam: z.string(), aantal: z.int() })),
    /** The medewerker still has tasks, which the caller may not see (R28). */
    houdtTaken: z.boolean(),
  })
  .meta({ id: 'Overgedragen' })
export type Overgedragen = z.output<typeof Overgedragen>

const params = z.strictObject({ uuid: Uuid })
const OVERDRAGEN = 'team.overdragen'

export const team = contract({
  tonen: {
    method: 'get',
    path: '/team',
    right: 'team.lezen',
    summary:
      'Toon hoeveel interne taken mijn afdelingen en groepen hebben, een ervan, of de hele gemeente, en wie ze heeft.',
    query: z.strictObject({ eenheid: Uuid.optional(), alle: Vlag.default(false) }),
    result: Team,
  },
  overdragen: {
    method: 'post',
    path: '/team/_overdragen',
    right: OVERDRAGEN,
    summary: 'Geef alle open interne taken van een medewerker om de beurt aan anderen, alles of niets.',
    body: Overdracht,
    result: Overgedragen,
    problems: [niemandsTaken],
  },
  afwezigMelden: {
    method: 'put',
    path: '/team/afwezigheid/{uuid}',
    right: OVERDRAGEN,
    summary: 'Leg vast van wanneer tot wanneer een medewerker er niet is.',
    params,
    body: Afwezigheid,
    result: Afwezigheid,
  },
  aanwezigMelden: {
    method: 'delete',
    path: '/team/afwezigheid/{uuid}',
    right: OVERDRAGEN,
    summary: 'Leg vast dat een medewerker er weer is.',
    params,
  },
})
