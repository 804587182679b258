import { isUtf8 } from 'node:buffer'

/** The largest message that is read, in bytes: more than any mail server lets through. */
const LARGEST = 150 * 1024 * 1024
/** No header is longer; what follows is not searched for its end. */
const LONGEST_HEADER = 2 * 1024 * 1024

const OUTLOOK_MSG = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const WINDOWS_1252 = new TextDecoder('windows-1252')

/** Why these bytes cannot be a message, in Dutch; undefined when they may be one. */
export function weigering(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'het bestand is leeg'
  if (bytes.length > LARGEST) return `het bestand is groter dan ${LARGEST / 1024 / 1024} MB`
  if (OUTLOOK_MSG.equals(bytes.subarray(0, OUTLOOK_MSG.length)))
    return 'dit is een Outlook-bestand (.msg): bewaar het bericht als .eml'
  return undefined
}

/** The bytes from the first line of the header on: editors and exports leave a byte order mark or empty lines before it. */
function vanafKop(bron: Buffer): Buffer {
  const utf16 = bron[0] === 0xff && bron[1] === 0xfe ? 'utf-16le' : bron[0] === 0xfe && bron[1] === 0xff && 'utf-16be'
  if (utf16) return Buffer.from(new TextDecoder(utf16).decode(bron))
  const begin = bron.subarray(0, LONGEST_HEADER).toString('latin1')
  return bron.subarray(begin.match(/^(?:\xEF\xBB\xBF)?\s*/)?.[0].length)
}

/** The part of a message that no charset is declared for: its header, and its body when that is text without a charset. */
function zonderTekenset(bron: Buffer): Buffer {
  const begin = bron.subarray(0, LONGEST_HEADER).toString('latin1')
  const einde = begin.search(/\r?\n\r?\n/)
  if (einde < 0) return bron
  const kop = begin.slice(0, einde)
  const mediatype = kop.match(/^content-type:\s*([^;\s]+)/im)?.[1] ?? 'text/plain'
  return /^text\//i.test(mediatype) && !/charset/i.test(kop) ? bron : bron.subarray(0, einde)
}

/** The message as the parser reads it: from its header on, and what declares no charset as UTF-8, which it often is not. */
export function alsUtf8(bytes: Uint8Array): Uint8Array {
  const bron = vanafKop(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const onbekend = zonderTekenset(bron)
  if (isUtf8(onbekend)) return bron
  return Buffer.concat([Buffer.from(WINDOWS_1252.decode(onbekend)), bron.subarray(onbekend.length)])
}
