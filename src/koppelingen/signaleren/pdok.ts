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

/**
 * Looks addresses up.
 * @returns undefined when PDOK does not answer, or is not set up
 */
export async function findAdressen({ PDOK_URL: url }: Config, zoek: string): Promise<GevondenAdres[] | undefined> {
  if (!url) return undefined
  const at = new URL('/bzk/locatieserver/search/v3_1/free', url)
  at.search = new URLSearchParams({
    q: zoek,
    rows: MOST,
    fl: 'weergavenaam,centroide_ll',
    fq: 'type:(adres OR weg)',
  }).toString()
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
