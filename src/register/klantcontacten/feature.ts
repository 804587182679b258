import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { klantcontacten } from './contract.ts'
import { ruimAntwoordenOp, signaleerZonderOpvolging } from './jobs.ts'
import { countZonderOpvolging } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(klantcontacten, routes),
  settings,
  constraints,
  jobs: [signaleerZonderOpvolging, ruimAntwoordenOp],
  figures: [
    {
      name: 'balie_klantcontacten_zonder_opvolging',
      help: 'Klantcontacten that have no interne taak and no zaak (R12).',
      read: countZonderOpvolging,
    },
  ],
}
