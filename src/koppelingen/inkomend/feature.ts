import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { aanleveren, inkomend } from './contract.ts'
import { ruimWeigeringenOp } from './jobs.ts'
import { countAfwijkend, countGeweigerd } from './queries.ts'
import { leveren, routes } from './routes.ts'

export const feature: Feature = {
  operations: [...bind(inkomend, routes), ...bind(aanleveren, leveren)],
  settings,
  constraints,
  jobs: [ruimWeigeringenOp],
  figures: [
    {
      name: 'balie_leveringen_afwijkend',
      help: 'Deliveries that were registered otherwise than a rule says, or without one.',
      read: countAfwijkend,
    },
    {
      name: 'balie_leveringen_geweigerd',
      help: 'Deliveries that were refused in the last month.',
      read: countGeweigerd,
    },
  ],
}
