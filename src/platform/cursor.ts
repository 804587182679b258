import { invalid } from './problems.ts'
import { isStorable } from './text.ts'

const READABLE = {
  // A moment as PostgreSQL writes it. It must also be one that PostgreSQL can read, because a Date accepts more.
  moment: (text: string) =>
    /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(\+00|Z)$/.test(text) && !Number.isNaN(Date.parse(text)),
  nummer: (text: string) => /^\d{1,18}$/.test(text),
  uuid: (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  tekst: isStorable,
}

/** The type of one part of the sort key of a list. */
export type KeyPart = keyof typeof READABLE

/** Encodes the key of the last row of a page as opaque text. The next page starts after that row. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Decodes the key in a cursor. A cursor that is not one of ours is reported as a fault in `na`. */
export function decodeCursor(cursor: string, ...parts: readonly KeyPart[]): string[] {
  const key = parse(cursor)
  const isOurs = Array.isArray(key) && key.length === parts.length
  if (isOurs && parts.every((part, index) => typeof key[index] === 'string' && READABLE[part](key[index]))) return key
  throw invalid([{ name: 'na', code: 'ongeldig', reason: 'Gebruik de waarde van `volgende` uit het vorige antwoord.' }])
}
