import { invalid } from './problems.ts'

const READABLE = {
  // As PostgreSQL writes it: it does not read all that a Date reads.
  moment: (text: string) =>
    /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(\+00|Z)$/.test(text) && !Number.isNaN(Date.parse(text)),
  nummer: (text: string) => /^\d{1,18}$/.test(text),
  uuid: (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  tekst: (text: string) => text.isWellFormed() && !text.includes('\u0000'),
}

/** What a part of the key of a list is. */
export type KeyPart = keyof typeof READABLE

/** The key of the last row of a page as an opaque text: what the next page starts after. */
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

/** The key in a cursor; a cursor that is not one of ours is a fault in `na`. */
export function decodeCursor(cursor: string, ...parts: readonly KeyPart[]): string[] {
  const key = parse(cursor)
  const isOurs = Array.isArray(key) && key.length === parts.length
  if (isOurs && parts.every((part, index) => typeof key[index] === 'string' && READABLE[part](key[index]))) return key
  throw invalid([{ name: 'na', code: 'ongeldig', reason: 'Gebruik de waarde van `volgende` uit het vorige antwoord.' }])
}
