/** The largest message that is read, in bytes. It is more than any mail server lets through. */
const LARGEST = 150 * 1024 * 1024
/** No header is longer than this, so its end is not searched for beyond it. */
const LONGEST_HEADER = 2 * 1024 * 1024

const OUTLOOK_MSG = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Says in Dutch why these bytes cannot be a message; undefined when they may be one. */
export function weigering(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'het bestand is leeg'
  if (bytes.length > LARGEST) return `het bestand is groter dan ${LARGEST / 1024 / 1024} MB`
  if (OUTLOOK_MSG.equals(bytes.subarray(0, OUTLOOK_MSG.length)))
    return 'dit is een Outlook-bestand (.msg): bewaar het bericht als .eml'
  return undefined
}

/** A message in an mbox begins with this line (RFC 4155): `From`, an address or a name, and a date. */
const FROM_LINE = /^From \S+.* \d{4}(?: [+-]\d{4})?\r?\n(?=[!-9;-~]+:)/

/** Splits a file into messages: an mbox holds several, any other file one. */
export function splitMbox(bytes: Uint8Array): Uint8Array[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!FROM_LINE.test(source.subarray(0, 1_000).toString('latin1'))) return [bytes]
  const starts: number[] = []
  for (let at = 0; at >= 0; at = source.indexOf('\nFrom ', at + 1)) {
    const line = at === 0 ? 0 : at + 1
    const isAfterEmptyLine = at === 0 || /\n\r?$/.test(source.subarray(Math.max(0, at - 2), at).toString('latin1'))
    if (isAfterEmptyLine && FROM_LINE.test(source.subarray(line, line + 1_000).toString('latin1'))) starts.push(line)
  }
  return starts.map((start, index) => {
    const message = source.subarray(source.indexOf('\n', start) + 1, starts[index + 1])
    // The mbox quoted each line of the text that began with From.
    return Buffer.from(message.toString('latin1').replaceAll(/^>(>*From )/gm, '$1'), 'latin1')
  })
}

/** Drops a byte order mark or empty lines before the header, which editors and exports leave there. */
function fromHeader(source: Buffer): Buffer {
  const utf16 =
    source[0] === 0xff && source[1] === 0xfe ? 'utf-16le' : source[0] === 0xfe && source[1] === 0xff && 'utf-16be'
  if (utf16) return Buffer.from(new TextDecoder(utf16).decode(source))
  const begin = source.subarray(0, LONGEST_HEADER).toString('latin1')
  return source.subarray(begin.match(/^(?:\xEF\xBB\xBF)?\s*/)?.[0].length)
}

/**
 * Makes the message fit to take apart: it begins with its header, its lines end as they should, and an empty line follows the header, also
 * where a program left spaces in it.
 */
export function normalise(bytes: Uint8Array): Buffer {
  const source = fromHeader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const begin = source.subarray(0, LONGEST_HEADER).toString('latin1')
  // Old programs ended lines with a carriage return alone.
  if (!begin.includes('\n') && begin.includes('\r'))
    return Buffer.from(source.toString('latin1').replaceAll('\r', '\r\n'), 'latin1')
  const blank = /\r?\n[ \t]+\r?\n(?![!-9;-~]+:)/.exec(begin)
  if (!blank) return source
  const { index: at } = blank
  const empty = begin.search(/\r?\n\r?\n/)
  if (empty >= 0 && empty < at) return source
  return Buffer.concat([source.subarray(0, at), Buffer.from('\r\n\r\n'), source.subarray(at + blank[0].length)])
}
