import { inTransaction } from '../../platform/database.ts'
import type { Job, Loop } from '../../platform/jobs.ts'
import { markLeft } from '../../register/signalen/outbox.ts'
import { passOnOne } from './melden.ts'
import { hasSignalen } from './signalen.ts'
import { followAll } from './volgen.ts'

/** Passes on what is due: the number of a melding is known within seconds, when Signalen is as quick. */
export const meldSignalen: Loop = {
  name: 'meld-signalen',
  everyMs: 2_000,
  begin: ({ db, config, log }) => {
    let stopping = false
    return {
      async step() {
        if (!hasSignalen(config)) return
        let wasOne = true
        while (wasOne && !stopping) wasOne = await passOnOne({ db, now: new Date(), config, log })
      },
      async stop() {
        stopping = true
      },
    }
  },
}

/** Asks Signalen how meldingen are, and marks those of which no answer was heard. */
export const volgSignalen: Job = {
  name: 'volg-signalen',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    await inTransaction(context.db, 'schrijven', (tx) => markLeft(tx, context.now))
    if (hasSignalen(context.config)) await followAll(context)
  },
}
