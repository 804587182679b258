import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { constraints } from './constraints.ts'
import { labels } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(labels, routes),
  constraints,
}
