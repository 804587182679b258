import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { concepten } from './contract.ts'
import { ruimConceptenOp } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(concepten, routes),
  settings,
  jobs: [ruimConceptenOp],
}
