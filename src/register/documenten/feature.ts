import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { documenten } from './contract.ts'
import { countBezig } from './opslag/queries.ts'
import { plaatsInhoud } from './opslag/verplaatsen.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(documenten, routes),
  settings,
  loops: [plaatsInhoud],
  figures: [
    {
      name: 'balie_opslag_bezig',
      help: 'Documents on their way to the storage (S3), or still to be removed there.',
      read: countBezig,
    },
  ],
}
