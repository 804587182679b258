import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { storingen } from './contract.ts'
import { schuifTermijnenOp } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(storingen, routes),
  jobs: [schuifTermijnenOp],
}
