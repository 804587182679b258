import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import type { CheckNummers } from '../klantcontacten/zaaknummers.ts'
import { gesprekken } from './contract.ts'
import { routes } from './routes.ts'

/** @param checkNummers looks for the numbers of zaken in the zaaksystemen, which are known to a later feature */
export const makeFeature = (checkNummers: CheckNummers): Feature => ({
  operations: bind(gesprekken, routes(checkNummers)),
})
