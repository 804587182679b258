import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'

/** A clock that follows the database. The constraints and triggers use its time, and the clock of this machine may be minutes off. */
export interface Clock {
  /** Gives the time of the database, or that of this machine until the database has been asked. */
  now(): Date
  /** Asks the database for its time. */
  ask(client: ClientBase): Promise<void>
}

/**
 * Makes a clock that counts on from the time that the database gave. It is not affected when somebody sets the clock of this machine. An answer proves
 * only between which moments it was given, so a later one moves the clock no further than it proves: otherwise every slow answer would let it jump, and
 * an act could be recorded before the one that it followed.
 */
export function makeClock(): Clock {
  /** How far the database is ahead of the counter of this process, in ms. */
  let ahead: number | undefined
  return {
    now: () => (ahead === undefined ? new Date() : new Date(ahead + performance.now())),
    async ask(client) {
      const begun = performance.now()
      const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms')
      const ended = performance.now()
      if (!rows[0]) return
      const [least, most] = [Number(rows[0].ms) - ended, Number(rows[0].ms) - begun]
      ahead = ahead === undefined ? (least + most) / 2 : Math.min(Math.max(ahead, least), most)
    },
  }
}
