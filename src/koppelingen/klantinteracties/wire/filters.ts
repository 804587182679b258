import { likeText } from '../../../begrippen/zoeken.ts'
import { sql } from '../../../platform/sql.ts'
import { parseUuid } from './fields.ts'
import type { Schema, Sql } from './json.ts'
import { parseDutchDate, parseMoment } from './moments.ts'
import { isUrl } from './urls.ts'

/** A filter asks this of a row. */
export interface Condition {
  where: Sql
  /** A row beside it that must exist, at most one, and that `where` may name. A list in the order of that row is then walked along it. */
  join?: Sql
  /** The number of rows that fulfil it, when something keeps count; otherwise they are counted. */
  total?: Sql | undefined
  /** Only few rows can fulfil it, whatever the value, so they are found and shown at once, with a plan that is kept. */
  few?: boolean
  /** The uuids of those rows, for when they turn out to be few. It goes with `total`. */
  uuids?: Sql
}

/** A filter turns a value into a condition, into nothing, or into a fault. */
export type Filtered = Condition | { fault: { code: string; reason: string } } | undefined

/** A query parameter that narrows a list. */
export interface Filter {
  schema: Schema
  /** A list is narrowed to this when it is not asked for. */
  absent?: string
  /**
   * Reads the value of the parameter.
   * @param query the other parameters, for a filter that another one makes narrower
   */
  read(value: string, query: URLSearchParams): Filtered
}

/** The condition for a value, which is a parameter of the statement. `text`: the value itself, to decide on. */
type Meaning = (value: Sql, query: URLSearchParams, text: string) => Sql | Condition

const conditionOf = (meaning: Sql | Condition): Condition => ('where' in meaning ? meaning : { where: meaning })

const invalid = (reason: string): Filtered => ({ fault: { code: 'invalid', reason } })

const filter = (schema: Schema, read: Filter['read']): Filter => ({
  schema,
  read: (value, query) => (value.trim() === '' ? undefined : read(value.trim(), query)),
})

const asText = (read: (value: string, query: URLSearchParams) => Sql | Condition): Filter =>
  filter({ type: 'string' }, (value, query) =>
    value.includes('\u0000')
      ? { fault: { code: 'null_characters_not_allowed', reason: 'Null-tekens zijn niet toegestaan.' } }
      : conditionOf(read(value, query)),
  )

/** Text that is equal, capitals included. */
export const equal = (condition: Meaning): Filter => asText((value, query) => condition(sql`${value}`, query, value))

/** Makes a filter on text that is equal, for a value that only few rows have. */
export const equalOfFew = (condition: (value: Sql) => Sql): Filter =>
  equal((value) => ({ where: condition(value), few: true }))

// An index on `gin_trgm_ops` does not know shorter texts.
const SHORTEST_INDEXED = 3
// Each accented letter doubles the number of ways to write a text.
const MOST_ACCENTS = 5

const patternOf = (text: string) => `%${likeText(text)}%`

/** Gives a letter with and without capital; a letter that becomes two (ß) gives only itself. */
const spellingsOf = (letter: string): string[] =>
  [...new Set([letter, letter.toLowerCase(), letter.toUpperCase()])].filter((spelling) => [...spelling].length === 1)

/** Gives the ways to write a text that differ in the capitals of those letters: de, De, dE, DE. */
const spellings = (text: string, differ: (letter: string) => boolean): string[] =>
  [...text].reduce<string[]>(
    (begins, letter) =>
      begins.flatMap((begin) => (differ(letter) ? spellingsOf(letter) : [letter]).map((spelling) => begin + spelling)),
    [''],
  )

const isAscii = (letter: string) => letter < '\u0080'

/** A value that texts must contain is described by this. */
interface Looked {
  /** Makes the condition that a column contains it, whatever its capitals. */
  contains: (column: Sql) => Sql
  /** An index finds it; otherwise every row is read. */
  indexed: boolean
}

/**
 * Prepares the search for a text. Folding the capitals of every letter takes longer than everything else, so only those of a to z are
 * folded, and for an é in the value both forms are searched.
 */
function looked(text: string): Looked {
  const letters = [...text]
  if (letters.length < SHORTEST_INDEXED) {
    const patterns = spellings(text, () => true).map(patternOf)
    return { indexed: false, contains: (column) => sql`${column} like any (${patterns}::text[])` }
  }
  if (letters.filter((letter) => !isAscii(letter)).length > MOST_ACCENTS) {
    return { indexed: false, contains: (column) => sql`upper(${column}) like upper(${patternOf(text)})` }
  }
  const folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const patterns = spellings(folded, (letter) => !isAscii(letter)).map(patternOf)
  const contains = (column: Sql) =>
    sql`(${sql.join(
      patterns.map((pattern) => sql`lower(${column} collate "C") like ${pattern}`),
      sql` or `,
    )})`
  return { indexed: true, contains }
}

/**
 * Makes a filter on text that contains the value, whatever its capitals, in columns with an index on `lower(column collate "C")
 * gin_trgm_ops`.
 */
export const matching = (build: (looked: Looked) => Sql | Condition): Filter => asText((value) => build(looked(value)))

/** Makes a filter on one column that contains the value, whatever its capitals. */
export const contains = (column: Sql, wrap: (found: Sql) => Sql | Condition = (found) => found): Filter =>
  matching((value) => wrap(value.contains(column)))

/**
 * Makes a filter on one of a list of values.
 * @param condition gives undefined when another filter already says it
 * @param totals the values of which count is kept
 */
export const oneOf = (
  choices: readonly string[],
  condition: (value: Sql, query: URLSearchParams) => Sql | undefined,
  totals: Readonly<Record<string, Sql>> = {},
): Filter =>
  filter({ type: 'string', enum: choices }, (value, query) => {
    if (!choices.includes(value)) {
      const reason = `Selecteer een geldige keuze. ${value} is geen beschikbare keuze.`
      return { fault: { code: 'invalid_choice', reason } }
    }
    const where = condition(sql`${value}`, query)
    return where && { where, total: totals[value] }
  })

/** Makes a filter on true or false; any other value is no filter. */
export const flag = (condition: (value: boolean) => Sql | Condition): Filter =>
  filter({ type: 'string' }, (value) => {
    if (/^(true|1)$/i.test(value)) return conditionOf(condition(true))
    return /^(false|0)$/i.test(value) ? conditionOf(condition(false)) : undefined
  })

/** Makes a filter on a uuid, however it is written. */
export const uuid = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'uuid' }, (value, query) => {
    const parsed = parseUuid(value)
    return parsed ? conditionOf(condition(sql`${parsed}::uuid`, query, parsed)) : invalid('Voer een geldige UUID in.')
  })

/** Makes a filter on the address of an object, of which only the uuid at its end counts. */
export const url = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'uri' }, (value, query) => {
    if (!isUrl(value)) return invalid('Voer een geldige URL in.')
    const parsed = parseUuid(
      value
        .replace(/[?#].*$/, '')
        .replace(/\/+$/, '')
        .replace(/^.*\//, ''),
    )
    return conditionOf(parsed ? condition(sql`${parsed}::uuid`, query, parsed) : sql`false`)
  })

/** Makes both spellings of a filter on another object: `name__uuid` and `name__url`. */
export const references = (name: string, condition: Meaning): Record<string, Filter> => ({
  [`${name}__uuid`]: uuid(condition),
  [`${name}__url`]: url(condition),
})

export const date = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'date' }, (value, query) => {
    const parsed = parseDutchDate(value)
    return parsed ? conditionOf(condition(sql`${parsed}::date`, query, value)) : invalid('Voer een geldige datum in.')
  })

export const dateTime = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'date-time' }, (value, query) => {
    const parsed = parseMoment(value)
    return parsed
      ? conditionOf(condition(sql`${parsed}::timestamptz`, query, value))
      : invalid('Voer een geldige datum/tijd in.')
  })
