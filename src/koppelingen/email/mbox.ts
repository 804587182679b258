import { open } from 'node:fs/promises'
import type { Bron } from './bron.ts'

/** A message in an mbox begins with this line (RFC 4155): `From`, an address or a name, and a date. */
const FROM_LINE = /^From \S+.* \d{4}(?: [+-]\d{4})?\r?\n[!-9;-~]+:/
/** So many bytes show whether a line begins a message: the line, and the name of the first header. */
const LONGEST_BEGIN = 2_000
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
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    if (end > 0) yield Buffer.from(text.slice(0, end).replaceAll(/^>(>*From )/gm, '$1'), 'latin1')
  }
  if (rest) yield Buffer.from(rest.replace(/^>(>*From )/, '$1'), 'latin1')
}

/** Finds where the messages of an mbox begin, and where the file ends; no begin when it is no mbox. */
async function beginsIn(path: string, size: number): Promise<number[]> {
  const begins: number[] = []
  let window = Buffer.alloc(0)
  let at = 0
  for await (const piece of readPart(path, 0, size)) {
    window = Buffer.concat([window, piece])
    const isLast = at + window.length >= size
    const until = isLast ? window.length : window.length - LONGEST_BEGIN
    const isBegin = (line: number) =>
      FROM_LINE.test(window.subarray(line, line + LONGEST_BEGIN).toString('latin1')) &&
      (at + line === 0 || /\n\r?\n$/.test(window.subarray(Math.max(0, line - 3), line).toString('latin1')))
    if (at === 0 && isBegin(0)) begins.push(0)
    if (begins.length === 0) return []
    for (
      let found = window.indexOf('\nFrom ');
      found >= 0 && found < until;
      found = window.indexOf('\nFrom ', found + 1)
    )
      if (at + found + 1 > (begins.at(-1) ?? 0) && isBegin(found + 1)) begins.push(at + found + 1)
    // The bytes before it are needed to see that a line is empty.
    const keep = Math.max(0, until - 3)
    window = window.subarray(keep)
    at += keep
  }
  return begins
}

/** Gives the messages in a file: an mbox holds several, any other file one. */
export async function messagesIn(path: string, size: number): Promise<Bron[]> {
  const begins = await beginsIn(path, size)
  if (begins.length === 0) return [{ omvang: size, read: () => readPart(path, 0, size) }]
  return Promise.all(
    begins.map(async (begin, index) => {
      const end = begins[index + 1] ?? size
      let from = begin
      for await (const piece of readPart(path, begin, Math.min(end, begin + LONGEST_BEGIN))) {
        from = begin + piece.indexOf('\n') + 1
        break
      }
      return { omvang: end - from, read: () => unquoted(readPart(path, from, end)) }
    }),
  )
}
