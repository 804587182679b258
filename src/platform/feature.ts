import type { FastifyInstance } from 'fastify'
import type { SettingsPart } from './config.ts'
import type { Constraints } from './constraints.ts'
import type { Context } from './context.ts'
import type { BoundOperation } from './contract.ts'
import type { Job, Loop } from './jobs.ts'
import type { Figure, Meter } from './observability.ts'
import type { Gateway, SignedOperation } from './operations.ts'

/** Everything that a feature brings to the server. Its folder exports this value, and `app.ts` lists it. */
export interface Feature {
  /** Operations of the Balie API. */
  operations?: readonly BoundOperation<Context>[]
  /** Operations of the Balie API that other systems call with a signature. */
  signed?: readonly SignedOperation[]
  /** Rights beside those that its operations need. */
  rights?: readonly string[]
  settings?: SettingsPart
  /** The problems that refusals by its tables stand for. */
  constraints?: Constraints
  /** Work at set times. */
  jobs?: readonly Job[]
  /** Work that goes on all the time. */
  loops?: readonly Loop[]
  /** Figures about the register among the metrics. */
  figures?: readonly Figure[]
  /** Other metrics. */
  meters?: readonly Meter[]
  /** Serves what is no operation, under the prefix of the Balie API. */
  serveInApi?(api: FastifyInstance, gateway: Gateway): void
  /** Serves what lies outside the Balie API. */
  serve?(server: FastifyInstance, gateway: Gateway): void
}
