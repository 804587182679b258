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

/** A message of a klant that can stand below an answer. */
export interface Aangehaald {
  klant: string
  op: Date
  inhoud: string
}

const moment = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'full', timeStyle: 'short' })
/** A klantcontact says this of a longer message; whoever wrote it has all of it. */
const CUT_OFF = /\s*… \((?:zie het bericht in|alles staat in) de bijlage\)$/

/** Writes a message as it stands below the answer to it. */
export function quoteOf({ klant, op, inhoud }: Aangehaald): string {
  const lines = inhoud.replace(CUT_OFF, ' […]').split('\n')
  const quoted = lines.map((line) => (line.startsWith('>') || line === '' ? `>${line}` : `> ${line}`))
  return `Op ${moment.format(op)} schreef ${klant}:\n${quoted.join('\n')}`
}

const AGAIN = /^\s*(?:re|aw|antw|sv)\s*:/i

/** Gives the subject of an answer. */
export const subjectOf = (onderwerp: string): string => (AGAIN.test(onderwerp) ? onderwerp : `Re: ${onderwerp}`)
