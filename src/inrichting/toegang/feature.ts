import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { toegang, ZICHTRECHTEN } from './contract.ts'
import { ruimSessiesOp } from './jobs.ts'
import { routes } from './routes.ts'

/** @param allRights everything that somebody can be allowed to do; known when all features are */
export const makeFeature = (allRights: () => readonly string[]): Feature => ({
  operations: bind(toegang, routes(allRights)),
  rights: Object.values(ZICHTRECHTEN),
  settings,
  constraints,
  jobs: [ruimSessiesOp],
})
