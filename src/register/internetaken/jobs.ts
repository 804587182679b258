import { isWerkdagOp } from '../../begrippen/kalender.ts'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import type { Job } from '../../platform/jobs.ts'
import * as meldingen from '../meldingen/queries.ts'

/** Who asked for it gets a mail about each task that went over tijd, on werkdagen and in working hours. */
export const meldOverTijd: Job = {
  name: 'meld-over-tijd',
  cron: '*/15 7-18 * * 1-5',
  async run({ db, now }) {
    if (isWerkdagOp(now, await instellingen(db))) await meldingen.meldOverTijd(db, now)
  },
}

/** Every werkdag, before work begins: what there is to do. */
export const maakDagoverzichten: Job = {
  name: 'maak-dagoverzichten',
  cron: '30 7 * * 1-5',
  async run({ db, now }) {
    if (isWerkdagOp(now, await instellingen(db))) await meldingen.maakDagoverzichten(db, now)
  },
}
