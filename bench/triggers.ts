import type { Case } from './cases.ts'
import { inTurns } from './rates.ts'
import { rawCase } from './raw.ts'

// Triggers and foreign keys are switched off; what a row has in its own table (checks, indexes, generated columns) stays on. Only a
// superuser may do this.
const WITHOUT_TRIGGERS = '-c session_replication_role=replica'

const isWrite = (text: string) => /^(begin|commit)|\b(insert|update|delete)\b/.test(text.trim())

/**
 * Measures writing with everything that the database guards, compared to the same rows put into tables without triggers.
 * @returns the rates with and without triggers
 */
export async function measureTriggers(
  url: string,
  measured: Case,
  connections: number,
  rounds: number,
  seconds: number,
): Promise<number[]> {
  const cases = [
    await rawCase(url, measured, connections, { only: isWrite }),
    await rawCase(url, measured, connections, { only: isWrite, settings: WITHOUT_TRIGGERS }),
  ]
  for (const each of cases) await each.rate(1)
  const rates = await inTurns(
    rounds,
    cases.map((each) => () => each.rate(seconds)),
  )
  for (const each of cases) await each.close()
  return rates
}
