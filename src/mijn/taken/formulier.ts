import { isObject } from '../../platform/json.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import type { Antwoorden, AnyVeld } from '../../register/klanttaken/contract.ts'

// Between a form of HTML, which has texts by name, and the answers of a klanttaak, which have values by key: pure.

type Waarden = Klantconcept['waarden']

/** The parts of an address that are asked. */
export const ADRESVELDEN = ['straatnaam', 'huisnummer', 'huisnummertoevoeging', 'postcode', 'stad'] as const

/** Where all answers stand; what is wrong with them is named alike. */
export const ROOT = 'antwoorden'

/** The name of the hidden field that says how many times a groep is shown. */
export const countName = (groep: string): string => `aantal.${groep}`

const MOST_ROWS = 100

const one = (value: Waarden[string] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))
const all = (value: Waarden[string] | undefined): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : [...value]

/** The version of the klanttaak that was seen, as its form says. */
export const versieIn = ({ versie }: Waarden): number => Number(one(versie))

/** Points between groups of three digits, as in 1.234 and 12.345.678, set these apart in Dutch. */
const GROUPED = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/

/** Reads a number as people write it: 1.234,50, 1.234 or 1234.50. What is none stays text, and is refused as an answer. */
function readNumber(text: string): number | string {
  const trimmed = text.trim().replace(/^€\s*/, '')
  const isDutch = /,\d*$/.test(trimmed) || GROUPED.test(trimmed)
  const plain = isDutch ? trimmed.replaceAll('.', '').replace(',', '.') : trimmed
  const value = Number(plain)
  return trimmed === '' || !Number.isFinite(value) ? text : value
}

function readCents(text: string): number | string {
  const euros = readNumber(text)
  if (typeof euros === 'string') return euros
  const cents = Math.round(euros * 100)
  // More than two decimals are no amount, so it is refused as it was typed.
  return Math.abs(euros * 100 - cents) > 1e-6 ? text : cents
}

/** Reads a day as a browser sends it, or as people write it: 3-12-2026. */
function readDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4})\s*$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim()
}

function readAdres(waarden: Waarden, name: string): object | undefined {
  const parts = Object.fromEntries(ADRESVELDEN.map((part) => [part, one(waarden[`${name}.${part}`]).trim()]))
  if (Object.values(parts).every((part) => part === '')) return undefined
  const { huisnummer = '', ...rest } = parts
  return { ...rest, huisnummer: huisnummer === '' ? null : readNumber(huisnummer) }
}

/** How many times a groep is shown. */
export const rowsOf = (veld: AnyVeld, name: string, waarden: Waarden): number =>
  Math.min(MOST_ROWS, Math.max(Number(one(waarden[countName(name)])) || 0, veld.minimum ?? 0, 1))

function readOne(veld: AnyVeld, name: string, concept: Klantconcept): unknown {
  const { waarden, bestanden } = concept
  const text = one(waarden[name])
  switch (veld.soort) {
    case 'groep':
      // A row in which nothing was filled in was not meant.
      return Array.from({ length: rowsOf(veld, name, waarden) }, (_, index) =>
        readAnswers(veld.velden ?? [], concept, `${name}.${index}`),
      ).filter((row) => Object.keys(row).length > 0)
    case 'adres':
      return readAdres(waarden, name)
    case 'bestand':
      return bestanden.filter(({ veld: of }) => of === name).map(({ uuid }) => uuid)
    case 'meerkeuze':
      return all(waarden[name]).filter(Boolean)
    default:
      if (text.trim() === '') return undefined
  }
  if (veld.soort === 'getal') return readNumber(text)
  if (veld.soort === 'bedrag') return readCents(text)
  if (veld.soort === 'datum') return readDay(text)
  return veld.soort === 'ja_nee' ? text === 'ja' : text
}

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

/** Reads the answers out of a form as it was sent. What was left empty is left out. */
export function readAnswers(velden: readonly AnyVeld[], concept: Klantconcept, name = ROOT): Antwoorden {
  return Object.fromEntries(
    velden
      .map((veld) => [veld.sleutel, readOne(veld, `${name}.${veld.sleutel}`, concept)] as const)
      .filter(([, value]) => !isEmpty(value)),
  )
}

function writeOne(veld: AnyVeld, name: string, value: unknown): [string, string | readonly string[]][] {
  if (veld.soort === 'groep' && Array.isArray(value)) {
    const rows = value.filter(isObject)
    return [
      [countName(name), String(rows.length)],
      ...rows.flatMap((row, index) => Object.entries(writeAnswers(veld.velden ?? [], row, `${name}.${index}`))),
    ]
  }
  if (veld.soort === 'adres' && isObject(value))
    return ADRESVELDEN.map((part) => {
      const written = value[part]
      return [`${name}.${part}`, typeof written === 'string' || typeof written === 'number' ? String(written) : '']
    })
  if (veld.soort === 'meerkeuze' && Array.isArray(value)) return [[name, value.map(String)]]
  if (veld.soort === 'ja_nee') return [[name, value === true ? 'ja' : 'nee']]
  if (veld.soort === 'bedrag' && typeof value === 'number') return [[name, (value / 100).toFixed(2).replace('.', ',')]]
  // It is read back as people write it, so that 1.234 does not become a thousand times as much.
  if (typeof value === 'number') return [[name, String(value).replace('.', ',')]]
  // Files are not filled in beforehand.
  return veld.soort === 'bestand' || isObject(value) || Array.isArray(value) ? [] : [[name, String(value)]]
}

/** Writes answers that are known beforehand as a form shows them. */
export function writeAnswers(velden: readonly AnyVeld[], answers: Antwoorden, name = ROOT): Waarden {
  return Object.fromEntries(
    velden.flatMap((veld) => {
      const value = answers[veld.sleutel]
      return value === undefined || value === null ? [] : writeOne(veld, `${name}.${veld.sleutel}`, value)
    }),
  )
}
