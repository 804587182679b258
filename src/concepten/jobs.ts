import type { Job } from '../platform/jobs.ts'
import { ruimOp } from './queries.ts'

/** Drafts hold personal data: who does not go on with one loses it after some days (R30). */
export const ruimConceptenOp: Job = {
  name: 'ruim-concepten-op',
  cron: '20 3 * * *',
  async run({ db, now, config, log }) {
    const aantal = await ruimOp(db, new Date(now.getTime() - config.CONCEPT_DAGEN * 86_400_000))
    if (aantal > 0) log.info({ aantal }, 'concepten opgeruimd')
  },
}
