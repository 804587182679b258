import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { verlopen } from './sessies.ts'

/** Removes sessions of klanten that expired, with all their data (R30). */
export const ruimMijnSessiesOp: Job = {
  name: 'ruim-mijn-sessies-op',
  cron: '*/5 * * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, verlopen(context.now, context.config.MIJN_SESSIE_STIL_MINUTEN))
  },
}
