import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

// The bytes outweigh the label: messages often name the wrong charset, and bytes that are valid UTF-8 are hardly ever anything else.

const UTF_8 = new TextDecoder('utf-8')
const WINDOWS_1252 = new TextDecoder('windows-1252')

/** Mail programs send UTF-8 under these labels as well: ASCII, and alphabets of one byte a letter. */
const OFTEN_UTF_8 =
  /^(?:us-ascii|ascii|ansi.*|iso-?8859-?\d+|latin-?\d|windows-125\d|cp-?125\d|utf-?8|unknown.*|default|x-unknown|binary)$/i

/** Gives the decoder for a label: one of the WHATWG, or one that browsers no longer have (UTF-7, code pages of DOS). */
function decoderOf(label: string): ((bytes: Uint8Array) => string) | undefined {
  try {
    const decoder = new TextDecoder(label)
    return (bytes) => decoder.decode(bytes)
  } catch {
    return iconv.encodingExists(label) ? (bytes) => iconv.decode(Buffer.from(bytes), label) : undefined
  }
}

/** Decodes text without a label, or with a wrong one: as UTF-8 when it is valid, and else as Windows writes it in western Europe. */
const guess = (bytes: Uint8Array): string => (isUtf8(bytes) ? UTF_8 : WINDOWS_1252).decode(bytes)

/** Is this text of two bytes a letter? Gives the order of the bytes by the mark before it, or by where the zeros of western letters are. */
function wideOf(bytes: Uint8Array, name: string): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (!/^(?:utf-?16|ucs-?2|iso-10646-ucs-2|unicode)$/i.test(name)) return undefined
  const zerosAt = (rest: number) => bytes.subarray(0, 1024).filter((byte, at) => byte === 0 && at % 2 === rest).length
  return zerosAt(0) > zerosAt(1) ? 'utf-16be' : 'utf-16le'
}

/**
 * Decodes bytes to text.
 * @param label the charset that the message names, if any
 */
export function decodeText(bytes: Uint8Array, label?: string | false): string {
  const name = (label || '').trim().replaceAll(/["']/g, '')
  const wide = wideOf(bytes, name)
  if (wide) return new TextDecoder(wide).decode(bytes)
  if (!name || OFTEN_UTF_8.test(name)) {
    if (isUtf8(bytes)) return UTF_8.decode(bytes)
    const decoder = /^(?:utf-?8|us-ascii|ascii)?$/i.test(name) ? undefined : decoderOf(name)
    return decoder ? decoder(bytes) : guess(bytes)
  }
  return decoderOf(name)?.(bytes) ?? guess(bytes)
}

/**
 * An encoded word of RFC 2047 has a charset (a language may follow), an encoding and a text. Raw bytes are let through, because some
 * programs write them.
 */
const WORD = /=\?([\w.-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi

const bytesOfWord = (encoding: string, text: string): Buffer =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(text, 'base64')
    : Buffer.from(
        text
          .replaceAll('_', ' ')
          .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )

/**
 * Decodes a header, given as latin1. Adjacent encoded words of one charset are decoded together, because a letter may be cut between two of
 * them.
 */
export function decodeHeader(latin1: string): string {
  const joined = latin1.replaceAll(/(\?=)\s+(?==\?[\w.-]+(?:\*[\w-]*)?\?[bq]\?)/gi, '$1')
  let text = ''
  let at = 0
  let word: { charset: string; bytes: Buffer } | undefined
  const flush = () => {
    if (word) text += decodeText(word.bytes, word.charset)
    word = undefined
  }
  for (const match of joined.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', encoded = ''] = match
    const between = joined.slice(at, match.index)
    if (between || (word && word.charset.toLowerCase() !== charset.toLowerCase())) flush()
    if (between) text += decodeText(Buffer.from(between, 'latin1'))
    const bytes = bytesOfWord(encoding, encoded)
    word = { charset, bytes: word ? Buffer.concat([word.bytes, bytes]) : bytes }
    at = match.index + whole.length
  }
  flush()
  return onceMore(text + decodeText(Buffer.from(joined.slice(at), 'latin1')), at > 0)
}

/** Decodes what a program encoded that had been encoded already. */
const onceMore = (text: string, wasEncoded: boolean): string =>
  wasEncoded && /^[\x20-\x7e]*$/.test(text)
    ? text.replaceAll(WORD, (_, charset: string, encoding: string, encoded: string) =>
        decodeText(bytesOfWord(encoding, encoded), charset),
      )
    : text
