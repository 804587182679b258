import { inTransaction } from '../../platform/database.ts'
import type { JobContext } from '../../platform/jobs.ts'
import * as outbox from '../../register/signalen/outbox.ts'
import { SignalenFout, standOf } from './signalen.ts'

// Signalen tells nobody how a melding is, so it is asked: often while it is new, and less often later.

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MOST_AT_ONCE = 40
/** A melding that was closed can be opened again for so long. */
const REOPENS_MS = 30 * DAY_MS
/** A melding that nobody ever closes is not asked after for ever. */
const LONGEST_MS = 365 * DAY_MS

/** Gives when a melding is asked after again; null: never. */
export function nextLook({ open, gemeldOp }: { open: boolean; gemeldOp: Date }, now: Date): Date | null {
  const age = now.getTime() - gemeldOp.getTime()
  if (age > (open ? LONGEST_MS : REOPENS_MS)) return null
  const pause = open ? Math.min(Math.max(5 * MINUTE_MS, age / 10), DAY_MS / 4) : DAY_MS
  return new Date(now.getTime() + pause)
}

/** Asks after the meldingen that are due. When Signalen does not answer, they are asked after later. */
export async function followAll({ db, now, config, log }: JobContext): Promise<void> {
  const due = await inTransaction(db, 'schrijven', (tx) => outbox.takeToFollow(tx, now, MOST_AT_ONCE))
  for (const { uuid, signaalId, gemeldOp } of due) {
    try {
      const stand = await standOf(config, signaalId)
      const kept = stand ?? { open: false, toestand: 'Niet meer bekend bij Signalen' }
      const next = stand ? nextLook({ ...stand, gemeldOp }, now) : null
      await inTransaction(db, 'schrijven', (tx) => outbox.setStand(tx, uuid, kept, now, next))
    } catch (error) {
      if (!(error instanceof SignalenFout)) throw error
      log.warn({ signaal: uuid, soort: error.soort }, 'melding niet te volgen')
      // Others would wait for the same.
      return
    }
  }
}
