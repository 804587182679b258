import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { logboek } from './contract.ts'
import { onderhoudLogboek, verzendDataverwerkingen } from './jobs.ts'
import { routes } from './routes.ts'
import { secondenAchter } from './verzenden.ts'

export const feature: Feature = {
  operations: bind(logboek, routes),
  settings,
  jobs: [onderhoudLogboek, verzendDataverwerkingen],
  figures: [
    {
      name: 'balie_dataverwerkingen_achterstand_seconden',
      help: 'Age of the oldest line of the logboek that still waits for the Logboek Dataverwerkingen.',
      read: secondenAchter,
    },
  ],
}
