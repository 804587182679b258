import type { Job } from '../../platform/jobs.ts'
import type { Gebeurtenistype } from '../gebeurtenissen/contract.ts'
import * as gebeurtenissen from '../gebeurtenissen/queries.ts'
import * as queries from './queries.ts'

export const ZONDER_OPVOLGING = 'nl.overheid.klantcontacten.klantcontact-zonder-opvolging' satisfies Gebeurtenistype

/** R12: a klantcontact that is still zonder opvolging after a set time is signalled, once. */
export const signaleerZonderOpvolging: Job = {
  name: 'signaleer-zonder-opvolging',
  cron: '* * * * *',
  async run({ db, now, config, log }) {
    const sinds = new Date(now.getTime() - config.ZONDER_OPVOLGING_MINUTEN * 60_000)
    const uuids = await queries.markeerZonderOpvolging(db, sinds)
    if (uuids.length === 0) return
    await gebeurtenissen.schrijf(db, ZONDER_OPVOLGING, uuids)
    log.warn({ aantal: uuids.length }, 'klantcontacten zonder opvolging')
  },
}

/** The answers kept for repeated requests go away after a while: they hold personal data (R30). */
export const ruimAntwoordenOp: Job = {
  name: 'ruim-antwoorden-op',
  cron: '15 * * * *',
  async run({ db, now, config }) {
    await queries.verwijderAntwoorden(db, new Date(now.getTime() - config.IDEMPOTENTIE_UREN * 3_600_000))
  },
}
