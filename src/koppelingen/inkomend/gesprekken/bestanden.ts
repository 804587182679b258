import type { Config } from '../../../platform/config.ts'
import { veiligeNaam } from '../../../register/documenten/rules.ts'
import type { Gespreklevering } from '../contract.ts'
import { fetchFile, GROOTSTE, type Opgehaald } from '../ophalen.ts'

// A chat system says where the files of a conversation are. They are fetched before the conversation is registered (R15), from where beheer says
// that they may come, and from nowhere else.

/** A file that stays at the chat system until it is fetched. */
export interface Verwijzing {
  bestandsnaam: string
  adres: string
}

/** A bericht of a chat system. */
export type Chatbericht = Gespreklevering['berichten'][number] & { verwijzingen?: Verwijzing[] | undefined }

/** A conversation of a chat system. */
export type Chatgesprek = Omit<Gespreklevering, 'berichten'> & { berichten: Chatbericht[] }

/** The files that were fetched, or why they were not, by their address; undefined: beheer says of no place that they may come from there. */
export type Bestanden = ReadonlyMap<string, Opgehaald> | undefined

/** So many files of one conversation are fetched, one after another. */
const MOST = 10
/** All of them together are no larger, in bytes. */
const MOST_TOGETHER = 30 * 1024 * 1024
/** A file that comes up after so long is not fetched any more: the chat system waits for the answer. */
const LONGEST_MS = 30_000

const TOO_MANY = { fout: `van een gesprek haalt Balie er hoogstens ${MOST} op` }
const TOO_LARGE = 'de bestanden van dit gesprek zijn samen te groot'
const TOO_SLOW = { fout: 'het ophalen duurde te lang' }
const NOWHERE = { fout: 'de afzender zei niet waar het staat' }
const TOO_LATE = { fout: 'het kwam toen het gesprek al werd vastgelegd' }

const originsOf = (van: readonly string[]): string[] => van.flatMap((address) => URL.parse(address)?.origin ?? [])

/** Gives the whole of an address, which can be a path of the first place from where files may come. */
const wholeOf = (adres: string, [first]: readonly string[]): string => URL.parse(adres, first)?.href ?? adres

/**
 * Fetches the files of berichten.
 * @param van the addresses from where they may come; without one nothing is fetched
 */
export async function fetchFiles(
  config: Config,
  van: readonly string[],
  berichten: readonly Chatbericht[],
): Promise<Bestanden> {
  const origins = originsOf(van)
  if (origins.length === 0) return undefined
  const all = new Set(berichten.flatMap(({ verwijzingen = [] }) => verwijzingen.map(({ adres }) => adres)))
  all.delete('')
  const mayFetch = (url: URL) => origins.includes(url.origin)
  const until = Date.now() + LONGEST_MS
  const found = new Map<string, Opgehaald>()
  let left = MOST_TOGETHER
  for (const [index, adres] of [...all].entries()) {
    const grens = left < GROOTSTE.most ? { most: left, fout: TOO_LARGE } : GROOTSTE
    const isLate = Date.now() > until
    const refusal = index >= MOST ? TOO_MANY : isLate ? TOO_SLOW : undefined
    const one = refusal ?? (await fetchFile(config, wholeOf(adres, origins), mayFetch, grens))
    if ('inhoud' in one) left -= one.inhoud.length
    found.set(adres, one)
  }
  return found
}

const MARKERS = /(?: ?\[bestand: [^\]]*\])+$/

/** Gives what somebody wrote, without the names of files that stayed at the chat system. */
export const withoutMarkers = (tekst: string): string => tekst.replace(MARKERS, '')

/** Gives a conversation its files. Of what was not fetched the name stands in the text; why is said in Dutch. */
export function withFiles(
  { berichten, ...gesprek }: Chatgesprek,
  bestanden: Bestanden,
): { gesprek: Gespreklevering; opmerkingen: string[] } {
  const opmerkingen: string[] = []
  const read = berichten.map(({ verwijzingen = [], ...bericht }) => {
    const bijlagen = [...bericht.bijlagen]
    const missing: string[] = []
    for (const { bestandsnaam: said, adres } of verwijzingen) {
      const bestandsnaam = veiligeNaam(said) || 'bestand'
      const found = adres ? (bestanden?.get(adres) ?? TOO_LATE) : NOWHERE
      if ('inhoud' in found) {
        bijlagen.push({ bestandsnaam, inhoud: found.inhoud.toString('base64') })
        continue
      }
      missing.push(`[bestand: ${bestandsnaam}]`)
      if (bestanden) opmerkingen.push(`Het bestand ${bestandsnaam} is niet opgehaald: ${found.fout}.`)
    }
    return { ...bericht, bijlagen, tekst: [bericht.tekst, ...missing].filter(Boolean).join(' ') }
  })
  return { gesprek: { ...gesprek, berichten: read }, opmerkingen }
}
