import { request } from 'undici'
import type { Config } from '../../platform/config.ts'
import { makeConnections, NietOpenbaar } from '../abonnementen/adres.ts'

// Files that a delivery names and does not hold are fetched: only from where they may come, never from our own network, and no more than is
// reasonable. What cannot be fetched is said; the delivery is registered all the same.

const PATIENCE_MS = 10_000
const MOST_REDIRECTS = 3
/** How large a file may be, in bytes, and what is said of one that is larger, in Dutch. */
export interface Grens {
  most: number
  fout: string
}
/** The largest file that is fetched. */
export const GROOTSTE: Grens = { most: 10 * 1024 * 1024, fout: 'het is groter dan 10 MB' }

/** A file that was fetched, or why it was not, in Dutch. */
export type Opgehaald = { inhoud: Buffer } | { fout: string }

/** Thrown when a file may not come from an address, or is too large. */
class NotFetched extends Error {}

/** Gives an address that may be asked. @throws NotFetched */
function checked(address: string | URL, mayFetch: (url: URL) => boolean, { production }: Config): URL {
  const url = URL.parse(String(address))
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && !production)
  if (!url || !isWeb || url.username || url.password || !mayFetch(url))
    throw new NotFetched('van dit adres haalt Balie niets op')
  return url
}

async function readAll(body: AsyncIterable<Uint8Array>, { most, fout }: Grens): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > most) throw new NotFetched(fout)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/**
 * Fetches a file.
 * @param mayFetch tells whether a file may come from an address; each address to which is referred is asked again
 */
export async function fetchFile(
  config: Config,
  address: string,
  mayFetch: (url: URL) => boolean = () => true,
  grens = GROOTSTE,
): Promise<Opgehaald> {
  const connections = makeConnections(config)
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    let url = checked(address, mayFetch, config)
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const { statusCode, headers, body } = await request(url, { dispatcher: connections.to(url), signal })
      if (statusCode === 200) return { inhoud: await readAll(body, grens) }
      body.on('error', () => undefined).destroy()
      if (statusCode < 300 || statusCode > 399 || typeof headers.location !== 'string')
        return { fout: `de afzender gaf het niet (${statusCode})` }
      url = checked(new URL(headers.location, url), mayFetch, config)
    }
    return { fout: 'de afzender verwijst te vaak door' }
  } catch (error) {
    if (error instanceof NotFetched) return { fout: error.message }
    if (error instanceof NietOpenbaar) return { fout: 'dit adres ligt in een eigen netwerk' }
    return { fout: 'de afzender antwoordt niet' }
  } finally {
    await connections.close()
  }
}
