import type { MijnFeature } from '../frame/feature.ts'
import { bindPages } from '../frame/pages.ts'
import { settings } from './config.ts'
import { inloggen } from './contract.ts'
import { ruimMijnSessiesOp } from './jobs.ts'
import { pages } from './pages.ts'
import { count } from './sessies.ts'

export const feature: MijnFeature = {
  pages: bindPages('inloggen', inloggen, pages),
  settings,
  jobs: [ruimMijnSessiesOp],
  figures: [{ name: 'balie_mijn_sessies', help: 'Klanten who are logged in to Mijn.', read: count }],
}
