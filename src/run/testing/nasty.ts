import fc from 'fast-check'

/** A JSON Schema, as far as it says what values there can be. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  format?: string
  minLength?: number
  maxLength?: number
  pattern?: string
  minItems?: number
  minimum?: number
  maximum?: number
  default?: unknown
}

/** Something broke on each of these texts once, here or elsewhere. */
export const NASTY: readonly string[] = [
  '',
  ' ',
  '\t\n',
  ...[1, 3, 32, 33, 36, 200].map((length) => '-'.repeat(length)),
  'deadbeef'.repeat(4),
  'abcdef0123456789abcdef0123456789abcd',
  '01890000-0000-7000-8000-00000000000',
  '01890000-0000-7000-8000-000000000000',
  '01890000-0000-7000-8000-00000000000G',
  '{01890000-0000-7000-8000-000000000000}',
  'urn:uuid:01890000-0000-7000-8000-000000000000',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\ufffd\uffff\u{10ffff}',
  '\u202eabc\u202d',
  'שלום مرحبا',
  '👩‍👩‍👧‍👦'.repeat(20),
  'Z͑ͫ̓ͪ̂ͫ̽a̴̵̜̰l̷g̸o̶',
  'x'.repeat(10_000),
  'é'.repeat(10_000),
  '%',
  '%_\\',
  '%%%___\\\\',
  '\\',
  "'",
  '"',
  "'; drop table partij; --",
  '$1',
  '& | ! <-> () :* a:b',
  '"',
  '-"a b" or -c',
  '((((((((((',
  '-!'.repeat(100),
  '-("'.repeat(60),
  '*'.repeat(200),
  '000000000000',
  '0012',
  '9999999999999999999999999999',
  '-1',
  '1e400',
  'NaN',
  'Infinity',
  'infinity',
  '20240101',
  '0000-00-00',
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '1899-12-31T23:59:59Z',
  '9999-12-31T23:59:60Z',
  '9999-12-31T23:59:59-14:00',
  '2024-02-30',
  '2026-01-01T10:00:00+15:59',
  '+010000-01-01T00:00:00Z',
  'null',
  'true',
  '[]',
  '{}',
  '{"a":1}',
  'https://x.example/',
  'https://x.example/api/v1/partijen/------------------------------------',
  'http://[::1',
  'javascript:alert(1)',
  'a@b',
  '+31 6 12345678',
  '../../etc/passwd',
  '\r\nSet-Cookie: a=b',
  '__proto__',
]

/** Picks some of those texts, others each time; a failure says which. */
export const someNasty = (count: number): string[] =>
  fc.sample(fc.shuffledSubarray([...NASTY], { minLength: count, maxLength: count }), 1).flat()

const choicesOf = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf

const typeOf = ({ type, properties, items }: Schema): string | undefined => {
  const first = Array.isArray(type) ? type.find((name) => name !== 'null') : type
  return first ?? (properties ? 'object' : items ? 'array' : undefined)
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T14:30:00Z',
  date: '2026-01-31',
  email: 'a@example.org',
  uri: 'https://x.example/1',
  url: 'https://x.example/1',
}

/** Bodies are made with these values. */
export interface Known {
  /** The uuid of something that exists. */
  uuid: string
}

/** Makes a value that the schema describes. */
export function sampleOf(schema: Schema, known: Known): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = choicesOf(schema) ?? []
  if (choice) return sampleOf(choice, known)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, known)))
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part, known)]),
      )
    case 'array':
      return schema.items ? [sampleOf(schema.items, known)] : []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'string':
      return schema.format === 'uuid' ? known.uuid : (FORMATS[schema.format ?? ''] ?? '1'.repeat(schema.minLength ?? 1))
    default:
      return null
  }
}

export type Path = readonly (string | number)[]

/** Lists every place where a text can stand, with the whole value around it. */
export function textPlaces(schema: Schema, known: Known, path: Path = []): { path: Path; of: unknown }[] {
  const choices = choicesOf(schema) ?? schema.allOf
  if (choices) return choices.flatMap((choice) => textPlaces(choice, known, path))
  switch (typeOf(schema)) {
    case 'object': {
      const whole = sampleOf(schema, known) as Record<string, unknown>
      const named = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
        textPlaces(part, known, [...path, name]).map((place) => ({ ...place, of: { ...whole, [name]: place.of } })),
      )
      const free = schema.additionalProperties
      if (typeof free !== 'object') return named
      return [...named, { path: [...path, 'sleutel'], of: { ...whole, sleutel: 'x' } }]
    }
    case 'array':
      return textPlaces(schema.items ?? {}, known, [...path, 0]).map((place) => ({ ...place, of: [place.of] }))
    case 'string':
      return [{ path, of: sampleOf(schema, known) }]
    default:
      return []
  }
}

/** Gives the value with another one at that place. */
export function withAt(value: unknown, [step, ...rest]: Path, other: unknown): unknown {
  if (step === undefined) return other
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withAt(item, rest, other) : item))
  const object = value as Record<string, unknown>
  return { ...object, [step]: withAt(object[step], rest, other) }
}
