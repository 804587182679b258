import type { Settings } from '../../platform/config.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { DEEL_OMVANG } from './contract.ts'

const LONGEST_FILENAME = 200
const LONGEST_EXTENSION = 12

/** Shortens a name to at most 200 characters and keeps its extension. */
function ingekort(naam: string): string {
  if (naam.length <= LONGEST_FILENAME) return naam
  const punt = naam.lastIndexOf('.')
  const extensie = naam.length - punt <= LONGEST_EXTENSION ? naam.slice(punt) : ''
  return naam.slice(0, LONGEST_FILENAME - extensie.length).toWellFormed() + extensie
}

/**
 * Makes a file name that every system can keep: it has no path, and no characters that are unreadable or reverse the reading order.
 * It is empty when nothing of the name is left.
 */
export const veiligeNaam = (naam: string): string =>
  ingekort(
    naam
      .toWellFormed()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\p{Cc}/gu, '')
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/^[.\s]+/, '')
      .trim() ?? '',
  )

/** The media type of what can be anything. */
export const ONBEKEND = 'application/octet-stream'

/** The media type that somebody gave, as far as a header may hold it. */
export const safeMediaType = (mediatype: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(mediatype) ? mediatype : ONBEKEND

const MB = 1024 * 1024
const inMb = (bytes: number) => `${(bytes / MB).toLocaleString('nl-NL', { maximumFractionDigits: 1 })} MB`

/**
 * Why a document of this size is not taken; undefined when it is.
 * @param grootste in MB
 */
export function omvangFault(omvang: number, grootste: number): InvalidParam | undefined {
  if (omvang === 0)
    return { name: 'omvang', code: 'leeg', reason: 'Dit bestand is leeg (0 bytes). Kijk of het goed is opgeslagen.' }
  if (omvang <= grootste * MB) return undefined
  const reason = `Dit bestand is ${inMb(omvang)}; het grootste dat kan is ${grootste} MB.`
  return { name: 'omvang', code: 'te-groot', reason }
}

/** The largest document in MB that can come in parts: with a virus scanner no larger than it can look at. */
export const largestUpload = ({
  DOCUMENT_MB,
  CLAMAV_ADRES,
  CLAMAV_MB,
}: Pick<Settings, 'DOCUMENT_MB' | 'CLAMAV_ADRES' | 'CLAMAV_MB'>): number =>
  CLAMAV_ADRES ? Math.min(DOCUMENT_MB, CLAMAV_MB) : DOCUMENT_MB

/** A part of an upload: whether it was not there yet. */
type Deel = { isNieuw: boolean }

/** Which bytes a part is, and whether it is its turn. Parts come in their order; one that came before may come again. */
export function partOf(
  { omvang, ontvangen }: { omvang: number; ontvangen: number },
  nummer: number,
  lengte: number,
): Deel | { fout: InvalidParam } | 'te vroeg' | 'bestaat niet' {
  const vanaf = (nummer - 1) * DEEL_OMVANG
  if (vanaf >= omvang) return 'bestaat niet'
  const tot = Math.min(vanaf + DEEL_OMVANG, omvang)
  if (lengte !== tot - vanaf) {
    const reason = `Deel ${nummer} heeft ${tot - vanaf} bytes; dit zijn er ${lengte}.`
    return { fout: { name: '', code: 'verkeerde-omvang', reason } }
  }
  if (vanaf > ontvangen) return 'te vroeg'
  return { isNieuw: vanaf === ontvangen }
}
