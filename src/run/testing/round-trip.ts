import fc from 'fast-check'
import { z } from 'zod'
import type { Fields } from '../../koppelingen/klantinteracties/wire/fields.ts'
import { type Path, type Schema, withAt } from './nasty.ts'

/** A place in a body where one value stands, with what it may be. */
export interface Place {
  path: Path
  schema: Schema
}

/** Gives the JSON Schema of what a contract takes, with every reference to another schema replaced by that schema. */
export function inputSchema(schema: z.ZodType): Schema {
  const { $defs = {}, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const inlined = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inlined)
    if (typeof part !== 'object' || part === null) return part
    const { $ref, ...rest } = part as { $ref?: string }
    if ($ref) return inlined({ ...$defs[$ref.replace('#/$defs/', '')], ...rest })
    return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, inlined(value)]))
  }
  return inlined(json) as Schema
}

/** Gives the JSON Schema of what a resource of the wire takes. */
export const wireSchema = (fields: Fields): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema as Schema])),
})

/** Lists every place in a body where one value stands. Of a list it looks at the first item. */
export function placesOf(schema: Schema, path: Path = []): Place[] {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices) return choices.flatMap((choice) => placesOf(choice, path))
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, part]) => placesOf(part, [...path, name]))
  if (schema.items) return placesOf(schema.items, [...path, 0])
  if (typeof schema.additionalProperties === 'object')
    return placesOf(schema.additionalProperties, [...path, 'sleutel'])
  return schema.type === 'null' || schema.const !== undefined ? [] : [{ path, schema }]
}

export const nameOf = (path: Path): string => path.join('.')

const LETTERS = [...'aBcdefgHijk lm-éü’%_\\<&"+1']
const MOST_LETTERS = 12

const text = ({ minLength = 1, maxLength = MOST_LETTERS }: Schema): fc.Arbitrary<string> =>
  fc
    .string({
      unit: fc.constantFrom(...LETTERS),
      minLength: Math.max(1, minLength),
      maxLength: Math.max(1, minLength, Math.min(maxLength, MOST_LETTERS)),
    })
    // The server trims a text, so one without spaces around it is read as it was sent.
    .map((words) => words.replace(/^ | $/g, 'x').replaceAll(/ {2,}/g, 'xx'))

const two = (number: number) => String(number).padStart(2, '0')
const day = fc.tuple(fc.nat(3), fc.nat(11), fc.nat(27)).map(([y, m, d]) => `${2020 + y}-${two(m + 1)}-${two(d + 1)}`)
const moment = fc.tuple(day, fc.nat(23), fc.nat(59)).map(([date, h, m]) => `${date}T${two(h)}:${two(m)}:07Z`)

const period = fc.integer({ min: 1, max: 60 }).map((weeks) => `P${weeks}W`)

/** Values at places with these names are narrower than their schema says, or written in one way when they are read. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  land: fc.constantFrom('NL', 'BE', 'XK'),
  postcode: fc.integer({ min: 1000, max: 9999 }).map((digits) => `${digits} XB`),
  doorlooptijd: period,
  servicenorm: period,
  archiefactietermijn: period,
  inhoud: fc.string({ minLength: 3, maxLength: 9, unit: 'grapheme-ascii' }).map((word) => word.replaceAll(' ', '_')),
}

/** Generates values that fit one place. */
function valuesOf({ path, schema }: Place): fc.Arbitrary<unknown> {
  const named = BY_NAME[String(path.at(-1))]
  if (named && schema.format === undefined) return named
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const [type] = [schema.type].flat().filter((name) => name !== 'null')
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: schema.minimum ?? 1, max: Math.min(schema.maximum ?? 50, 200) })
  if (schema.format === 'date-time') return moment
  if (schema.format === 'date') return day
  if (schema.format === 'uuid') return fc.uuid({ version: 4 })
  if (schema.format === 'email') return fc.nat(9999).map((n) => `klant${n}@example.org`)
  if (schema.format === 'uri') return fc.nat(9999).map((n) => `https://voorbeeld.example/x/api/v1/${n}`)
  if (schema.pattern)
    return fc
      .stringMatching(new RegExp(schema.pattern))
      .filter((word) => word === word.trim() && word !== '' && word.length <= (schema.maxLength ?? word.length))
  return text(schema)
}

/**
 * Some values for a place; of a choice every one.
 * @param others what stands there in the bodies around it: a value that is like one of these would not be sent
 */
export function someOf(place: Place, others: readonly unknown[] = []): readonly unknown[] {
  if (place.schema.enum) return place.schema.enum
  if (place.schema.type === 'boolean') return [true, false]
  const values = valuesOf(place).filter((value) => !others.some((other) => isSame(value, other)))
  return fc.sample(values, 1)
}

/** The outcome of one value that was sent to a place: refused, read back as another one, or neither. */
export interface Outcome {
  refused?: string
  wrong?: string
}

/** Collects what is wrong, and the places where no value was ever accepted. */
export function makeTally() {
  const wrong = new Set<string>()
  const never: string[] = []
  return {
    wrong,
    never,
    /** Counts what became of all values that were sent to one place. */
    async count(place: string, outcomes: AsyncIterable<Outcome>): Promise<void> {
      let isAccepted = false
      let reason = 'it was never another value than in the body around it'
      for await (const outcome of outcomes) {
        if (outcome.wrong) wrong.add(outcome.wrong)
        if (outcome.refused) reason = outcome.refused
        else isAccepted = true
      }
      if (!isAccepted) never.push(`${place}: ${reason}`)
    },
  }
}

/** Gives the value at a place; undefined when there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], value)

const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

/** Tells whether what was read is what was sent: a reference by its uuid, and a moment however it is written. */
export function isSame(sent: unknown, read: unknown): boolean {
  if (isMoment(sent) && isMoment(read)) return Date.parse(sent) === Date.parse(read)
  if (typeof sent === 'string' && typeof read === 'object' && read !== null && 'uuid' in read) return read.uuid === sent
  return sent === read
}

/** Puts a value at a place, and makes what lies around it when that is not there. */
export function filled(value: unknown, path: Path, other: unknown): unknown {
  let whole = value
  path.forEach((step, index) => {
    const around = path.slice(0, index)
    if (index > 0 && (valueAt(whole, around) ?? undefined) === undefined)
      whole = withAt(whole, around, typeof step === 'number' ? [] : {})
    const holder = valueAt(whole, around)
    if (Array.isArray(holder) && holder.length <= Number(step)) whole = withAt(whole, around, [...holder, undefined])
  })
  return withAt(whole, path, other)
}
