import type { Job, Loop } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { makeBezorger } from './bezorgen.ts'
import * as queries from './queries.ts'

/** Tells subscriptions what happened, within a second. */
export const bezorgGebeurtenissen: Loop = {
  name: 'bezorg-gebeurtenissen',
  everyMs: 500,
  begin: makeBezorger,
}

/** Removes deliveries that are older than they are of use. */
export const ruimBezorgingenOp: Job = {
  name: 'ruim-bezorgingen-op',
  cron: '50 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [queries.oudeBezorgingen(context.now)])
  },
}
