import type { Job } from '../../platform/jobs.ts'
import * as sessies from './sessies.ts'

/** Sessions past their time are gone, with all that was kept about them (R30). */
export const ruimSessiesOp: Job = {
  name: 'ruim-sessies-op',
  cron: '*/10 * * * *',
  run: ({ db, now, config }) => sessies.ruimOp(db, now, config.SESSIE_STIL_MINUTEN),
}
