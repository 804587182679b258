import { isObject } from '../../platform/json.ts'
import { sql } from '../../platform/sql.ts'
import { fault } from '../klantinteracties/wire/errors.ts'
import {
  choice,
  type Field,
  type Fields,
  group,
  type Input,
  list,
  matches,
  nullable,
  optional,
  text,
} from '../klantinteracties/wire/fields.ts'
import type { Filter } from '../klantinteracties/wire/filters.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import type { Json, Schema, Sql } from '../klantinteracties/wire/json.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { date } from '../klantinteracties/wire/moments.ts'
import type { Soort } from '../klantinteracties/wire/references.ts'
import { isUrl } from '../klantinteracties/wire/urls.ts'

// Fields, members and filters as the ZGW standards have them: things refer to each other by address.

const ZAKEN = 'zaken/api/v1'
const CATALOGI = 'catalogi/api/v1'
const DOCUMENTEN = 'documenten/api/v1'

/** Where things are, below the server. */
export const PATHS = {
  Zaak: `${ZAKEN}/zaken`,
  Rol: `${ZAKEN}/rollen`,
  Status: `${ZAKEN}/statussen`,
  Resultaat: `${ZAKEN}/resultaten`,
  Zaakobject: `${ZAKEN}/zaakobjecten`,
  Zaakinformatieobject: `${ZAKEN}/zaakinformatieobjecten`,
  Catalogus: `${CATALOGI}/catalogussen`,
  Zaaktype: `${CATALOGI}/zaaktypen`,
  Statustype: `${CATALOGI}/statustypen`,
  Roltype: `${CATALOGI}/roltypen`,
  Resultaattype: `${CATALOGI}/resultaattypen`,
  Eigenschap: `${CATALOGI}/eigenschappen`,
  Informatieobjecttype: `${CATALOGI}/informatieobjecttypen`,
  ZaaktypeInformatieobjecttype: `${CATALOGI}/zaaktype-informatieobjecttypen`,
  Informatieobject: `${DOCUMENTEN}/enkelvoudiginformatieobjecten`,
  Objectinformatieobject: `${DOCUMENTEN}/objectinformatieobjecten`,
} as const

const UUID_AT_END = /\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})$/i

/** An address of something that is here; gives its uuid. */
export function link(soort: Soort & keyof typeof PATHS): Field<string> {
  const path = PATHS[soort]
  return {
    required: true,
    nullable: false,
    schema: { type: 'string', format: 'uri', maxLength: 1000 },
    read: (value, name, reading) => {
      if (typeof value !== 'string' || !isUrl(value)) {
        reading.faults.push({ name, code: 'bad-url', reason: 'Voer een geldige URL in.' })
        return ''
      }
      const uuid = value.match(UUID_AT_END)?.[1]?.toLowerCase()
      if (!uuid || !value.slice(0, -37).endsWith(`/${path}`)) {
        reading.faults.push({
          name,
          code: 'invalid-resource',
          reason: `Dit is geen adres van een ${soort.toLowerCase()}.`,
        })
        return ''
      }
      reading.references.push({ soort, uuid, name, code: 'bad-url' })
      return uuid
    },
  }
}

/** An organisation by its RSIN. */
export const rsin = () => text({ max: 9, rules: [matches(/^\d{9}$/, 'Een RSIN heeft 9 cijfers.')] })

export const dateOrNull = () => optional(nullable(date()), null)

/** One of a list of values, or "" when it is not known. */
export const optionalChoice = <const T extends string>(choices: readonly T[]) =>
  optional(choice<T | ''>([...choices, '']), '')

const object: Schema = { type: 'object' }

/** An object that is kept as it comes, or null. */
export const anyObject = (): Field<object | null> => ({
  required: false,
  nullable: true,
  absent: null,
  schema: { anyOf: [object, { type: 'null' }] },
  read: (value, name, reading) => {
    if (isObject(value)) return value
    if (value !== null) reading.faults.push({ name, code: 'invalid', reason: 'Dit moet een object zijn.' })
    return null
  },
})

export const optionalTexts = (max: number) => optional(list(text({ max })), [] as string[])

/** A group that may be null, and is kept as it is. */
export const groupOrNull = <F extends Fields>(fields: F): Field<Input<F> | null> =>
  optional(nullable(group(fields)), null)

const isNothing = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.values(value).every(isNothing))

/** A field of the standard that the register inside does not keep: refused when something is in it, so that nothing is lost in silence. */
export const notKept = (schema: Schema): Field<undefined> => ({
  required: false,
  nullable: true,
  absent: undefined,
  schema,
  read: (value, name, reading) => {
    if (!isNothing(value))
      reading.faults.push({ name, code: 'not-supported', reason: 'Het zaakregister van Balie houdt dit niet bij.' })
    return undefined
  },
})

/** A duration in ISO 8601: P8W. */
export const periode = () =>
  text({
    max: 30,
    rules: [matches(/^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/, 'Schrijf een termijn als P8W of P30D.')],
    schema: { format: 'duration' },
  })

// Members.

/** The address of something. */
export const linkTo = (wire: json.Wire, soort: keyof typeof PATHS, key: Sql): Json => json.url(wire, PATHS[soort], key)

/** The address of an eigenschap of a zaak, which is below the zaak. */
export const linkToZaakeigenschap = (wire: json.Wire, zaak: Sql, key: Sql): Json =>
  linkTo(wire, 'Zaak', sql`concat(${zaak}, '/zaakeigenschappen/', ${key})`)

export const linkOrNull = (wire: json.Wire, soort: keyof typeof PATHS, key: Sql): Json =>
  json.orNull(key, linkTo(wire, soort, key))

/** The addresses of what a subquery gives, as `x`. */
export const links = (wire: json.Wire, soort: keyof typeof PATHS, from: Sql): Json =>
  json.array(linkTo(wire, soort, sql`x.uuid`), from, sql`x.volgnummer`)

/** A value of jsonb, or null. */
export const jsonOrNull = (value: Sql): Json => json.raw(sql`coalesce(${value}::text, 'null')`, {})

export const number = (value: Sql): Json =>
  json.raw(sql`coalesce((${value})::text, 'null')`, { type: ['integer', 'null'] })

export const date10 = (value: Sql): Json => ({ ...json.dateOrNull(value), schema: { type: 'string', format: 'date' } })

export const texts = (value: Sql): Json =>
  json.raw(sql`array_to_json(${value})::text`, { type: 'array', items: { type: 'string' } })

/** Makes a value that is always the same. */
export const fixed = (value: unknown): Json => ({ parts: [JSON.stringify(value)], schema: { const: value } })

// Filters.

/** One of several values, with commas between them. */
export const anyOf = (condition: (values: Sql) => Sql): Filter =>
  filter.equal((value) => condition(sql`string_to_array(${value}, ',')`))

/** A date, and what is before or after it: `startdatum`, `startdatum__gt`, … */
export function dates(name: string, column: Sql, forms: readonly ('' | 'gt' | 'gte' | 'lt' | 'lte' | 'isnull')[]) {
  const operators = { '': '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const
  return Object.fromEntries(
    forms.map((form): [string, Filter] => {
      if (form === 'isnull')
        return [`${name}__isnull`, filter.flag((yes) => (yes ? sql`${column} is null` : sql`${column} is not null`))]
      const operator = sql.raw(operators[form])
      return [form ? `${name}__${form}` : name, filter.date((value) => sql`${column} ${operator} ${value}`)]
    }),
  )
}

/** The addresses of several things, with commas between them; of each only the uuid counts. */
export const anyLink = (column: Sql): Filter =>
  filter.equal(
    (value) => sql`${column}::text = any (array(
    select lower(right(u, 36)) from unnest(string_to_array(${value}, ',')) u))`,
  )

/** 400 when a body says that something is what it cannot become. */
export function refuseChange(name: string, before: string, after: string | undefined): void {
  if (after !== undefined && after !== '' && after !== before)
    throw fault(name, 'wijzigen-niet-toegelaten', 'Dit kan niet worden gewijzigd.')
}
