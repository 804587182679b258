import { z } from 'zod'
import { bronOnbereikbaar } from './problems.ts'

// Reading from another register over HTTP.

const TIMEOUT_MS = 10_000
const MOST_PAGES = 1_000

export interface Bron {
  /** What people call it, for the problem. */
  naam: string
  headers?: Record<string, string>
}

async function haal(url: URL, { naam, headers }: Bron): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw bronOnbereikbaar({ detail: `${naam} antwoordt met status ${response.status}.` })
    return await response.json()
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)
      throw bronOnbereikbaar({ detail: `${naam} is niet bereikbaar of antwoordt niet in JSON.` })
    throw error
  }
}

/**
 * Everything in a paged list of the ZGW kind (`results`, `next`). Pages are counted up: a `next` that points elsewhere is not followed.
 * @throws Problem 502 when the register does not answer as it should
 */
export async function haalAlles<Item extends z.ZodType>(url: URL, item: Item, bron: Bron): Promise<z.output<Item>[]> {
  const Pagina = z.object({ results: z.array(item), next: z.string().nullish() })
  const items: z.output<Item>[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    url.searchParams.set('page', String(page))
    const parsed = Pagina.safeParse(await haal(url, bron))
    if (!parsed.success) {
      const plaatsen = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.'))
      throw bronOnbereikbaar({ detail: `${bron.naam} geeft iets anders dan verwacht (${plaatsen.join(', ')}).` })
    }
    items.push(...parsed.data.results)
    if (!parsed.data.next) return items
  }
  throw bronOnbereikbaar({ detail: `${bron.naam} geeft meer dan ${MOST_PAGES} pagina’s.` })
}

/** A path below the address of a register, whether that ends in a slash or not. */
export const onder = (basis: string, pad: string): URL => new URL(pad, basis.endsWith('/') ? basis : `${basis}/`)
