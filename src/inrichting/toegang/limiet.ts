import type { Wie } from '../../platform/context.ts'
import { tooManyRequests } from '../../platform/problems.ts'

const MINUTE = 60_000

/**
 * Counts the requests of each application by the minute, in this process: with several processes, each lets through as much.
 * @param clock what time it is
 * @returns throws 429 with Retry-After when an application is over its limit
 */
export function makeLimiter(clock: () => Date): (wie: Wie) => void {
  const counts = new Map<string, number>()
  let minute = 0
  return ({ uuid, limiet }) => {
    if (limiet === null) return
    const now = clock().getTime()
    if (Math.floor(now / MINUTE) !== minute) {
      minute = Math.floor(now / MINUTE)
      counts.clear()
    }
    const count = (counts.get(uuid) ?? 0) + 1
    counts.set(uuid, count)
    if (count <= limiet) return
    const seconds = Math.ceil(((minute + 1) * MINUTE - now) / 1000)
    throw tooManyRequests({
      detail: `Deze applicatie mag ${limiet} verzoeken per minuut doen. Probeer het over ${seconds} seconden opnieuw.`,
      headers: { 'Retry-After': String(seconds) },
    })
  }
}
