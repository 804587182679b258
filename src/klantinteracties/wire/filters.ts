import { sql } from 'kysely'
import { likeText } from '../../actoren/queries.ts'
import { parseUuid } from './fields.ts'
import type { Schema, Sql } from './json.ts'
import { parseDate, parseMoment } from './moments.ts'
import { isUrl } from './urls.ts'

/** What a filter asks of a row. */
export interface Condition {
  where: Sql
  /** A row that must be there beside it, once at most, and that `where` may name: a list in the order of that row is then walked along it. */
  join?: Sql
  /** How many rows fulfil it, when something keeps count; otherwise they are counted. */
  total?: Sql | undefined
}

/** What a filter makes of a value: a condition, nothing, or a fault. */
export type Filtered = Condition | { fault: { code: string; reason: string } } | undefined

/** A query parameter that narrows a list. */
export interface Filter {
  schema: Schema
  /** @param query the other parameters, for a filter that another one makes narrower */
  read(value: string, query: URLSearchParams): Filtered
}

/** The condition for a value, which is a parameter of the statement. */
type Meaning = (value: Sql, query: URLSearchParams) => Sql

/** The same, when there may be more to say than where. */
type FullMeaning = (value: Sql, query: URLSearchParams) => Sql | Condition

const conditionOf = (meaning: Sql | Condition): Condition => ('where' in meaning ? meaning : { where: meaning })

const invalid = (reason: string): Filtered => ({ fault: { code: 'invalid', reason } })

const filter = (schema: Schema, read: Filter['read']): Filter => ({
  schema,
  read: (value, query) => (value.trim() === '' ? undefined : read(value.trim(), query)),
})

const asText = (read: (value: string, query: URLSearchParams) => Sql): Filter =>
  filter({ type: 'string' }, (value, query) =>
    value.includes('\u0000')
      ? { fault: { code: 'null_characters_not_allowed', reason: 'Null-tekens zijn niet toegestaan.' } }
      : { where: read(value, query) },
  )

/** Text that is equal, capitals included. */
export const equal = (condition: Meaning): Filter => asText((value, query) => condition(sql`${value}`, query))

/**
 * Text that contains the value, whatever its capitals, in columns with an index on `upper(column) gin_trgm_ops`.
 * @param build makes the condition, of a function that says that a column contains the value
 */
export const matching = (build: (bevat: (column: Sql) => Sql) => Sql): Filter =>
  asText((value) => build((column) => sql`upper(${column}) like upper(${`%${likeText(value)}%`})`))

/** The same for one column. */
export const contains = (column: Sql, wrap: (found: Sql) => Sql = (found) => found): Filter =>
  matching((bevat) => wrap(bevat(column)))

/**
 * One of a list of values.
 * @param condition gives undefined when another filter says it as well
 * @param totals of the values of which count is kept
 */
export const oneOf = (
  choices: readonly string[],
  condition: (...asked: Parameters<Meaning>) => Sql | undefined,
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
export const flag = (condition: (value: boolean) => Sql): Filter =>
  filter({ type: 'string' }, (value) => {
    if (/^(true|1)$/i.test(value)) return { where: condition(true) }
    return /^(false|0)$/i.test(value) ? { where: condition(false) } : undefined
  })

/** A uuid, however it is written. */
export const uuid = (condition: FullMeaning): Filter =>
  filter({ type: 'string', format: 'uuid' }, (value, query) => {
    const parsed = parseUuid(value)
    return parsed ? conditionOf(condition(sql`${parsed}::uuid`, query)) : invalid('Voer een geldige UUID in.')
  })

/** The address of an object, of which only the uuid at its end counts. */
export const url = (condition: FullMeaning): Filter =>
  filter({ type: 'string', format: 'uri' }, (value, query) => {
    if (!isUrl(value)) return invalid('Voer een geldige URL in.')
    const parsed = parseUuid(value.replace(/[?#].*$/, '').replace(/^.*\//, ''))
    return conditionOf(parsed ? condition(sql`${parsed}::uuid`, query) : sql`false`)
  })

/** Both spellings of a filter on another object: `name__uuid` and `name__url`. */
export const references = (name: string, condition: FullMeaning): Record<string, Filter> => ({
  [`${name}__uuid`]: uuid(condition),
  [`${name}__url`]: url(condition),
})

export const date = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'date' }, (value, query) => {
    const parsed = parseDate(value)
    return parsed ? { where: condition(sql`${parsed}::date`, query) } : invalid('Voer een geldige datum in.')
  })

export const dateTime = (condition: Meaning): Filter =>
  filter({ type: 'string', format: 'date-time' }, (value, query) => {
    const parsed = parseMoment(value)
    return parsed
      ? { where: condition(sql`${parsed}::timestamptz`, query) }
      : invalid('Voer een geldige datum/tijd in.')
  })
