// Answers of Open311, as JSON or as XML: https://wiki.open311.org/GeoReport_v2/ has an example of each.

type Value = string | number | boolean | readonly Row[]

/** A row; a list in it holds rows, each in an element that is called as the list is, without its last letter. */
export interface Row {
  readonly [name: string]: Value
}

/** The format that an address asks. */
export type Formaat = 'json' | 'xml'

/** An answer: rows, with the elements that XML has around them. */
export interface Antwoord {
  /** Empty: it is one row, by itself. */
  lijst: string
  rij: string
  rijen: readonly Row[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Writes a text in XML 1.0, which has no way to write most control characters. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '').replaceAll(/[^\P{Cc}\t\n\r]/gu, '')

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`

const isRows = (value: Value): value is readonly Row[] => Array.isArray(value)

const contentOf = (name: string, value: Value): string =>
  isRows(value) ? value.map((row) => element(name.slice(0, -1), rowIn(row))).join('') : escaped(String(value))

const rowIn = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => element(name, contentOf(name, value)))
    .join('')

/** Writes an answer. */
export function written({ lijst, rij, rijen }: Antwoord, formaat: Formaat): string {
  if (formaat === 'json') return JSON.stringify(lijst ? rijen : rijen[0])
  const rows = rijen.map((row) => element(rij, rowIn(row))).join('')
  return `<?xml version="1.0" encoding="utf-8"?>\n${lijst ? element(lijst, rows) : rows}\n`
}

export const MEDIATYPE: Readonly<Record<Formaat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
}
