import { sql } from 'kysely'
import { likeText } from '../../actoren/queries.ts'
import { parseUuid } from './fields.ts'
import type { Schema, Sql } from './json.ts'
import { parseDate, parseMoment } from './moments.ts'
import { isUrl } from './urls.ts'

/**
 * What a filter makes of a value: a condition, nothing, or a fault.
 * `total`: how many rows fulfil it, when something keeps count; otherwise they are counted.
 */
export type Filtered = { where: Sql; total?: Sql | undefined } | { fault: { code: string; reason: string } } | undefined

/** A query parameter that narrows a list. */
export interface Filter {
  schema: Schema
  /** @param query the other parameters, for a filter that another one makes narrower */
  read(value: string, query: URLSearchParams): Filtered
}

/** The condition for a value, as a parameter of the statement. */
type Condition = (value: Sql, query: URLSearchParams) => Sql

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
export const equal = (condition: Condition): Filter => asText((value, query) => condition(sql`${value}`, query))

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
 * @param totals of the values of which count is kept
 */
export const oneOf = (
  choices: readonly string[],
  condition: Condition,
  totals: Readonly<Record<string, Sql>> = {},
): Filter =>
  filter({ type: 'string', enum: choices }, (value, query) =>
    choices.includes(value)
      ? { where: condition(sql`${value}`, query), total: totals[value] }
      : {
          fault: { code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${value} is geen beschikbare keuze.` },
        },
  )

/** True or false; anything else is no filter. */
export const flag = (condition: (value: boolean) => Sql): Filter =>
  filter({ type: 'string' }, (value) => {
    if (/^(true|1)$/i.test(value)) return { where: condition(true) }
    return /^(false|0)$/i.test(value) ? { where: condition(false) } : undefined
  })

/** A uuid, however it is written. */
export const uuid = (condition: Condition): Filter =>
  filter({ type: 'string', format: 'uuid' }, (value, query) => {
    const parsed = parseUuid(value)
    return parsed ? { where: condition(sql`${parsed}::uuid`, query) } : invalid('Voer een geldige UUID in.')
  })

/** The address of an object, of which only the uuid at its end counts. */
export const url = (condition: Condition): Filter =>
  filter({ type: 'string', format: 'uri' }, (value, query) => {
    if (!isUrl(value)) return invalid('Voer een geldige URL in.')
    const parsed = parseUuid(value.replace(/[?#].*$/, '').replace(/^.*\//, ''))
    return { where: parsed ? condition(sql`${parsed}::uuid`, query) : sql`false` }
  })

/** Both spellings of a filter on another object: `name__uuid` and `name__url`. */
export const references = (name: string, condition: Condition): Record<string, Filter> => ({
  [`${name}__uuid`]: uuid(condition),
  [`${name}__url`]: url(condition),
})

export const date = (condition: Condition): Filter =>
  filter({ type: 'string', format: 'date' }, (value, query) => {
    const parsed = parseDate(value)
    return parsed ? { where: condition(sql`${parsed}::date`, query) } : invalid('Voer een geldige datum in.')
  })

export const dateTime = (condition: Condition): Filter =>
  filter({ type: 'string', format: 'date-time' }, (value, query) => {
    const parsed = parseMoment(value)
    return parsed
      ? { where: condition(sql`${parsed}::timestamptz`, query) }
      : invalid('Voer een geldige datum/tijd in.')
  })
