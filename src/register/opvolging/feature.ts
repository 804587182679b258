import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { constraints } from './constraints.ts'
import { opvolging } from './contract.ts'
import { routes } from './routes.ts'

/** @param findZaak finds a zaak in the zaaksystemen, which are known to a later feature */
export const makeFeature = (findZaak: Parameters<typeof routes>[0]): Feature => ({
  operations: bind(opvolging, routes(findZaak)),
  constraints,
})
