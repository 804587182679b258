import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { signalen } from './contract.ts'
import { countAandacht, countWachtend } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(signalen, routes),
  figures: [
    { name: 'balie_signalen_wachtend', help: 'Meldingen that Signalen is still to get.', read: countWachtend },
    {
      name: 'balie_signalen_aandacht',
      help: 'Meldingen that Signalen refused, or perhaps has: somebody must look.',
      read: countAandacht,
    },
  ],
}
