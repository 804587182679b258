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

const FIELD = /^[!-9;-~]+[ \t]*:/
/** A field that only a header has: a line of it after one that is none shows that the header had not ended. */
const KNOWN_FIELD =
  /^(?:from|to|cc|subject|date|sender|reply-to|return-path|message-id|in-reply-to|references|received|mime-version|content-[a-z-]+|x-[a-z-]+)[ \t]*:/i

/** Gives lines of a header that a program broke without white space before the rest of them their place again. */
function folded(header: string): string {
  const lines = header.split('\n')
  const last = lines.findLastIndex((line) => KNOWN_FIELD.test(line))
  return lines
    .map((line, index) => {
      const isRest = index > 0 && line.trim() !== '' && !/^[ \t]/.test(line) && !FIELD.test(line)
      return isRest && (index < last || /[;,]\r?$/.test(lines[index - 1] ?? '')) ? ` ${line}` : line
    })
    .join('\n')
}

const CONTENT_TYPE = /^content-type[ \t]*:[ \t]*([^;\r\n]*)((?:[^\r\n]|\r?\n[ \t])*)$/im
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^;\s]+))/i
/** A boundary with the head of a part after it. */
const PART = /^--(\S[^\r\n]{0,200}?)[ \t]*\r?\n(?=content-[a-z-]+[ \t]*:)/im

/** Names the boundary that the parts of a message really have, where its header names none or another one. */
function withBoundary(header: string, body: string): string {
  const [whole, type = '', rest = ''] = CONTENT_TYPE.exec(header) ?? []
  if (whole !== undefined && !/^multipart\//i.test(type.trim())) return header
  const [, quoted, plain] = BOUNDARY.exec(rest) ?? []
  const named = quoted ?? plain
  const isUsed = named !== undefined && (body.startsWith(`--${named}`) || body.includes(`\n--${named}`))
  const found = isUsed ? undefined : PART.exec(body)
  // Without a Content-Type only a message that begins and ends as a multipart is one.
  if (!found?.[1] || (whole === undefined && (found.index > 0 || !body.includes(`\n--${found[1]}--`)))) return header
  const boundary = `; boundary="${found[1].replaceAll(/["\\]/g, '')}"`
  if (whole === undefined) return `${header}\r\nContent-Type: multipart/mixed${boundary}`
  return header.replace(whole, () => whole.replace(BOUNDARY, '').replace(type, () => `${type.trim()}${boundary}`))
}

/**
 * Drops a byte order mark or empty lines before the header, which editors and exports leave there, puts an empty line after the header where a
 * program left spaces in it, and mends what programs break in it: the rest of a line, and the name of the boundary.
 */
function withHeader(source: Buffer): Buffer {
  const text = source.toString('latin1')
  const skip = text.match(/^(?:\xEF\xBB\xBF)?\s*/)?.[0].length ?? 0
  const begin = text.slice(skip)
  const blank = /\r?\n[ \t]+\r?\n(?![!-9;-~]+:)/.exec(begin)
  const empty = /\r?\n\r?\n/.exec(begin)
  const end = blank && (!empty || blank.index < empty.index) ? blank : empty
  if (!end) return source.subarray(skip)
  const [header, body] = [begin.slice(0, end.index), begin.slice(end.index + end[0].length)]
  const mended = withBoundary(folded(header), body)
  if (mended === header && end === empty) return source.subarray(skip)
  return Buffer.from(`${mended}\r\n\r\n${body}`, 'latin1')
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
