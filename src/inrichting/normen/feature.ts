import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { normen } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(normen, routes),
  settings,
  constraints,
}
