import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { meldingen } from './contract.ts'
import { ruimMeldingenOp, verstuurMeldingen } from './jobs.ts'
import { countFailed } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(meldingen, routes),
  settings,
  jobs: [verstuurMeldingen, ruimMeldingenOp],
  figures: [
    {
      name: 'balie_meldingen_mislukt',
      help: 'E-mail to medewerkers that could not be sent after all attempts.',
      read: countFailed,
    },
  ],
}
