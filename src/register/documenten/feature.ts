import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { documenten } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(documenten, routes),
  settings,
}
