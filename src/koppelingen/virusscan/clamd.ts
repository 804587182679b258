import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

// ClamAV's daemon, by its command INSTREAM (man clamd): the length of a piece in four bytes, the piece, and at the end a length of zero.

/** The verdict of the scanner on a file; `met` is its name for what it found. */
export type Oordeel = { soort: 'schoon' } | { soort: 'besmet'; met: string } | { soort: 'te-groot' }

/** The scanner is not there, or does not say what it should. */
export class ScannerFout extends Error {}

/** How long it may be silent: it looks at a file when it has all of it. */
const STIL_MS = 5 * 60_000
const MOST_ANSWER = 4096

/** The address: `host:port`, or the path of a socket. */
function open(adres: string): Socket {
  if (adres.startsWith('/')) return connect({ path: adres })
  const plaats = adres.lastIndexOf(':')
  return connect({ host: adres.slice(0, plaats).replace(/^\[|\]$/g, ''), port: Number(adres.slice(plaats + 1)) })
}

async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0')
  for await (const stuk of bytes) {
    const lengte = Buffer.alloc(4)
    lengte.writeUInt32BE(stuk.length)
    yield lengte
    yield stuk
  }
  yield Buffer.alloc(4)
}

function oordeelOf(antwoord: string): Oordeel {
  if (/size limit exceeded/i.test(antwoord)) return { soort: 'te-groot' }
  const [, gevonden] = /^stream: (.+) FOUND/.exec(antwoord) ?? []
  if (gevonden) return { soort: 'besmet', met: gevonden.slice(0, 200) }
  if (/^stream: OK/.test(antwoord)) return { soort: 'schoon' }
  throw new ScannerFout('The scanner says something else than it should.')
}

/**
 * Shows a file to the scanner, while it is read.
 * @throws ScannerFout, or what went wrong with the reading of the file
 */
export async function scan(adres: string, bytes: AsyncIterable<Uint8Array>): Promise<Oordeel> {
  const socket = open(adres)
  socket.setTimeout(STIL_MS, () => socket.destroy(new Error('The scanner is silent.')))
  let antwoord = ''
  let fault: unknown
  socket.setEncoding('latin1')
  socket.on('data', (tekst: string) => {
    antwoord = (antwoord + tekst).slice(0, MOST_ANSWER)
  })
  socket.on('error', (error) => {
    fault = error
  })
  const closed = once(socket, 'close').catch(() => undefined)
  try {
    for await (const stuk of framed(bytes)) {
      // It answers before the end when a file is too large, and then reads no more; or it cuts off before its answer is read.
      if (antwoord || socket.destroyed) break
      if (!socket.write(stuk)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
    }
    socket.end()
    await closed
  } finally {
    socket.destroy()
  }
  if (!antwoord) throw new ScannerFout('The scanner does not answer.', { cause: fault })
  return oordeelOf(antwoord)
}
