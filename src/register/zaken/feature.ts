import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { zaken } from './contract.ts'
import { countNietGemeld } from './koppelingen.ts'
import { aantalWachtend } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(zaken, routes),
  figures: [
    {
      name: 'balie_zaken_wachten_op_zaaksysteem',
      help: 'Zaken that could not be started yet although it was tried.',
      read: aantalWachtend,
    },
    {
      name: 'balie_zaakkoppelingen_mislukt',
      help: 'Links between klantcontacten and zaken of which a zaaksysteem could not be told.',
      read: countNietGemeld,
    },
  ],
}
