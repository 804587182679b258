import { timingSafeEqual } from 'node:crypto'

/** Compares two texts without telling by time how much of them is equal. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
