import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import type { Gebeurtenistype } from '../gebeurtenissen/contract.ts'
import * as gebeurtenissen from '../gebeurtenissen/queries.ts'
import { oudeAntwoorden } from './idempotentie.ts'
import { markZonderOpvolging } from './writes.ts'

export const ZONDER_OPVOLGING = 'nl.overheid.klantcontacten.klantcontact-zonder-opvolging' satisfies Gebeurtenistype

/** R12: signals once that a klantcontact is still zonder opvolging after a set time. */
export const signaleerZonderOpvolging: Job = {
  name: 'signaleer-zonder-opvolging',
  cron: '* * * * *',
  async run({ db, now, config, log }) {
    const sinds = new Date(now.getTime() - config.ZONDER_OPVOLGING_MINUTEN * 60_000)
    const uuids = await markZonderOpvolging(db, sinds)
    if (uuids.length === 0) return
    await gebeurtenissen.store(db, ZONDER_OPVOLGING, uuids)
    log.warn({ aantal: uuids.length }, 'klantcontacten zonder opvolging')
  },
}

/** Removes the answers that were kept for repeated requests after a while, because they hold personal data (R30). */
export const ruimAntwoordenOp: Job = {
  name: 'ruim-antwoorden-op',
  cron: '15 * * * *',
  ownTransactions: true,
  async run(context) {
    const { now, config } = context
    await removeAll(context, [oudeAntwoorden(new Date(now.getTime() - config.IDEMPOTENTIE_UREN * 3_600_000))])
  },
}
