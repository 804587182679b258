import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { kanalen } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(kanalen, routes),
  settings,
  constraints,
}
