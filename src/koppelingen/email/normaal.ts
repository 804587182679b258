/** No header is longer than this, so its end is not searched for beyond it. */
const LONGEST_HEADER = 2 * 1024 * 1024

type Rewrite = (piece: Buffer) => Buffer

const asIs: Rewrite = (piece) => piece

/** Old programs ended lines with a carriage return alone. */
const withLineFeeds: Rewrite = (piece) => Buffer.from(piece.toString('latin1').replaceAll('\r', '\r\n'), 'latin1')

function fromUtf16(label: string): Rewrite {
  const decoder = new TextDecoder(label)
  return (piece) => Buffer.from(decoder.decode(piece, { stream: true }))
}

/** Says how the bytes of a message become lines that end as they should, by its first bytes. */
function rewriteOf(begin: Buffer): Rewrite {
  if (begin[0] === 0xff && begin[1] === 0xfe) return fromUtf16('utf-16le')
  if (begin[0] === 0xfe && begin[1] === 0xff) return fromUtf16('utf-16be')
  return !begin.includes(0x0a) && begin.includes(0x0d) ? withLineFeeds : asIs
}

/**
 * Drops a byte order mark or empty lines before the header, which editors and exports leave there, and puts an empty line after the header
 * where a program left spaces in it.
 */
function withHeader(source: Buffer): Buffer {
  const text = source.toString('latin1')
  const skip = text.match(/^(?:\xEF\xBB\xBF)?\s*/)?.[0].length ?? 0
  const begin = text.slice(skip)
  const blank = /\r?\n[ \t]+\r?\n(?![!-9;-~]+:)/.exec(begin)
  const empty = begin.search(/\r?\n\r?\n/)
  if (!blank || (empty >= 0 && empty < blank.index)) return source.subarray(skip)
  return Buffer.from(`${begin.slice(0, blank.index)}\r\n\r\n${begin.slice(blank.index + blank[0].length)}`, 'latin1')
}

/** Makes a message fit to take apart, while it is read: it begins with its header, and its lines end as they should. */
export async function* normalise(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] | undefined = []
  let size = 0
  let rewrite = asIs
  const open = (begin: Buffer) => {
    rewrite = rewriteOf(begin)
    waiting = undefined
    return withHeader(rewrite(begin))
  }
  for await (const given of pieces) {
    const piece = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    if (!waiting) {
      yield rewrite(piece)
      continue
    }
    waiting.push(piece)
    size += piece.length
    if (size >= LONGEST_HEADER) yield open(Buffer.concat(waiting))
  }
  if (waiting) yield open(Buffer.concat(waiting))
}
