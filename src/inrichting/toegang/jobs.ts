import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { verlopen } from './sessies.ts'

/** Removes expired sessions, with all their data (R30). */
export const ruimSessiesOp: Job = {
  name: 'ruim-sessies-op',
  cron: '*/10 * * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, verlopen(context.now, context.config.SESSIE_STIL_MINUTEN))
  },
}
