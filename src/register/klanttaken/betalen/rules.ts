import { StatusBetaling } from '../contract.ts'

// States of a payment, in the order in which they can follow; a late word of an earlier one changes nothing.

const rank = (status: StatusBetaling) => StatusBetaling.options.indexOf(status)

/** Does this state come after the other? */
export const isLater = (status: StatusBetaling, than: StatusBetaling): boolean => rank(status) > rank(than)

/** Does it still go on at the provider? */
export const isRunning = (status: StatusBetaling): boolean => status === 'begonnen' || status === 'wacht'

/** Is this what was asked: the amount, in euros? */
export const isWhatWasAsked = (
  { bedrag, valuta }: { bedrag: number; valuta: string },
  asked: { bedrag: number },
): boolean => bedrag === asked.bedrag && valuta === 'EUR'

const HOUR_MS = 3_600_000
/** A page to pay is valid for three hours; after that nothing comes of an attempt that was only begun. */
const LONGEST_MS = 4 * HOUR_MS

/** Is an attempt that was begun at this moment too old to come to anything? */
export const isAbandoned = (status: StatusBetaling, begonnen: Date, now: Date): boolean =>
  status === 'begonnen' && now.getTime() - begonnen.getTime() > LONGEST_MS

/** When the provider is asked again: soon at first, and less often the longer it takes. */
export function nextLook(begonnen: Date, now: Date): Date {
  const age = now.getTime() - begonnen.getTime()
  return new Date(now.getTime() + Math.min(Math.max(60_000, age / 4), 6 * HOUR_MS))
}
