import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Tekst, Uuid } from '../../platform/schemas.ts'

export const normBestaatAl = problemKind(
  'norm-bestaat-al',
  409,
  'Er is al een norm voor deze afdeling of groep en dit onderwerp.',
)

/** The unit of a norm: werkdagen, or hours in which the municipality is open. */
export const Eenheid = z.enum(['werkdagen', 'uren'])
export type Eenheid = z.output<typeof Eenheid>

/** A norm sets the time within which an interne taak must be done. The most specific norm counts. */
export const Norm = z
  .strictObject({
    uuid: Uuid,
    /** The afdeling or groep that gets the task; null means any. */
    actor: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    /** The words that must occur in the onderwerp of the klantcontact; empty means any subject. */
    onderwerp: z.string(),
    aantal: z.int(),
    eenheid: Eenheid,
  })
  .meta({ id: 'Norm' })
export type Norm = z.output<typeof Norm>

const velden = {
  actor: Uuid.nullable(),
  onderwerp: Tekst(100),
  aantal: z.int().min(1).max(250),
  eenheid: Eenheid,
}

export const NieuweNorm = z
  .strictObject({ ...velden, actor: velden.actor.default(null), onderwerp: velden.onderwerp.default('') })
  .meta({ id: 'NieuweNorm' })
export type NieuweNorm = z.output<typeof NieuweNorm>

export const NormWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'NormWijziging' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'normen.beheren'

export const normen = contract({
  lijst: {
    method: 'get',
    path: '/normen',
    right: 'normen.lezen',
    summary: 'Toon de normen voor interne taken, de algemene eerst.',
    result: z.strictObject({
      resultaten: z.array(Norm),
      /** The number of werkdagen when no norm fits. */
      werkdagenZonderNorm: z.int(),
    }),
  },
  maken: {
    method: 'post',
    path: '/normen',
    right: BEHEREN,
    summary: 'Stel een norm in: in het algemeen, of voor een afdeling of groep, een onderwerp of beide.',
    body: NieuweNorm,
    status: 201,
    result: Norm,
    problems: [normBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/normen/{uuid}',
    right: BEHEREN,
    summary: 'Wijzig een norm. Taken die er al zijn houden hun termijn.',
    params,
    body: NormWijziging,
    result: Norm,
    problems: [normBestaatAl],
  },
  verwijderen: {
    method: 'delete',
    path: '/normen/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een norm. Taken die er al zijn houden hun termijn.',
    params,
  },
})
