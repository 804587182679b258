import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'

/** An answer that took longer than this, in ms, is too imprecise to set the clock by, unless there is no other. */
const QUICK_MS = 1_000

/** A clock that follows the database. The constraints and triggers use its time, and the clock of this machine may be minutes off. */
export interface Clock {
  /** Gives the time of the database, or that of this machine until the database has been asked. */
  now(): Date
  /** Asks the database for its time. */
  ask(client: ClientBase): Promise<void>
}

/** Makes a clock that counts on from the last time a database gave. It is not affected when somebody sets the clock of this machine. */
export function makeClock(): Clock {
  let known: { there: number; here: number } | undefined
  return {
    now: () => (known ? new Date(known.there + performance.now() - known.here) : new Date()),
    async ask(client) {
      const begun = performance.now()
      const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms')
      const ended = performance.now()
      if (!rows[0] || (known && ended - begun > QUICK_MS)) return
      known = { there: Number(rows[0].ms), here: (begun + ended) / 2 }
    },
  }
}
