import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { oudeWeigeringen } from './queries.ts'

/** Removes that something was refused, after a month (R30). */
export const ruimWeigeringenOp: Job = {
  name: 'ruim-geweigerde-leveringen-op',
  cron: '25 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [oudeWeigeringen(context.now)])
  },
}
