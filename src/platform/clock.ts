import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'

/** An answer that took longer, in ms, says too little about what time it is, unless there is no other. */
const QUICK_MS = 1_000

/** The time of the database, which the constraints and triggers go by: the clock of this machine may be minutes off. */
export interface Clock {
  /** The time there; before it was ever asked, the time here. */
  now(): Date
  /** Asks what time it is there. */
  ask(client: ClientBase): Promise<void>
}

/** A clock that runs on what a database last said. Setting the clock of this machine does not change it. */
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
