import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Uuid } from '../../platform/schemas.ts'

export const alleenMedewerkersMetTelefoon = problemKind(
  'alleen-medewerkers-met-telefoon',
  403,
  'Alleen een medewerker krijgt oproepen.',
)

export const RichtingOproep = z.enum(['inkomend', 'uitgaand'])
export type RichtingOproep = z.output<typeof RichtingOproep>

/**
 * How a call is: it waits in a queue, rings at somebody, was answered, was put through to somebody else, ended, was not answered, or was
 * given up by the caller.
 */
export const ToestandOproep = z.enum([
  'wachten',
  'rinkelt',
  'opgenomen',
  'doorverbonden',
  'beeindigd',
  'gemist',
  'opgegeven',
])
export type ToestandOproep = z.output<typeof ToestandOproep>

/** When a call began, was answered and ended; null: it was not, or not yet. */
const tijden = { begonnenOp: Moment, opgenomenOp: Moment.nullable(), geeindigdOp: Moment.nullable() }

/** A call that rings at somebody, or in which they speak. Its number is a suggestion and establishes nobody (R1). */
export const Oproep = z
  .strictObject({
    uuid: Uuid,
    richting: RichtingOproep,
    /** The number outside, in E.164; null: hidden. */
    nummer: z.string().nullable(),
    wachtrij: z.string(),
    toestand: ToestandOproep,
    ...tijden,
  })
  .meta({ id: 'Oproep' })
export type Oproep = z.output<typeof Oproep>

/** The call in which a conversation was held. */
export const OproepVanGesprek = z
  .strictObject({ uuid: Uuid, richting: RichtingOproep, wachtrij: z.string(), ...tijden })
  .meta({ id: 'OproepVanGesprek' })
export type OproepVanGesprek = z.output<typeof OproepVanGesprek>

/** The calls that came in since a moment. */
const Telling = z.strictObject({
  binnengekomen: z.int(),
  beantwoord: z.int(),
  /** Not answered, or given up by the caller. */
  gemist: z.int(),
  /** From the beginning until somebody answered, on average; null: nobody did. */
  wachttijdSeconden: z.int().nullable(),
})

/** How busy a queue is now, today and in the last seven days. It says nothing about who called. */
export const Wachtrij = z
  .strictObject({
    naam: z.string(),
    wachtend: z.int(),
    /** Since when the first of these waits. */
    wachtSinds: Moment.nullable(),
    inGesprek: z.int(),
    vandaag: Telling,
    week: Telling,
  })
  .meta({ id: 'Wachtrij' })
export type Wachtrij = z.output<typeof Wachtrij>

const AANNEMEN = 'oproepen.aannemen'

export const oproepen = contract({
  mijn: {
    method: 'get',
    path: '/oproepen/mijn',
    right: AANNEMEN,
    summary: 'Toon de oproepen die bij mij rinkelen, die ik voer, of die ik net voerde en nog niet vastlegde.',
    /** `inGebruik`: a switchboard told of a call in the last thirty days. */
    result: z.strictObject({ inGebruik: z.boolean(), resultaten: z.array(Oproep) }),
    problems: [alleenMedewerkersMetTelefoon],
  },
  koppelen: {
    method: 'put',
    path: '/oproepen/{uuid}/gesprekken/{gesprek}',
    right: AANNEMEN,
    summary: 'Leg vast in welk gesprek ik vastleg wat er in deze oproep wordt besproken.',
    params: z.strictObject({ uuid: Uuid, gesprek: Uuid }),
    problems: [alleenMedewerkersMetTelefoon],
  },
  overzicht: {
    method: 'get',
    path: '/oproepen/overzicht',
    right: 'oproepen.overzicht',
    summary: 'Toon per wachtrij hoeveel oproepen wachten, en hoeveel er vandaag en deze week waren.',
    result: z.strictObject({
      wachtrijen: z.array(Wachtrij),
      /** The calls of the last seven days that rang at somebody whom Balie does not know. */
      medewerkerOnbekend: z.int(),
    }),
  },
  vanGesprek: {
    method: 'get',
    path: '/gesprekken/{gesprek}/oproepen',
    right: 'klantcontacten.lezen',
    summary: 'Toon in welke oproepen een gesprek werd gevoerd, en van wanneer tot wanneer.',
    params: z.strictObject({ gesprek: Uuid }),
    result: z.strictObject({ resultaten: z.array(OproepVanGesprek) }),
  },
})
