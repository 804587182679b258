const AMOUNT = /^(\d{1,10})(?:[.,](\d{1,2}))?$/

/** Reads an amount in cents from what was typed: `45,25`; undefined when it is none. */
export function centsOf(typed: string): number | undefined {
  const [, euros, cents = ''] = AMOUNT.exec(typed.trim()) ?? []
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}

/** Writes cents as somebody types them: `45,25`. */
export const typedOf = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
