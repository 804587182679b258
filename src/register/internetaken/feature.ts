import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { constraints } from './constraints.ts'
import { internetaken } from './contract.ts'
import { makeDagoverzichten, reportOverdue } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(internetaken, routes),
  constraints,
  jobs: [reportOverdue, makeDagoverzichten],
}
