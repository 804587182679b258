import { type Db, inTransaction } from '../../platform/database.ts'
import type { JobContext } from '../../platform/jobs.ts'
import * as outbox from '../../register/signalen/outbox.ts'
import { type Credentials, credentials, SignalenFout, standOf } from './signalen.ts'

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

/** Tells whether a fault is of one melding: Signalen answered, and would answer about others. */
const isOfOne = ({ status = 0 }: SignalenFout): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429

/** Asks after one melding. @throws SignalenFout when others would wait for the same */
async function follow(
  { db, now, config, log }: JobContext,
  { uuid, signaalId, gemeldOp, open }: outbox.TeVolgen,
  speaking: () => Promise<Credentials>,
): Promise<void> {
  const store = (work: (tx: Db) => Promise<void>) => inTransaction(db, 'schrijven', work)
  try {
    const stand = await standOf(config, signaalId, speaking)
    const kept = stand ?? { open: false, toestand: 'Niet meer bekend bij Signalen' }
    const next = stand ? nextLook({ ...stand, gemeldOp }, now) : null
    await store((tx) => outbox.setStand(tx, uuid, kept, now, next))
  } catch (error) {
    if (!(error instanceof SignalenFout)) throw error
    log.warn({ signaal: uuid, soort: error.soort, status: error.status }, 'melding niet te volgen')
    if (!isOfOne(error)) throw error
    await store((tx) => outbox.setVolgend(tx, uuid, nextLook({ open: open !== false, gemeldOp }, now)))
  }
}

/** Asks after the meldingen that are due, with one token. When Signalen does not answer, they are asked after later. */
export async function followAll(context: JobContext): Promise<void> {
  const { db, now, config } = context
  const due = await inTransaction(db, 'schrijven', (tx) => outbox.takeToFollow(tx, now, MOST_AT_ONCE))
  let token: Promise<Credentials> | undefined
  const speaking = () => {
    token ??= credentials(config)
    return token
  }
  for (const melding of due) {
    try {
      await follow(context, melding, speaking)
    } catch (error) {
      if (error instanceof SignalenFout) return
      throw error
    }
  }
}
