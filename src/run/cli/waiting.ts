import { setTimeout as pause } from 'node:timers/promises'
import { outageOf } from '../../platform/outages.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** Waiting does not help against these: a person must change something. */
const FOR_A_PERSON = new Set(['aanmelding-geweigerd', 'database-bestaat-niet'])

interface Waiting {
  /** It resolves when waiting makes no sense any more. */
  stopped: Promise<unknown>
  /** Gets a Dutch line about what is waited for, once for each reason. */
  log(line: string): void
}

/**
 * Does work once the database answers. It waits out an outage, ever longer between two attempts.
 * @returns the result of the work; undefined when it was stopped
 * @throws any error that is no outage, or does not pass by itself
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
