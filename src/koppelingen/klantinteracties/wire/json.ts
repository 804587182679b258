import { type Sql, sql } from '../../../platform/sql.ts'

export type { Sql }

/** A JSON Schema, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>

/**
 * A JSON value that PostgreSQL builds. It has pieces of text and expressions that are joined with `concat` (which takes a third of the time
 * of json_build_object), and the schema of the result.
 */
export interface Json {
  parts: readonly (string | Sql)[]
  schema: Schema
}

/** The members of an object, in the order in which they are sent. */
export type Members = Readonly<Record<string, Json>>

/** The JSON of an answer needs this about the request. */
export interface Wire {
  /** It stands for the address of this face as the client reached it, without a slash at the end. */
  base: string
}

// JSON text never has this character: PostgreSQL escapes it in what somebody wrote.
const BASE = '\u0001'

/** The JSON of every answer is equal for every request; the address is put in last (`withBase`). */
export const WIRE: Wire = { base: BASE }

/**
 * Puts the address of the face in JSON.
 * @param base the address of the face as the client reached it, such as https://host/klantinteracties/api/v1
 */
export const withBase = (json: Sql, base: string): Sql =>
  sql`replace(${json}, ${sql.lit(BASE)}, ${JSON.stringify(base).slice(1, -1)})`

// A function of PostgreSQL takes at most 100 arguments.
const MOST_ARGUMENTS = 90

function concat(parts: readonly Sql[]): Sql {
  if (parts.length <= MOST_ARGUMENTS) return sql`concat(${sql.join(parts, sql`, `)})`
  const groups: Sql[] = []
  for (let start = 0; start < parts.length; start += MOST_ARGUMENTS) {
    groups.push(concat(parts.slice(start, start + MOST_ARGUMENTS)))
  }
  return concat(groups)
}

/** Gives the SQL expression for a value as JSON text. */
export function textOf({ parts }: Json): Sql {
  const merged: Sql[] = []
  let literal = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      literal += part
      continue
    }
    if (literal) merged.push(sql.lit(literal))
    literal = ''
    merged.push(part)
  }
  if (literal) merged.push(sql.lit(literal))
  return concat(merged)
}

/** Makes text that is never null. */
export const text = (value: Sql): Json => ({ parts: [sql`to_json(${value})`], schema: { type: 'string' } })

/** Makes text or null. */
export const textOrNull = (value: Sql): Json => ({
  parts: [sql`coalesce(to_json(${value})::text, 'null')`],
  schema: { type: ['string', 'null'] },
})

/** Makes a value of an enum, in which nothing needs an escape. */
export const choice = (value: Sql, choices: readonly string[]): Json => ({
  parts: ['"', value, '"'],
  schema: { type: 'string', enum: choices },
})

/** Makes a choice for rows that an earlier register may have filled with another text, which is shown as it is. */
export const choiceOrText = (value: Sql, choices: readonly string[]): Json => ({
  ...text(value),
  schema: choice(value, choices).schema,
})

export const uuid = (value: Sql): Json => ({ parts: ['"', value, '"'], schema: { type: 'string', format: 'uuid' } })

export const flag = (value: Sql): Json => ({ parts: [sql`(${value})::text`], schema: { type: 'boolean' } })

export const flagOrNull = (value: Sql): Json => ({
  parts: [sql`coalesce((${value})::text, 'null')`],
  schema: { type: ['boolean', 'null'] },
})

/** Makes an instant in UTC. */
export const moment = (value: Sql): Json => ({
  parts: ['"', sql`iso(${value})`, '"'],
  schema: { type: 'string', format: 'date-time' },
})

export const momentOrNull = (value: Sql): Json => orNull(value, moment(value))

export const dateOrNull = (value: Sql): Json => ({
  parts: [sql`coalesce('"' || to_char(${value}, 'YYYY-MM-DD') || '"', 'null')`],
  schema: { type: ['string', 'null'], format: 'date' },
})

/** Makes a value whose JSON PostgreSQL has already. */
export const raw = (value: Sql, schema: Schema): Json => ({ parts: [value], schema })

/** Makes a value, or null where `test` is null. */
export const orNull = (test: Sql, value: Json): Json => ({
  parts: [sql`case when ${test} is null then 'null' else ${textOf(value)} end`],
  schema: { anyOf: [value.schema, { type: 'null' }] },
})

/** Makes an object with these members. */
export function object(members: Members): Json {
  const parts: (string | Sql)[] = []
  for (const [name, value] of Object.entries(members)) {
    parts.push(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`, ...value.parts)
  }
  parts.push(parts.length === 0 ? '{}' : '}')
  const properties = Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema]))
  return { parts, schema: { type: 'object', properties, required: Object.keys(members), additionalProperties: false } }
}

/** Makes the text of an object that goes on: it lacks its last brace. */
export const opened = (members: Members): Sql => textOf({ parts: object(members).parts.slice(0, -1), schema: {} })

/** Makes an object from the text of its beginning (see `opened`) and these further members. */
export const continued = (begin: Sql, members: Members): Json => ({
  parts: [
    begin,
    ...Object.entries(members).flatMap(([name, { parts }]) => [`,${JSON.stringify(name)}:`, ...parts]),
    '}',
  ],
  schema: object(members).schema,
})

/** Makes an array from a subquery: `item` of each row of `from`, sorted on `order`. */
export const array = (item: Json, from: Sql, order: Sql): Json => ({
  parts: ['[', sql`(select string_agg(${textOf(item)}, ',' order by ${order}) from ${from})`, ']'],
  schema: { type: 'array', items: item.schema },
})

/** Makes the value of the one row of a subquery, or null without a row. */
export const one = (item: Json, from: Sql): Json => ({
  parts: [sql`coalesce((select ${textOf(item)} from ${from} limit 1), 'null')`],
  schema: { anyOf: [item.schema, { type: 'null' }] },
})

/** Makes the address of an object: base, path of its resource, uuid. */
export const url = ({ base }: Wire, path: string, key: Sql): Json => ({
  parts: [`"${base}/${path}/`, key, '"'],
  schema: { type: 'string', format: 'uri' },
})

/** Makes the beginning of every object: its uuid and its url. */
export const identity = (wire: Wire, path: string, key: Sql): Members => ({
  uuid: uuid(key),
  url: url(wire, path, key),
})

/** Makes a reference to another object: `{uuid, url}`. */
export const reference = (wire: Wire, path: string, key: Sql): Json => object(identity(wire, path, key))

/** Makes a reference, or null where there is none. */
export const referenceOrNull = (wire: Wire, path: string, key: Sql): Json => orNull(key, reference(wire, path, key))

const texts = (...names: string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names,
  additionalProperties: false,
})

/** Makes a group of columns that is mostly empty, so its JSON is built only where it is filled. */
const groep = (value: Sql, empty: Sql, json: string, schema: Schema): Json => ({
  parts: [sql`case when ${value} = ${empty} then ${sql.lit(json)} else json_van(${value})::text end`],
  schema,
})

export const OBJECTIDENTIFICATOR = texts('objectId', 'codeObjecttype', 'codeRegister', 'codeSoortObjectId')

/** Makes the JSON of a column of type objectidentificator. */
export const objectidentificator = (value: Sql): Json => ({
  parts: object({
    objectId: text(sql`coalesce((${value}).object_id, '')`),
    codeObjecttype: text(sql`coalesce((${value}).code_objecttype, '')`),
    codeRegister: text(sql`coalesce((${value}).code_register, '')`),
    codeSoortObjectId: text(sql`coalesce((${value}).code_soort_object_id, '')`),
  }).parts,
  schema: OBJECTIDENTIFICATOR,
})

/** Makes the JSON of a column of type contactnaam. */
export const contactnaam = (value: Sql): Json => ({
  parts: object({
    voorletters: text(sql`coalesce((${value}).voorletters, '')`),
    voornaam: text(sql`coalesce((${value}).voornaam, '')`),
    voorvoegselAchternaam: text(sql`coalesce((${value}).voorvoegsel_achternaam, '')`),
    achternaam: text(sql`coalesce((${value}).achternaam, '')`),
  }).parts,
  schema: texts('voorletters', 'voornaam', 'voorvoegselAchternaam', 'achternaam'),
})

const LEEG_ADRES = {
  nummeraanduidingId: '',
  straatnaam: '',
  huisnummer: null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: '',
}

/** Makes the JSON of a column of type adres. */
export const adres = (value: Sql): Json =>
  groep(value, sql`row('', '', null, '', '', '', '', '', '', '')::adres`, JSON.stringify(LEEG_ADRES), {
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.keys(LEEG_ADRES).map((name) => [name, { type: 'string' }])),
      huisnummer: { type: ['integer', 'null'] },
    },
    required: Object.keys(LEEG_ADRES),
    additionalProperties: false,
  })
