import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { oproepen } from './contract.ts'
import { ruimOproepenOp } from './jobs.ts'
import { countWachtend } from './queries.ts'
import { routes } from './routes.ts'
import { serveStroom } from './stroom.ts'

export const feature: Feature = {
  operations: bind(oproepen, routes),
  settings,
  jobs: [ruimOproepenOp],
  serveInApi: serveStroom,
  figures: [{ name: 'balie_oproepen_wachtend', help: 'Calls that wait for somebody to answer.', read: countWachtend }],
}
