/** The bytes of a message, which are read piece by piece and as often as needed: they are never in memory whole. */
export interface Bron {
  /** In bytes. */
  omvang: number
  read(): AsyncIterable<Uint8Array>
}

/** The largest message that is read, in bytes. It is more than any mail server lets through. */
export const LARGEST = 150 * 1024 * 1024

const PIECE = 256 * 1024

/** Makes a source of bytes that are in memory already. */
export const bronOf = (bytes: Uint8Array): Bron => ({
  omvang: bytes.length,
  async *read() {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
  },
})

/** Reads at most this many bytes from the begin of a source. */
export async function beginOf(bron: Bron, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bron.read()) {
    pieces.push(piece)
    size += piece.length
    if (size >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}

/** Says in Dutch why a source cannot be a message; undefined when it may be one. */
export function weigering({ omvang }: Bron): string | undefined {
  if (omvang === 0) return 'het bestand is leeg'
  if (omvang > LARGEST) return `het bestand is groter dan ${LARGEST / 1024 / 1024} MB`
  return undefined
}
