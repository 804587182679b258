import type { Job } from '../../platform/jobs.ts'
import * as sessies from './sessies.ts'

/** Removes expired sessions, with all their data (R30). */
export const ruimSessiesOp: Job = {
  name: 'ruim-sessies-op',
  cron: '*/10 * * * *',
  run: ({ db, now, config }) => sessies.cleanUp(db, now, config.SESSIE_STIL_MINUTEN),
}
