import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { oudeOproepen } from './queries.ts'

/** Removes who called and when, once nobody needs that any more (R30). */
export const ruimOproepenOp: Job = {
  name: 'ruim-oproepen-op',
  cron: '55 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [oudeOproepen(context.now, context.config.OPROEP_BEWAARDAGEN)])
  },
}
