import type { Problem } from '../../platform/problems.ts'
import { geenEmailadres, geenUitgaandeMail, vertrouwelijkZonderMijn } from './contract.ts'

/** The facts that decide whether a klant can be answered by e-mail. */
export interface Bereikbaarheid {
  /** This installation sends e-mail. */
  kanMailen: boolean
  /** There is an address to which it may go (R3, R8). */
  heeftAdres: boolean
  vertrouwelijk: boolean
  /** The klant is a partij, and Mijn is on. */
  leestInMijn: boolean
}

/** Decides whether a klant can be answered by e-mail. Who wrote anonymously left nothing to answer to (R3). */
export function notReachable({
  kanMailen,
  heeftAdres,
  vertrouwelijk,
  leestInMijn,
}: Bereikbaarheid): Problem | undefined {
  if (!kanMailen) return geenUitgaandeMail()
  if (!heeftAdres) return geenEmailadres()
  return vertrouwelijk && !leestInMijn ? vertrouwelijkZonderMijn() : undefined
}

const AGAIN = /^\s*(?:re|aw|antw|sv)\s*:/i

/** Gives the subject of an answer. */
export const subjectOf = (onderwerp: string): string => (AGAIN.test(onderwerp) ? onderwerp : `Re: ${onderwerp}`)
