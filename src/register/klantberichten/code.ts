import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { sleutelOf } from '../logboek/pseudoniem.ts'

/** So many digits has a code. With `MOST_POGINGEN` attempts nobody guesses one. */
const DIGITS = 6

/** A code is refused after so many wrong ones; then another one must be asked for. */
export const MOST_POGINGEN = 5

/** A code can be used so long. */
export const GELDIG_MS = 24 * 3_600_000

/** Gives the code that proves an address. It follows from a key that changes with each code, so it stands nowhere. */
export function codeOf(config: Config, sleutel: string): string {
  const hash = createHmac('sha256', sleutelOf(config)).update(`adrescode ${sleutel}`).digest()
  return String(hash.readUInt32BE() % 10 ** DIGITS).padStart(DIGITS, '0')
}
