import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { bronOnbereikbaar } from './problems.ts'

// This module reads from another register over HTTP.

const TIMEOUT_MS = 10_000
const RETRY_MS = 200
const MOST_PAGES = 1_000

export interface Bron {
  /** The name that people use for it, shown in a problem. */
  naam: string
  headers?: Record<string, string>
  /** The time that one attempt may take. */
  timeoutMs?: number
  /** The dispatcher for connections with a client certificate (mTLS). */
  dispatcher?: Dispatcher | undefined
}

/** An answer of a register; `body` is undefined when it is not JSON. */
export interface Antwoord {
  status: number
  headers: Headers
  body: unknown
}

const isRetryable = ({ status, headers }: Response) => [502, 503, 504].includes(status) && !headers.has('retry-after')

/** Makes the problem for a register that is out of reach or does not answer as it should. */
export const onbereikbaar = ({ naam }: Bron, wat = 'is niet bereikbaar of antwoordt niet in JSON') =>
  bronOnbereikbaar({ detail: `${naam} ${wat}.` })

async function attempt(url: URL, { naam, headers, timeoutMs = TIMEOUT_MS, dispatcher }: Bron, body?: object) {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(dispatcher && { dispatcher }),
    })
    const text = await response.text()
    return { response, text }
  } catch (error) {
    // A request that timed out is not repeated: the user has waited long enough.
    if (error instanceof DOMException) throw onbereikbaar({ naam }, 'antwoordt niet op tijd')
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Asks a register something that changes nothing there: a GET, or a POST that only searches when a `body` is given. It tries once more when
 * the connection broke or a gateway could not reach the register.
 * @throws Problem 502 when there is no answer
 */
export async function vraag(url: URL, bron: Bron, body?: object): Promise<Antwoord> {
  let answer = await attempt(url, bron, body)
  if (!answer || isRetryable(answer.response)) {
    await sleep(RETRY_MS)
    answer = await attempt(url, bron, body)
  }
  if (!answer) throw onbereikbaar(bron)
  const { status, headers } = answer.response
  return { status, headers, body: parsed(answer.text) }
}

/**
 * Reads the body of a successful answer and checks its shape.
 * @throws Problem 502 when the shape is different
 */
export function gelezen<S extends z.ZodType>(schema: S, { status, body }: Antwoord, bron: Bron): z.output<S> {
  if (status < 200 || status > 299) throw onbereikbaar(bron, `antwoordt met status ${status}`)
  if (body === undefined) throw onbereikbaar(bron)
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const plaatsen = result.error.issues.slice(0, 3).map(({ path }) => path.join('.'))
  throw onbereikbaar(bron, `geeft iets anders dan verwacht (${plaatsen.join(', ')})`)
}

/**
 * Collects every item of a paged ZGW list (`results`, `next`). It counts the pages itself and does not follow a `next` that points
 * elsewhere.
 * @throws Problem 502 when the register does not answer as it should
 */
export async function fetchAll<Item extends z.ZodType>(url: URL, item: Item, bron: Bron): Promise<z.output<Item>[]> {
  const Pagina = z.object({ results: z.array(item), next: z.string().nullish() })
  const items: z.output<Item>[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    url.searchParams.set('page', String(page))
    const pagina = gelezen(Pagina, await vraag(url, bron), bron)
    items.push(...pagina.results)
    if (!pagina.next) return items
  }
  throw onbereikbaar(bron, `geeft meer dan ${MOST_PAGES} pagina’s`)
}

/** Resolves a path below the address of a register, whether or not that address ends in a slash. */
export const within = (basis: string, pad: string): URL => new URL(pad, basis.endsWith('/') ? basis : `${basis}/`)

/** Parses headers written as `a=b,c=d`. */
export const headersOf = (tekst = ''): Record<string, string> =>
  Object.fromEntries(
    tekst.split(',').flatMap((paar) => {
      const [naam, ...waarde] = paar.split('=')
      return naam?.trim() && waarde.length > 0 ? [[naam.trim(), decodeURIComponent(waarde.join('=').trim())]] : []
    }),
  )
