/** An extension or a service number is shorter: nobody is called back on it. */
const SHORTEST = 7
const LONGEST = 15

/**
 * Reads the number that a switchboard gives, as `+31612345678` (E.164): with or without a country, as a `tel:` or `sip:` address.
 * @returns undefined when there is none: hidden, an extension, or no number at all
 */
export function readCaller(given: string): string | undefined {
  const [number = ''] = given
    .trim()
    .replace(/^(?:tel|sips?):/i, '')
    .split(/[@;]/)
  if (/[^\d\s()+./-]/.test(number)) return undefined
  const digits = number.replaceAll(/\D/g, '')
  const international = number.trim().startsWith('+') ? digits : digits.replace(/^00/, '').replace(/^0/, '31')
  return international.length >= SHORTEST && international.length <= LONGEST ? `+${international}` : undefined
}
