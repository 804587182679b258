import type { Job } from '../../platform/jobs.ts'
import { instellingen } from '../instellingen/queries.ts'
import { moveOn } from './queries.ts'
import { verlengdTot } from './rules.ts'

/** Moves the end of terms on while a storing lasts, so that nothing in it is late. */
export const schuifTermijnenOp: Job = {
  name: 'schuif-termijnen-op',
  cron: '5 * * * *',
  async run({ db, now }) {
    const nu = { beginOp: now.toISOString(), eindOp: null }
    await moveOn(db, now, verlengdTot(nu, await instellingen(db), now))
  },
}
