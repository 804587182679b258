import type { Problem, ProblemKind } from '../../platform/problems.ts'
import { zaakstartAlKlaar, zaakstartBezig } from './contract.ts'

/** The state of a zaak that is being started, on which it depends what may happen to it. */
export interface Startstand {
  status: 'wacht' | 'gestart' | 'opgegeven'
  /** Somebody is at work on it right now. */
  bezig: boolean
}

/** May it be tried now, or given up? Not while it is tried: what was sent then would be forgotten. */
export function isWaiting({ status, bezig }: Startstand): Problem | undefined {
  const wat: ProblemKind | undefined = status !== 'wacht' ? zaakstartAlKlaar : bezig ? zaakstartBezig : undefined
  return wat?.()
}

const EERSTE_MS = 30_000
const LAATSTE_MS = 3_600_000
/** A refusal with a reason does not go away by itself; still it is tried again, because beheer mends a right or a zaaktype. */
const GEWEIGERD_MS = 6 * 3_600_000

/** When something is tried again that did not succeed `pogingen` times. */
export function nextPoging(pogingen: number, isTijdelijk: boolean, now: Date): Date {
  const wachten = isTijdelijk ? Math.min(EERSTE_MS * 2 ** Math.max(0, pogingen - 1), LAATSTE_MS) : GEWEIGERD_MS
  return new Date(now.getTime() + wachten)
}
