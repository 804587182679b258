import { endOfWerkdagAfter, type Kalender } from '../../begrippen/kalender.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { NieuweStoring } from './contract.ts'

/**
 * Gives the moment at which a term ends that would have ended in a storing: the end of the first werkdag after it. One that lasts ends today
 * at the earliest.
 */
export function verlengdTot(
  { beginOp, eindOp }: Pick<NieuweStoring, 'beginOp' | 'eindOp'>,
  kalender: Kalender,
  now: Date,
): Date {
  const einde = eindOp === null ? Math.max(Date.parse(beginOp), now.getTime()) : Date.parse(eindOp)
  return endOfWerkdagAfter(new Date(einde), kalender)
}

/** Finds what is wrong with a storing, at the fields. */
export function faultsIn({ beginOp, eindOp, kanalen }: NieuweStoring, bekend: readonly string[]): InvalidParam[] {
  const known = new Set(bekend.map((naam) => naam.toLowerCase()))
  const faults = kanalen.flatMap((naam, index): InvalidParam[] =>
    known.has(naam.toLowerCase())
      ? []
      : [{ name: `kanalen.${index}`, code: 'onbekend', reason: `Het kanaal ${naam} bestaat niet.` }],
  )
  if (eindOp !== null && Date.parse(eindOp) <= Date.parse(beginOp))
    faults.push({ name: 'eindOp', code: 'voor-begin', reason: 'Het einde moet na het begin liggen.' })
  return faults
}
