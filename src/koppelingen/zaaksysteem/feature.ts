import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { meterZaaksystemen } from './client/metrieken.ts'
import { settings } from './config.ts'
import { zaaksysteem } from './contract.ts'
import {
  bezorgKlanttaken,
  leesCatalogi,
  meldKoppelingen,
  ruimGemeldeKoppelingenOp,
  startZaken,
  volgZaken,
} from './jobs.ts'
import { routes } from './routes.ts'
import { openAchtergeblevenDocumenten } from './saga/opruimen.ts'

export const feature: Feature = {
  operations: bind(zaaksysteem, routes),
  settings,
  loops: [startZaken],
  jobs: [
    volgZaken,
    leesCatalogi,
    meldKoppelingen,
    bezorgKlanttaken,
    ruimGemeldeKoppelingenOp,
    openAchtergeblevenDocumenten,
  ],
  meters: [meterZaaksystemen],
}
