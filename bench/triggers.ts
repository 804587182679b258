import type { Case } from './cases.ts'
import { rawCase } from './raw.ts'

// Triggers and foreign keys rest; what a row has in its own table (checks, indexes, generated columns) stays. Only a superuser may.
const WITHOUT_TRIGGERS = '-c session_replication_role=replica'

const isWrite = (text: string) => /^(begin|commit)|\b(insert|update|delete)\b/.test(text.trim())

/**
 * What writing keeps of its rate with all that the database looks after, beside the same rows put into tables without triggers. In turns:
 * what else the machine does hits both.
 * @returns rates with and without
 */
export async function measureTriggers(
  url: string,
  measured: Case,
  connections: number,
  rounds: number,
  seconds: number,
) {
  const cases = [
    await rawCase(url, measured, connections, { only: isWrite }),
    await rawCase(url, measured, connections, { only: isWrite, settings: WITHOUT_TRIGGERS }),
  ]
  const rates = cases.map((): number[] => [])
  for (const each of cases) await each.rate(1)
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, each] of cases.entries()) rates[index]?.push(await each.rate(seconds))
  }
  for (const each of cases) await each.close()
  const [met = [], zonder = []] = rates
  return { met, zonder }
}
