import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { overAfwezigheid } from './queries.ts'

/** Removes when somebody was away, once that is over: no history of it comes to be (R30). */
export const ruimAfwezighedenOp: Job = {
  name: 'ruim-afwezigheden-op',
  cron: '50 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [overAfwezigheid(context.now)])
  },
}
