import { likeText } from '../../../inrichting/actoren/queries.ts'
import { sql } from '../../../platform/sql.ts'
import { parseUuid } from './fields.ts'
import type { Schema, Sql } from './json.ts'
import { parseDutchDate, parseMoment } from './moments.ts'
import { isUrl } from './urls.ts'

/** What a filter asks of a row. */
export interface Condition {
  where: Sql
  /** A row that must be there beside it, once at most, and that `where` may name: a list in the order of that row is then walked along it. */
  join?: Sql
  /** How many rows fulfil it, when something keeps count; otherwise they are counted. */
  total?: Sql | undefined
  /** Only few rows can fulfil it, whatever the value: they are found and shown at once, with a plan that is kept. */
  few?: boolean
  /** The uuids of those rows, for when they turn out to be few. Goes with `total`. */
  uuids?: Sql
}

/** What a filter makes of a value: a condition, nothing, or a fault. */
export type Filtered = Condition | { fault: { code: string; reason: string } } | undefined

/** A query parameter that narrows a list. */
export interface Filter {
  schema: Schema
  /** @param query the other parameters, for a filter that another one makes narrower */
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

/** The same, of a value that only few rows have. */
export const equalOfFew = (condition: (value: Sql) => Sql): Filter =>
  equal((value) => ({ where: condition(value), few: true }))

// Of fewer letters an index on `gin_trgm_ops` knows nothing.
const SHORTEST_INDEXED = 3
// Each doubles the number of ways to write a text.
const MOST_ACCENTS = 5

const patternOf = (text: string) => `%${likeText(text)}%`

/** A letter with and without capital; of what becomes two letters (ß) only itself. */
const spellingsOf = (letter: string): string[] =>
  [...new Set([letter, letter.toLowerCase(), letter.toUpperCase()])].filter((spelling) => [...spelling].length === 1)

/** The ways to write a text that differ in the capitals of those letters: de, De, dE, DE. */
const spellings = (text: string, differ: (letter: string) => boolean): string[] =>
  [...text].reduce<string[]>(
    (begins, letter) =>
      begins.flatMap((begin) => (differ(letter) ? spellingsOf(letter) : [letter]).map((spelling) => begin + spelling)),
    [''],
  )

const isAscii = (letter: string) => letter < '\u0080'

/** What is known of a value that texts must contain. */
interface Looked {
  /** Says that a column contains it, whatever its capitals. */
  contains: (column: Sql) => Sql
  /** An index finds it; otherwise every row is looked at. */
  indexed: boolean
}

/**
 * How a text is looked for. To fold the capitals of all letters that there are takes longer than everything else, so only those of a to z
 * are folded, and of an é in the value both are looked for.
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

/** Text that contains the value, whatever its capitals, in columns with an index on `lower(column collate "C") gin_trgm_ops`. */
export const matching = (build: (looked: Looked) => Sql | Condition): Filter => asText((value) => build(looked(value)))

/** The same for one column. */
export const contains = (column: Sql, wrap: (found: Sql) => Sql | Condition = (found) => found): Filter =>
  matching((value) => wrap(value.contains(column)))

/**
 * One of a list of values.
 * @param condition gives undefined when another filter says it as well
 * @param totals of the values of which count is kept
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

/** True or false; anything else is no filter. */
export const flag = (condition: (value: boolean) => Sql | Condition): Filter =>
  filter({ type: 'string' }, (value) => {
    if (/^(true|1)$/i.test(value)) return conditionOf(condition(true))
    return /^(false|0)$/i.test(value) ? conditionOf(condition(false)) : undefined
  })

/** A uuid, however it is written. */
export const uuid = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'uuid' }, (value, query) => {
    const parsed = parseUuid(value)
    return parsed ? conditionOf(condition(sql`${parsed}::uuid`, query, parsed)) : invalid('Voer een geldige UUID in.')
  })

/** The address of an object, of which only the uuid at its end counts. */
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

/** Both spellings of a filter on another object: `name__uuid` and `name__url`. */
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
