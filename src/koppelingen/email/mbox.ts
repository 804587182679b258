import { open } from 'node:fs/promises'
import type { Bron } from './bron.ts'

/**
 * A message in an mbox begins with this line (RFC 4155): `From`, an address, a name or nothing, and a date in any form; the host that it came
 * from may follow. Below it stands a header, or nothing at all where a message was removed. The time and the year are looked for ahead, so that
 * a line with many of them is read once.
 */
const FROM_LINE =
  /^From (?=[^\r\n]*\d:\d\d)(?=[^\r\n]*\b(?:19|20)\d\d\b)[^\r\n]*(?:\r\n|\n|\r)(?:>From [^\r\n]*(?:\r\n|\n|\r))*(?:[!-9;-~]+[ \t]*:|[\r\n]*(?:From |$))/
/** Some programs leave out the empty line before it. It then begins a message when it cannot be anything else. */
const CERTAIN_LINE =
  /^From \S* *(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [\d ]\d \d\d:\d\d(?::\d\d)?[^\r\n]*[\r\n]+(?:Return-Path|Received|Delivered-To|Message-ID|X-[\w-]+|Status|Date|From|To|Subject|MIME-Version):/i
const EMPTY_LINE = /(?:\r\n|\n|\r)(?:\r\n|\n|\r)$/
/** A text that was saved anew may begin with a mark. */
const BEFORE_FIRST = /^(?:\xef\xbb\xbf)?[\r\n]*/
/** The lines that the mbox itself added above the headers. */
const OWN_LINES = /^From [^\r\n]*(?:\r\n|\n|\r)(?:>From [^\r\n]*(?:\r\n|\n|\r))*/
/** So many bytes show whether a line begins a message: the line, and the name of the first header. */
const LONGEST_BEGIN = 2_000
/** The headers of a message are hardly ever longer. */
const LONGEST_HEADERS = 64 * 1024
const PIECE = 1024 * 1024

/** Reads a part of a file. */
async function* readPart(path: string, from: number, to: number): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    for (let at = from; at < to; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(PIECE, to - at)), { position: at })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}

/** Undoes what an mbox did: each line of a text that begins with From was quoted. */
async function* unquoted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece.toString('latin1')
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
    rest = text.slice(end)
    if (end > 0) yield Buffer.from(text.slice(0, end).replaceAll(/^>(>*From )/gm, '$1'), 'latin1')
  }
  if (rest) yield Buffer.from(rest.replace(/^>(>*From )/, '$1'), 'latin1')
}

/** Reads the begin of a part of a file as text of one byte a letter. */
async function textAt(path: string, from: number, length: number): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of readPart(path, from, from + length)) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

function isBegin(window: Buffer, line: number): boolean {
  const text = window.subarray(line, line + LONGEST_BEGIN).toString('latin1')
  if (!FROM_LINE.test(text)) return false
  return EMPTY_LINE.test(window.subarray(Math.max(0, line - 4), line).toString('latin1')) || CERTAIN_LINE.test(text)
}

/** Finds where the messages of an mbox begin; nowhere when it is no mbox. */
async function beginsIn(path: string, size: number): Promise<number[]> {
  const start = await textAt(path, 0, LONGEST_BEGIN * 2)
  const first = BEFORE_FIRST.exec(start)?.[0].length ?? 0
  if (!FROM_LINE.test(start.slice(first, first + LONGEST_BEGIN))) return []
  const begins = [first]
  let window = Buffer.alloc(0)
  let at = 0
  for await (const piece of readPart(path, 0, size)) {
    window = Buffer.concat([window, piece])
    const isLast = at + window.length >= size
    const until = isLast ? window.length : window.length - LONGEST_BEGIN
    for (let found = window.indexOf('From '); found >= 0 && found < until; found = window.indexOf('From ', found + 1)) {
      const isAfterLine = found > 0 && (window[found - 1] === 0x0a || window[found - 1] === 0x0d)
      if (isAfterLine && at + found > (begins.at(-1) ?? 0) && isBegin(window, found)) begins.push(at + found)
    }
    // The bytes before it are needed to see that a line is empty.
    const keep = Math.max(0, until - 4)
    window = window.subarray(keep)
    at += keep
  }
  return begins
}

/** Gives where a message ends by its own word; undefined when nothing ends there. */
async function endByLength(path: string, begin: number, size: number): Promise<number | undefined> {
  const text = await textAt(path, begin, Math.min(LONGEST_HEADERS, size - begin))
  const headers = /^[\s\S]*?(?:\r\n\r\n|\n\n|\r\r)/.exec(text)?.[0]
  const length = /^Content-Length[ \t]*:[ \t]*(\d{1,12})[ \t]*$/im.exec(headers ?? '')?.[1]
  if (headers === undefined || length === undefined) return undefined
  const end = begin + headers.length + Number(length)
  if (end > size) return undefined
  const after = await textAt(path, end, LONGEST_BEGIN)
  const filling = /^[\r\n]*/.exec(after)?.[0].length ?? 0
  if (end + filling === size) return size
  return filling <= 4 && FROM_LINE.test(after.slice(filling)) ? end + filling : undefined
}

/** A message in an mbox: where it is, and whether lines in it stand as they were written. */
interface Place {
  begin: number
  end: number
  isRaw: boolean
}

/** Lists the messages of an mbox. What looks like a begin within the length that a message has by its own word is text of it. */
async function placesIn(path: string, size: number): Promise<Place[]> {
  const begins = await beginsIn(path, size)
  const places: Place[] = []
  for (let index = 0; index < begins.length; ) {
    const begin = begins[index] ?? 0
    let next = index + 1
    const end = await endByLength(path, begin, size)
    if (end !== undefined) while (next < begins.length && (begins[next] ?? 0) < end) next += 1
    places.push({ begin, end: begins[next] ?? size, isRaw: next > index + 1 })
    index = next
  }
  return places
}

/** Gives the messages in a file: an mbox holds several, any other file one. */
export async function messagesIn(path: string, size: number): Promise<Bron[]> {
  const places = await placesIn(path, size)
  if (places.length === 0) return [{ omvang: size, read: () => readPart(path, 0, size) }]
  const messages = await Promise.all(
    places.map(async ({ begin, end, isRaw }) => {
      const text = await textAt(path, begin, Math.min(LONGEST_BEGIN, end - begin))
      const from = begin + (OWN_LINES.exec(text)?.[0].length ?? 0)
      const read = () => (isRaw ? readPart(path, from, end) : unquoted(readPart(path, from, end)))
      return {
        omvang: end - from,
        read,
        isEmpty: end - from <= LONGEST_BEGIN && text.slice(from - begin).trim() === '',
      }
    }),
  )
  // Programs leave the line of a message that was removed.
  return messages.filter(({ isEmpty }) => !isEmpty).map(({ omvang, read }) => ({ omvang, read }))
}
