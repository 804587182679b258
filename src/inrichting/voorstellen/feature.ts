import type { Context } from '../../platform/context.ts'
import { type BoundOperation, bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { voorstellen } from './contract.ts'
import { routes } from './routes.ts'

/** @param allOperations everything that can be proposed; known when all features are */
export const makeFeature = (allOperations: () => readonly BoundOperation<Context>[]): Feature => ({
  operations: bind(voorstellen, routes(allOperations)),
  settings,
})
