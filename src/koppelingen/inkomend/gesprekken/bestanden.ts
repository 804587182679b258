import type { Config } from '../../../platform/config.ts'
import { veiligeNaam } from '../../../register/documenten/rules.ts'
import type { Gespreklevering } from '../contract.ts'
import { fetchFile, type Opgehaald } from '../ophalen.ts'

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

/** The files that were fetched, or why they were not, by their address. */
export type Bestanden = ReadonlyMap<string, Opgehaald>

/** So many files of one conversation are fetched, all at once. */
const MOST = 10
/** All of them together are no larger, in bytes. */
const MOST_TOGETHER = 30 * 1024 * 1024

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
  if (origins.length === 0) return new Map()
  const adressen = [...new Set(berichten.flatMap(({ verwijzingen = [] }) => verwijzingen.map(({ adres }) => adres)))]
  const mayFetch = (url: URL) => origins.includes(url.origin)
  const found = await Promise.all(
    adressen
      .slice(0, MOST)
      .map(async (adres) => [adres, await fetchFile(config, wholeOf(adres, origins), mayFetch)] as const),
  )
  let size = 0
  return new Map(
    found.map(([adres, one]) => {
      size += 'inhoud' in one ? one.inhoud.length : 0
      return [adres, size > MOST_TOGETHER ? { fout: 'de bestanden van dit gesprek zijn samen te groot' } : one]
    }),
  )
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
      const found = bestanden.get(adres)
      if (found && 'inhoud' in found) {
        bijlagen.push({ bestandsnaam, inhoud: found.inhoud.toString('base64') })
        continue
      }
      missing.push(`[bestand: ${bestandsnaam}]`)
      if (found) opmerkingen.push(`Het bestand ${bestandsnaam} is niet opgehaald: ${found.fout}.`)
    }
    return { ...bericht, bijlagen, tekst: [bericht.tekst, ...missing].filter(Boolean).join(' ') }
  })
  return { gesprek: { ...gesprek, berichten: read }, opmerkingen }
}
