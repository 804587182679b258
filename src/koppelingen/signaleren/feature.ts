import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { signaleren } from './contract.ts'
import { meldSignalen, volgSignalen } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(signaleren, routes),
  settings,
  loops: [meldSignalen],
  jobs: [volgSignalen],
}
