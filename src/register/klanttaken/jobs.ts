import { datumOp } from '../../begrippen/kalender.ts'
import type { Job } from '../../platform/jobs.ts'
import * as queries from './queries.ts'
import { lateSince } from './rules.ts'

/** R25: what was not done by its last day is verlopen, from midnight in Amsterdam. */
export const laatKlanttakenVerlopen: Job = {
  name: 'klanttaken-verlopen',
  cron: '* * * * *',
  async run({ db, now }) {
    await queries.writeVerloop(db, await queries.expire(db, datumOp(now)), { soort: 'verlopen', reden: '' })
  },
}

/** Signals once that a klanttaak was done and nobody processed it within the time that is set. */
export const signaleerNietVerwerkt: Job = {
  name: 'signaleer-klanttaken-niet-verwerkt',
  cron: '*/5 * * * *',
  async run({ db, now, config, log }) {
    const sinds = lateSince(now, config.KLANTTAAK_VERWERKEN_DAGEN)
    const uuids = await queries.markNietVerwerkt(db, sinds, now)
    await queries.writeVerloop(db, uuids, { soort: 'niet_verwerkt', reden: '' })
    if (uuids.length > 0) log.warn({ aantal: uuids.length }, 'klanttaken niet verwerkt')
  },
}
