import { z } from 'zod'
import type { Config } from '../../platform/config.ts'

// The Locatieserver of PDOK (v3.1) finds addresses in the Netherlands, with their point.

const PATIENCE_MS = 5_000
const MOST = '8'

/** An address that was found. */
export interface GevondenAdres {
  adres: string
  lengtegraad: number
  breedtegraad: number
}

const Gevonden = z.object({
  response: z.object({ docs: z.array(z.object({ weergavenaam: z.string(), centroide_ll: z.string() })) }),
})

const POINT = /^POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)$/

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\b(\d{4}) ([a-z]{2})\b/g, '$1$2')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Tells whether an address that was found is the one in words, and not one that looks like it: a street is no house, and 7 is not 7A. */
export function isSameAdres(words: string, { adres }: GevondenAdres): boolean {
  const [asked, found] = [wordsIn(words), wordsIn(adres)]
  const [street = ''] = adres.split(',')
  return asked.every((word) => found.includes(word)) && wordsIn(street).every((word) => asked.includes(word))
}

/**
 * Looks addresses up, in the municipality that is set.
 * @returns undefined when PDOK does not answer, or is not set up
 */
export async function findAdressen(
  { PDOK_URL: url, PDOK_GEMEENTE: gemeente }: Config,
  zoek: string,
): Promise<GevondenAdres[] | undefined> {
  if (!url) return undefined
  const at = new URL('/bzk/locatieserver/search/v3_1/free', url)
  const query = { q: zoek, rows: MOST, fl: 'weergavenaam,centroide_ll', fq: 'type:(adres OR weg)' }
  at.search = new URLSearchParams(query).toString()
  if (gemeente) at.searchParams.append('fq', `gemeentenaam:"${gemeente}"`)
  const answer = await fetch(at, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
  const read = Gevonden.safeParse(await answer?.json().catch(() => undefined))
  if (!read.success) return undefined
  return read.data.response.docs.flatMap(({ weergavenaam: adres, centroide_ll: point }) => {
    const [, lengtegraad, breedtegraad] = POINT.exec(point) ?? []
    return lengtegraad && breedtegraad
      ? [{ adres, lengtegraad: Number(lengtegraad), breedtegraad: Number(breedtegraad) }]
      : []
  })
}
