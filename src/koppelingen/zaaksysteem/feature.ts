import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { meterZaaksystemen } from './client/metrieken.ts'
import { zaaksysteem } from './contract.ts'
import { leesCatalogi, meldKoppelingen, ruimGemeldeKoppelingenOp, startZaken, volgZaken } from './jobs.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(zaaksysteem, routes),
  jobs: [startZaken, volgZaken, leesCatalogi, meldKoppelingen, ruimGemeldeKoppelingenOp],
  meters: [meterZaaksystemen],
}
