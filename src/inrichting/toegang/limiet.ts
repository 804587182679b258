import type { Wie } from '../../platform/context.ts'
import { type Problem, tooManyRequests } from '../../platform/problems.ts'

const MINUTE = 60_000

/** Makes a counter per minute for this process. With several processes, each one allows the same number. */
function makeCounter(clock: () => Date) {
  const counts = new Map<string, number>()
  let minute = 0
  /** Counts one more. When there are now more than `most`, it returns the number of seconds to wait. */
  return (key: string, most: number): number | undefined => {
    const now = clock().getTime()
    if (Math.floor(now / MINUTE) !== minute) {
      minute = Math.floor(now / MINUTE)
      counts.clear()
    }
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count > most ? Math.ceil(((minute + 1) * MINUTE - now) / 1000) : undefined
  }
}

const tooMany = (what: string, seconds: number): Problem =>
  tooManyRequests({
    detail: `${what} Probeer het over ${seconds} seconden opnieuw.`,
    headers: { 'Retry-After': String(seconds) },
  })

/**
 * Makes a limiter that counts the requests of each application.
 * @param clock gives the current time
 * @returns a function that throws 429 with Retry-After when an application is over its limit
 */
export function makeLimiter(clock: () => Date): (wie: Wie) => void {
  const over = makeCounter(clock)
  return ({ uuid, limiet }) => {
    const seconds = limiet === null ? undefined : over(uuid, limiet)
    if (seconds) throw tooMany(`Deze applicatie mag ${limiet} verzoeken per minuut doen.`, seconds)
  }
}

/** Gives the network of an IPv6 address that one subscriber has (/64), because they can use any address in it. */
export const netwerkOf = (adres: string): string => {
  const kort = adres.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!kort.includes(':')) return kort
  const [begin = '', einde] = kort.split('::')
  const groepen = begin === '' ? [] : begin.split(':')
  const over = einde === undefined ? 0 : 8 - groepen.length - (einde === '' ? 0 : einde.split(':').length)
  return `${[...groepen, ...Array.from({ length: over }, () => '0')].slice(0, 4).join(':')}::/64`
}

/**
 * Makes a limiter that counts requests by the address they come from.
 * @returns a function that gives 429 with Retry-After when there are more than `most` in a minute
 */
export function makeAddressLimiter(clock: () => Date, most: number): (adres: string) => Problem | undefined {
  const over = makeCounter(clock)
  return (adres) => {
    const seconds = over(netwerkOf(adres), most)
    return seconds ? tooMany('Van dit adres komen te veel verzoeken.', seconds) : undefined
  }
}
