import { inTransaction } from '../../platform/database.ts'
import type { Job, JobContext } from '../../platform/jobs.ts'
import { askAbout, type Betaaldienst } from '../../register/klanttaken/betalen/dienst.ts'
import { due, lookAgain, type Poging } from '../../register/klanttaken/betalen/queries.ts'
import { isAbandoned, nextLook } from '../../register/klanttaken/betalen/rules.ts'
import { takeInTold } from './omgeving.ts'
import { vindBetaaldienst } from './worldline.ts'

/** Asks how one attempt is; nothing comes of one that was only begun, hours ago. */
async function follow(context: JobContext, dienst: Betaaldienst, attempt: Poging): Promise<void> {
  const { now } = context
  const bericht = await askAbout(dienst, attempt)
  if (bericht) await takeInTold(context, bericht)
  const { uuid, bedrag, status, begonnenOp } = attempt
  const isOver = isAbandoned(bericht?.status ?? status, begonnenOp, now)
  if (isOver) await takeInTold(context, { referentie: uuid, status: 'geannuleerd', bedrag, valuta: 'EUR', methode: '' })
}

/** Looks after payments of which the provider told nothing: a webhook can get lost. */
export const volgBetalingen: Job = {
  name: 'volg-betalingen',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    const { db, now, config, log } = context
    const dienst = vindBetaaldienst(config)
    if (!dienst) return
    for (const attempt of await inTransaction(db, 'lezen', (tx) => due(tx, now))) {
      await inTransaction(db, 'schrijven', (tx) => lookAgain(tx, attempt.uuid, nextLook(attempt.begonnenOp, now)))
      try {
        await follow(context, dienst, attempt)
      } catch (error) {
        log.warn({ fault: (error as Error).name }, 'betaling niet gevolgd')
        break
      }
    }
  },
}
