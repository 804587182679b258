import { z } from 'zod'
import type { Context } from './context.ts'
import { type BoundOperation, fullName, type Input, type Operation } from './contract.ts'
import { Moment, Uuid } from './schemas.ts'

/** The answer of an operation that waits for a second person (202): where the voorstel is, and until when it can be approved. */
export const Voorgesteld = z.strictObject({ voorstel: Uuid, geldigTot: Moment }).meta({ id: 'Voorgesteld' })
export type Voorgesteld = z.output<typeof Voorgesteld>

/** The status of that answer. */
export const PROPOSED = 202

/** A request as it was sent. It is validated each time that it is read. */
export interface Given {
  params: unknown
  headers: Record<string, unknown>
  body: unknown
}

/** An operation that somebody asked for, which waits for a second person. */
export interface Proposal {
  operation: string
  summary: string
  right: string
  given: Given
  /** Does it now, in this transaction. */
  run(context: Context): Promise<unknown>
}

/** Does an operation with input that was validated. One that waits for a second person asks no other system. */
export async function runNow(
  bound: BoundOperation<Context>,
  context: Context,
  input: Input<Operation>,
): Promise<unknown> {
  const { handler } = bound
  if (typeof handler !== 'function') throw new Error(`${fullName(bound)} asks another system before its transaction.`)
  return handler(context, input)
}
