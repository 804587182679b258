import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Moment, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

/**
 * A time in which customers could not reach the municipality by some kanalen, or it could not reach them. Terms that end in it end later, and who
 * was late by it is not held to that (Awb 2:21).
 */
export const Storing = z
  .strictObject({
    uuid: Uuid,
    beginOp: Moment,
    /** Null: it lasts. */
    eindOp: Moment.nullable(),
    /** The names of the kanalen; none: all of them. */
    kanalen: z.array(z.string()),
    /** In words for customers, who read it. */
    reden: z.string(),
    /** A term that ends in it, or too soon after it, ends at this moment: the end of the first werkdag after it. */
    verlengdTot: Moment,
    /** So many open tasks have more time by it. */
    taken: z.int(),
  })
  .meta({ id: 'Storing' })
export type Storing = z.output<typeof Storing>

export const NieuweStoring = z
  .strictObject({
    beginOp: Moment,
    eindOp: Moment.nullable().default(null),
    kanalen: z.array(VerplichteTekst(50)).max(100).default([]),
    reden: VerplichteTekst(500),
  })
  .meta({ id: 'NieuweStoring' })
export type NieuweStoring = z.output<typeof NieuweStoring>

/** A storing as it was saved, and how many open tasks got another term by that. */
export const BewaardeStoring = z
  .strictObject({ ...Storing.shape, gewijzigdeTaken: z.int() })
  .meta({ id: 'BewaardeStoring' })
export type BewaardeStoring = z.output<typeof BewaardeStoring>

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'storingen.beheren'

export const storingen = contract({
  lijst: {
    method: 'get',
    path: '/storingen',
    right: 'storingen.lezen',
    summary: 'Toon de storingen waardoor klanten de gemeente niet konden bereiken, de laatste eerst.',
    result: z.strictObject({ resultaten: z.array(Storing) }),
  },
  maken: {
    method: 'post',
    path: '/storingen',
    right: BEHEREN,
    summary: 'Leg een storing vast. Open taken waarvan de termijn erin eindigt krijgen meer tijd.',
    body: NieuweStoring,
    status: 201,
    result: BewaardeStoring,
  },
  wijzigen: {
    method: 'put',
    path: '/storingen/{uuid}',
    right: BEHEREN,
    summary: 'Verbeter of beëindig een storing. De termijnen van open taken worden opnieuw berekend.',
    params,
    body: NieuweStoring,
    result: BewaardeStoring,
  },
  verwijderen: {
    method: 'delete',
    path: '/storingen/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een storing die er niet was. Open taken krijgen hun eigen termijn terug.',
    params,
  },
})
