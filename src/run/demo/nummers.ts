import { TESTPERSONEN } from './corpus/testidentiteiten.ts'

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2]

/** Gives the check digit of the elfproef for eight digits; undefined when there is none. */
function controlecijfer(acht: string): number | undefined {
  const rest = WEIGHTS.reduce((som, weight, place) => som + weight * Number(acht[place]), 0) % 11
  return rest < 10 ? rest : undefined
}

/** Gives the n-th number in this range of eight digits that passes the elfproef. Of two neighbours at least one does. */
function elfproefnummer(begin: number, n: number): string {
  for (let kandidaat = begin + 2 * n; ; kandidaat += 1) {
    const acht = kandidaat.toString().padStart(8, '0')
    const cijfer = controlecijfer(acht)
    if (cijfer !== undefined) return `${acht}${cijfer}`
  }
}

const UITGEGEVEN = new Set(TESTPERSONEN.map((persoon) => persoon.bsn))
const IN_9999 = 5_000
const IN_999 = 45_000

/**
 * Makes a BSN that no one has: in the range 9999…, and when that is full 999…. Undefined when both are full or the BRP test environment
 * publishes the number; such a partij has none (R2).
 */
export function bsn(n: number): string | undefined {
  const nummer =
    n < IN_9999
      ? elfproefnummer(99_990_000, n)
      : n < IN_9999 + IN_999
        ? elfproefnummer(99_900_000, n - IN_9999)
        : undefined
  return nummer === undefined || UITGEGEVEN.has(nummer) ? undefined : nummer
}

/** Makes an RSIN that no organisation has, for the first 40.000. */
export const rsin = (n: number): string | undefined => (n < 40_000 ? elfproefnummer(99_800_000, n) : undefined)

/** Makes a KVK-nummer that is not issued (those begin at 01), for the first million. */
export const kvkNummer = (n: number): string | undefined =>
  n < 1_000_000 ? `00${n.toString().padStart(6, '0')}` : undefined

/** Makes the number of the main branch of that organisation, which is not issued. */
export const vestigingsnummer = (n: number): string => `9990${n.toString().padStart(8, '0')}`
