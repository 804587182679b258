import type { Job } from '../../platform/jobs.ts'
import * as sessies from './sessies.ts'

/** Removes sessions of klanten that expired, with all their data (R30). */
export const ruimMijnSessiesOp: Job = {
  name: 'ruim-mijn-sessies-op',
  cron: '*/5 * * * *',
  run: ({ db, now, config }) => sessies.cleanUp(db, now, config.MIJN_SESSIE_STIL_MINUTEN),
}
