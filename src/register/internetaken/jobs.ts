import { isWerkdagOp } from '../../begrippen/kalender.ts'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import type { Job } from '../../platform/jobs.ts'
import * as meldingen from '../meldingen/queries.ts'

/** Mails the people who asked for it about each task that went over tijd, on werkdagen and in working hours. */
export const reportOverdue: Job = {
  name: 'meld-over-tijd',
  cron: '*/15 7-18 * * 1-5',
  async run({ db, now }) {
    if (isWerkdagOp(now, await instellingen(db))) await meldingen.reportOverdue(db, now)
  },
}

/** Prepares a summary of the open tasks every werkdag, before work begins. */
export const makeDagoverzichten: Job = {
  name: 'maak-dagoverzichten',
  cron: '30 7 * * 1-5',
  async run({ db, now }) {
    if (isWerkdagOp(now, await instellingen(db))) await meldingen.makeDagoverzichten(db, now)
  },
}
