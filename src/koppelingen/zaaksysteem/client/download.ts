import { type Dispatcher, request } from 'undici'
import { codesOf, parsed, soortOf, ZaaksysteemFout } from './fout.ts'
import { storingOf } from './storing.ts'

// A document as it comes from a zaaksysteem, or from the storage to which its Documenten API sends on.

/** Bytes that are read while they are handed on. */
export interface Bytes {
  bytes: AsyncIterable<Uint8Array>
  /** How many there are; null when the server does not say. */
  omvang: number | null
}

/** From whom is downloaded. */
interface Bron {
  naam: string
  /** Where a download may be sent on to, without a slash at its end; null: nowhere. */
  opslagUrl: string | null
  /** How long is waited for the begin of an answer, in ms. */
  geduld: number
  dispatcher: Dispatcher
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** Whoever asked for a download and does not begin to read it is gone. */
const UNREAD_MS = 60_000
const MOST_OF_A_FAULT = 64 * 1024

/** A header of an answer; null when it is not there. */
export const headerOf = ({ headers }: Dispatcher.ResponseData, name: string): string | null => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

async function ask(url: string, headers: Record<string, string>, { naam, geduld, dispatcher }: Bron) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new DOMException('No answer.', 'TimeoutError')), geduld)
  try {
    const response = await request(url, { headers, dispatcher, signal: patience.signal })
    // A break later on is told to whoever reads.
    response.body.on('error', () => undefined)
    return response
  } catch (error) {
    throw storingOf(naam, url, error)
  } finally {
    clearTimeout(timer)
  }
}

/** Reads the text of a fault, as far as it is no longer than a fault should be. */
async function textOf({ body }: Dispatcher.ResponseData): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body) {
    pieces.push(piece as Buffer)
    length += (piece as Buffer).length
    if (length > MOST_OF_A_FAULT) break
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** The size, unless the bytes are packed: then the size is not theirs. */
function omvangOf(response: Dispatcher.ResponseData): number | null {
  const length = headerOf(response, 'content-length')
  return length !== null && /^\d+$/.test(length) && !headerOf(response, 'content-encoding') ? Number(length) : null
}

async function bytesOf(response: Dispatcher.ResponseData, url: string, { naam }: Bron): Promise<Bytes> {
  const { statusCode: status, body } = response
  const soort = soortOf(status)
  if (soort) throw new ZaaksysteemFout(naam, soort, { status, codes: codesOf(parsed(await textOf(response))) })
  const unread = setTimeout(() => body.destroy(), UNREAD_MS)
  unread.unref()
  async function* read() {
    clearTimeout(unread)
    try {
      yield* body as AsyncIterable<Buffer>
    } catch (error) {
      throw storingOf(naam, url, error)
    } finally {
      body.destroy()
    }
  }
  return { bytes: read(), omvang: omvangOf(response) }
}

/**
 * Opens a download. Where it is sent on, that is followed once, to the storage that beheer named, and without our token.
 * @param headers how Balie makes itself known to the zaaksysteem
 * @throws ZaaksysteemFout
 */
export async function openDownload(url: string, headers: Record<string, string>, bron: Bron): Promise<Bytes> {
  const response = await ask(url, { Accept: '*/*', ...headers }, bron)
  const location = REDIRECTS.has(response.statusCode) ? headerOf(response, 'location') : null
  if (location === null) return bytesOf(response, url, bron)
  response.body.destroy()
  const elders = URL.parse(location, url)
  const { naam, opslagUrl } = bron
  if (!elders || elders.username || !opslagUrl || !elders.href.startsWith(`${opslagUrl}/`))
    throw new ZaaksysteemFout(naam, 'doorverwezen', { wat: 'de opslag van documenten staat niet bij dit zaaksysteem' })
  return bytesOf(await ask(elders.href, { Accept: '*/*', 'User-Agent': 'Balie' }, bron), elders.href, bron)
}
