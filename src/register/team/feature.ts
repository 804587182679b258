import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { team } from './contract.ts'
import { ruimAfwezighedenOp } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(team, routes),
  jobs: [ruimAfwezighedenOp],
}
