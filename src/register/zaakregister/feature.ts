import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { constraints } from './constraints.ts'
import { RECHTEN, zaakregister } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(zaakregister, routes),
  constraints,
  rights: Object.values(RECHTEN),
}
