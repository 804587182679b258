import { invalid } from './problems.ts'

/** The key of the last row of a page as an opaque text: what the next page starts after. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a cursor; a cursor that is not one of ours is a fault in `na`. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')) return key
  } catch {
    // Not ours; refused below.
  }
  throw invalid([{ name: 'na', code: 'ongeldig', reason: 'Gebruik de waarde van `volgende` uit het vorige antwoord.' }])
}
