import { setTimeout as pause } from 'node:timers/promises'
import { outageOf } from '../../platform/outages.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** What waiting does not help against: a person must change something. */
const FOR_A_PERSON = new Set(['aanmelding-geweigerd', 'database-bestaat-niet'])

interface Waiting {
  /** Resolves when it makes no sense any more. */
  stopped: Promise<unknown>
  /** Hears, in Dutch, what is waited for: once for each reason. */
  log(line: string): void
}

/**
 * Does something once the database answers: an outage is waited out, ever longer between two attempts.
 * @returns what it gave; undefined when it was stopped
 * @throws what is no outage, or one that does not pass by itself
 */
export async function whenAnswered<T>(work: () => Promise<T>, { stopped, log }: Waiting): Promise<T | undefined> {
  let isStopped = false
  const stop = stopped.then(() => {
    isStopped = true
  })
  let said = ''
  for (let wait = FIRST_PAUSE_MS; !isStopped; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      const reden = outageOf(error)?.reden
      if (!reden || FOR_A_PERSON.has(reden)) throw error
      if (said !== reden) log(`Balie wacht op de database (${reden}).`)
      said = reden
      await Promise.race([pause(wait), stop])
    }
  }
  return undefined
}
