import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import type { VindSmsdienst } from '../meldingen/sms.ts'
import { reportNietBezorgd } from './niet-bezorgd.ts'
import { addNieuws } from './nieuws.ts'
import { oudeCodes } from './queries.ts'
import { wegenOf } from './verzenden.ts'

/** Asks for messages about what is new for klanten, and has somebody follow up those that did not arrive. */
export const newsJob = (vindSmsdienst: VindSmsdienst): Job => ({
  name: 'maak-klantberichten',
  cron: '* * * * *',
  async run(context) {
    const { db, now, config } = context
    await addNieuws(db, now, wegenOf(config, vindSmsdienst))
    await reportNietBezorgd(context)
  },
})

/** Removes what is of no more use (R30). */
export const ruimKlantberichtenOp: Job = {
  name: 'ruim-klantberichten-op',
  cron: '45 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [oudeCodes(context.now)])
  },
}
