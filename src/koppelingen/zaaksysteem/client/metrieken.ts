import { Histogram } from 'prom-client'
import type { Meter } from '../../../platform/observability.ts'
import { isFout } from './fout.ts'

/** Calls to zaaksystemen, by system, API and outcome. No addresses and no personal data. */
const aanroepen = new Histogram({
  name: 'balie_zaaksysteem_seconds',
  help: 'Duration of calls to zaaksystemen by outcome.',
  labelNames: ['zaaksysteem', 'api', 'method', 'uitkomst'],
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [],
})

/** Measures a call; its outcome is `goed`, the kind of its fault, or `fout`. */
export async function meetAanroep<T>(
  labels: { zaaksysteem: string; api: string; method: string },
  call: () => Promise<T>,
): Promise<T> {
  const stop = aanroepen.startTimer(labels)
  try {
    const answer = await call()
    stop({ uitkomst: 'goed' })
    return answer
  } catch (error) {
    stop({ uitkomst: isFout(error) ? error.soort : 'fout' })
    throw error
  }
}

/** Shows them among the figures of a process. */
export const meterZaaksystemen: Meter = (registry) => registry.registerMetric(aanroepen)
