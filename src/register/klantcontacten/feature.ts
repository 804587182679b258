import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { klantcontacten } from './contract.ts'
import { ruimAntwoordenOp, signaleerZonderOpvolging } from './jobs.ts'
import { countZonderOpvolging } from './queries.ts'
import { routes } from './routes.ts'
import type { CheckNummers } from './zaaknummers.ts'

/** @param checkNummers looks for the numbers of zaken in the zaaksystemen, which are known to a later feature */
export const makeFeature = (checkNummers: CheckNummers): Feature => ({
  operations: bind(klantcontacten, routes(checkNummers)),
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
})
