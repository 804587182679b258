import { isObject } from '../../../platform/json.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import type { Schema } from './json.ts'
import type { Soort } from './references.ts'

/** A reference in a body to something that must exist. */
export interface Genoemd {
  soort: Soort
  uuid: string
  /** The place where it was named: `wasPartij.uuid`. */
  name: string
  must?: Must | undefined
  /** The code of the fault when it does not exist: `invalid` unless it is given. */
  code?: string
}

/** A condition on something that is referred to, besides that it exists. */
export interface Must {
  column: string
  value: string
  /** The reason in the fault when the condition does not hold. */
  reason: string
}

/** No other row may have this value of a body. */
export interface Uniek {
  soort: Soort
  column: string
  value: string
  name: string
  reason: string
}

/** Reading a body collects these facts. */
export interface Reading {
  faults: InvalidParam[]
  references: Genoemd[]
  uniques: Uniek[]
}

/** Reads one value of a body. A fault goes to the reading, and the value is then useless. */
export interface Field<T = unknown> {
  /** Its absence is a fault on POST and PUT. */
  required: boolean
  nullable: boolean
  /** An absent field gets this value on POST. */
  absent?: T | undefined
  schema: Schema
  /** It is read only when everything else in the body is valid, including everything that refers to rows. */
  afterOthers?: boolean
  /**
   * Gives undefined when the value says nothing, so that the stored value stays.
   * @param siblings the object in which the value is
   */
  read(value: unknown, name: string, reading: Reading, siblings: Readonly<Record<string, unknown>>): T
}

export type Fields = Readonly<Record<string, Field>>

/** A whole body gives every field that was sent, or its value when absent. */
export type Input<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T : never }

export const REQUIRED = 'Dit veld is vereist.'
export const EMPTY = 'Dit veld mag niet leeg zijn.'

/** Gives the name that Python has for the type of a JSON value. */
export function pythonType(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return value === null ? 'NoneType' : 'dict'
}

/** Writes a text between quotes as Python does. */
const pythonQuoted = (text: string) => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n') + quote
}

/** Nothing that is sent is nested deeper than this. The rest is not written, because the stack has an end. */
const DEEPEST = 20

/** Writes a value as Python shows it within a list or an object. */
function pythonShown(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '…'
  if (typeof value === 'string') return pythonQuoted(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => pythonShown(item, depth + 1)).join(', ')}]`
  if (!isObject(value)) return 'None'
  const members = Object.entries(value).map(
    ([name, member]) => `${pythonQuoted(name)}: ${pythonShown(member, depth + 1)}`,
  )
  return `{${members.join(', ')}}`
}

/** Writes a value as text as Python does: only a text by itself has no quotes. */
const pythonText = (value: unknown): string => (typeof value === 'string' ? value : pythonShown(value))

/** Makes a function that works out what it gives for a name once: the names of fields are those of the contract. */
function oncePerName<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const made = known.get(name) ?? of(name)
    known.set(name, made)
    return made
  }
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const withDigits = oncePerName((name) => name.replaceAll(/([a-z])(\d)/gi, '$1_$2'))
const spellingsOf = oncePerName((name) => [name, snakeCase(name), withDigits(snakeCase(name))])

/** Gives the name of a field in a fault: its camelCase stops at a digit (`adresregel_1`). */
export const inFault = (root: string, name: string) => (root ? `${root}.${withDigits(name)}` : withDigits(name))

/** Gives the value of a field, in whichever way its name was spelled. */
export function sentValue(body: Readonly<Record<string, unknown>>, name: string): unknown {
  for (const spelling of spellingsOf(name)) {
    if (Object.hasOwn(body, spelling)) return body[spelling]
  }
  return undefined
}

/**
 * Reads the fields of an object.
 * @param partial true for PATCH: an absent field is no fault and has no value
 */
export function readFields<F extends Fields>(
  fields: F,
  body: Readonly<Record<string, unknown>>,
  root: string,
  reading: Reading,
  partial: boolean,
): Partial<Input<F>> {
  const result: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(fields)) {
    const value = sentValue(body, key)
    const name = inFault(root, key)
    if (value === undefined) {
      if (field.required && !partial) reading.faults.push({ name, code: 'required', reason: REQUIRED })
    } else if (value === null && !field.nullable) {
      reading.faults.push({ name, code: 'null', reason: EMPTY })
    } else {
      const read = field.read(value, name, reading, body)
      if (read !== undefined) result[key] = read
    }
  }
  return result as Partial<Input<F>>
}

/** Fills every absent field of an input with its value when absent. */
export function withAbsent<F extends Fields>(fields: F, input: Partial<Input<F>>): Input<F> {
  const absent = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.absent]))
  return { ...absent, ...input } as Input<F>
}

/** Makes a field optional: when it is left out it is `absent` on POST, and stays as it was on PUT and PATCH. */
export const optional = <T, A extends T | undefined>(field: Field<T>, absent: A): Field<T | A> => ({
  ...field,
  required: false,
  absent,
})

/** Makes a field that may be null. */
export const nullable = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  nullable: true,
  schema: { anyOf: [field.schema, { type: 'null' }] },
  read: (value, name, reading, siblings) => (value === null ? null : field.read(value, name, reading, siblings)),
})

const field = <T>(schema: Schema, read: Field<T>['read']): Field<T> => ({
  required: true,
  nullable: false,
  schema,
  read,
})

/** A rule for a text gives a fault, or undefined when the text is valid. */
export type TextRule = (text: string) => { code: string; reason: string } | undefined

/** Makes a rule that a text must match, with the reason when it does not. */
export const matches =
  (pattern: RegExp, reason: string | ((text: string) => string)): TextRule =>
  (value) =>
    pattern.test(value) ? undefined : { code: 'invalid', reason: typeof reason === 'string' ? reason : reason(value) }

export interface TextOptions {
  max?: number
  min?: number
  /** The text may be empty, and then no rule applies to it. */
  blank?: boolean
  rules?: readonly TextRule[]
  schema?: Schema
  /** The reason when the value is no text. */
  noText?: string
}

const lengthOf = (value: string) => [...value].length

function textFaults(value: string, { max, min, rules = [] }: TextOptions): { code: string; reason: string }[] {
  const faults: { code: string; reason: string }[] = []
  if (max !== undefined && value.length > max && lengthOf(value) > max)
    faults.push({ code: 'max_length', reason: `Zorg ervoor dat dit veld niet meer dan ${max} karakters bevat.` })
  if (min !== undefined && lengthOf(value) < min)
    faults.push({ code: 'min_length', reason: `Zorg ervoor dat dit veld minimaal ${min} karakters bevat.` })
  if (value.includes('\u0000'))
    faults.push({ code: 'null_characters_not_allowed', reason: 'Null-tekens zijn niet toegestaan.' })
  if (!value.isWellFormed())
    faults.push({ code: 'surrogate_characters_not_allowed', reason: 'Surrogate characters are not allowed.' })
  for (const rule of rules) {
    const fault = rule(value)
    if (fault) faults.push(fault)
  }
  return faults
}

/** Makes a field for a text, without white space around it; a number becomes text. */
export function text(options: TextOptions = {}): Field<string> {
  const { max, min, blank = false, schema = {}, noText = 'Not a valid string.' } = options
  const limits = {
    ...(max !== undefined && { maxLength: max }),
    ...(!blank && { minLength: min ?? 1 }),
  }
  return field({ type: 'string', ...limits, ...schema }, (value, name, reading) => {
    if (typeof value !== 'string' && typeof value !== 'number') {
      reading.faults.push({ name, code: 'invalid', reason: noText })
      return ''
    }
    const trimmed = String(value).trim()
    if (trimmed === '') {
      if (!blank) reading.faults.push({ name, code: 'blank', reason: EMPTY })
      return ''
    }
    reading.faults.push(...textFaults(trimmed, options).map((fault) => ({ name, ...fault })))
    return trimmed
  })
}

/** Makes a field for a text that may be left out or empty; it is "" when absent. */
export const optionalText = (max: number, options: Omit<TextOptions, 'max' | 'blank'> = {}) =>
  optional(text({ ...options, max, blank: true }), '')

const TRUE = new Set<unknown>([
  true,
  1,
  'true',
  'True',
  'TRUE',
  '1',
  't',
  'T',
  'y',
  'Y',
  'yes',
  'Yes',
  'YES',
  'on',
  'On',
  'ON',
])
const FALSE = new Set<unknown>([
  false,
  0,
  'false',
  'False',
  'FALSE',
  '0',
  'f',
  'F',
  'n',
  'N',
  'no',
  'No',
  'NO',
  'off',
  'Off',
  'OFF',
])

export const boolean = (): Field<boolean> =>
  field({ type: 'boolean' }, (value, name, reading) => {
    if (TRUE.has(value)) return true
    if (!FALSE.has(value)) reading.faults.push({ name, code: 'invalid', reason: 'Must be a valid boolean.' })
    return false
  })

const NULL = new Set<unknown>([null, '', 'null', 'Null', 'NULL'])

/** Makes a field for a boolean that may be unknown. */
export const booleanOrNull = (): Field<boolean | null> => {
  const known = boolean()
  return {
    ...nullable(known),
    read: (value, name, reading, siblings) => (NULL.has(value) ? null : known.read(value, name, reading, siblings)),
  }
}

/** Makes a field for one of a list of values. */
export const choice = <T extends string>(choices: readonly T[]): Field<T> =>
  field({ type: 'string', enum: choices }, (value, name, reading) => {
    const known = choices.find((candidate) => candidate === value)
    if (known !== undefined) return known
    reading.faults.push({ name, code: 'invalid_choice', reason: `"${pythonText(value)}" is een ongeldige keuze.` })
    return choices[0] as T
  })

/** Makes a field for a whole number, also as text. */
export const integer = (min: number, max: number): Field<number> =>
  field({ type: 'integer', minimum: min, maximum: max }, (value, name, reading) => {
    const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
    const number = Number(written)
    if (!(typeof value === 'number' ? Number.isInteger(value) : /^-?\d+(\.0+)?$/.test(written))) {
      reading.faults.push({ name, code: 'invalid', reason: 'Een geldig getal is vereist.' })
    } else if (number > max) {
      const reason = `Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan ${max}.`
      reading.faults.push({ name, code: 'max_value', reason })
    } else if (number < min) {
      const reason = `Zorg ervoor dat deze waarde groter is dan of gelijk is aan ${min}.`
      reading.faults.push({ name, code: 'min_value', reason })
    }
    return number
  })

const UUID = /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i

/** Gives a uuid in its usual form, however it was written; undefined when it is none. */
export function parseUuid(written: string): string | undefined {
  const bare = written.replace(/^urn:uuid:/i, '').replace(/^\{(.*)\}$/, '$1')
  if (!UUID.test(bare)) return undefined
  return bare
    .replaceAll('-', '')
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Writes what Open Klant reads as a uuid: a whole number is its 128 bits, and true is 1. */
const uuidText = (value: unknown): string => {
  if (typeof value === 'string') return value
  const number = typeof value === 'boolean' ? Number(value) : value
  return Number.isSafeInteger(number)
    ? BigInt(number as number)
        .toString(16)
        .padStart(32, '0')
    : ''
}

export const uuid = (): Field<string> =>
  field({ type: 'string', format: 'uuid' }, (value, name, reading) => {
    const parsed = parseUuid(uuidText(value))
    if (parsed === undefined) reading.faults.push({ name, code: 'invalid', reason: 'Must be a valid UUID.' })
    return parsed ?? ''
  })

/** Makes a field for the uuid of something that exists, by itself instead of in a reference. */
export const uuidOf = (soort: Soort): Field<string> => {
  const known = uuid()
  return {
    ...known,
    read: (value, name, reading, siblings) => {
      const before = reading.faults.length
      const found = known.read(value, name, reading, siblings)
      if (reading.faults.length === before) reading.references.push({ soort, uuid: found, name })
      return found
    },
  }
}

/** Reads an object; gives undefined, besides a fault, when the value is none. */
function readObject<F extends Fields>(fields: F, value: unknown, name: string, reading: Reading) {
  if (isObject(value)) return readFields(fields, value, name, reading, false)
  const reason = `Ongeldige data. Verwacht een dictionary, kreeg een ${pythonType(value)}.`
  reading.faults.push({ name: `${name}.nonFieldErrors`, code: 'invalid', reason })
  return undefined
}

/** Makes an object with fields of its own. A missing member gets its absent value, because a group is always replaced whole. */
export function group<F extends Fields>(fields: F): Field<Input<F>> {
  const required = Object.keys(fields).filter((name) => fields[name]?.required)
  const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]))
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) }
  return field(schema, (value, name, reading) => withAbsent(fields, readObject(fields, value, name, reading) ?? {}))
}

/** Makes a group that may be left out. A group without any known member says nothing, so that it empties nothing. */
export function sayingGroup<F extends Fields>(fields: F): Field<Input<F> | undefined> {
  return {
    ...optional(group(fields), undefined),
    read: (value, name, reading) => {
      const read = readObject(fields, value, name, reading)
      return read && Object.keys(read).length > 0 ? withAbsent(fields, read) : undefined
    },
  }
}

const isEmptyObject = (value: unknown) => isObject(value) && Object.keys(value).length === 0

/** Makes a group that may be left out, and that null or an object without members empties. */
export const optionalGroup = <F extends Fields>(fields: F): Field<Input<F>> => {
  const saying = sayingGroup(fields)
  const leeg = withAbsent(fields, {})
  return {
    ...saying,
    nullable: true,
    absent: leeg,
    schema: { anyOf: [saying.schema, { type: 'null' }] },
    // A group that says nothing counts as left out.
    read: (value, name, reading, siblings) =>
      value === null || isEmptyObject(value) ? leeg : (saying.read(value, name, reading, siblings) as Input<F>),
  }
}

/**
 * Makes an object whose shape depends on a kind, which is another field of the same body. Without that kind it says nothing. It is read
 * once everything else is valid.
 * @param discriminator the field with the kind
 * @param of the object of a kind; without members that it knows it gives undefined
 */
export const perSoort = <S extends string, T>(
  discriminator: string,
  soorten: readonly S[],
  of: (soort: S) => Field<T | undefined>,
): Field<T | undefined> => ({
  required: false,
  // It is always nullable here, because it is only known while reading whether it may be null.
  nullable: true,
  absent: undefined,
  afterOthers: true,
  schema: { type: 'object' },
  read: (value, name, reading, siblings) => {
    const sent = sentValue(siblings, discriminator)
    const soort = soorten.find((known) => known === sent)
    if (soort === undefined) {
      // The members are not known then; that it is an object is.
      if (value !== null) readObject({}, value, name, reading)
      return undefined
    }
    if (value !== null) return of(soort).read(value, name, reading, siblings)
    reading.faults.push({ name, code: 'null', reason: EMPTY })
    return undefined
  },
})

/**
 * Makes a reference `{uuid}` to something that exists; gives the uuid.
 * @param must a further condition on it
 */
export function reference(soort: Soort, must?: Must): Field<string> {
  const whole = group({ uuid: uuid() })
  return field(whole.schema, (value, name, reading, siblings) => {
    const before = reading.faults.length
    const { uuid: found } = whole.read(value, name, reading, siblings)
    if (reading.faults.length > before) return ''
    reading.references.push({ soort, uuid: found, name: `${name}.uuid`, must })
    return found
  })
}

/** Makes a reference that may be null or left out. */
export const optionalReference = (soort: Soort, must?: Must) => optional(nullable(reference(soort, must)), null)

/** Makes a list whose items are each read as a field. */
export const list = <T>(item: Field<T>): Field<T[]> =>
  field({ type: 'array', items: item.schema }, (value, name, reading, siblings) => {
    if (!Array.isArray(value)) {
      const reason = `Verwachtte een lijst met items, maar kreeg type "${pythonType(value)}".`
      reading.faults.push({ name: `${name}.nonFieldErrors`, code: 'not_a_list', reason })
      return []
    }
    return value.map((element: unknown, index) => {
      if (element !== null) return item.read(element, `${name}.${index}`, reading, siblings)
      reading.faults.push({ name: `${name}.${index}.nonFieldErrors`, code: 'null', reason: EMPTY })
      // The others keep their places, so that their faults name the right one.
      return undefined as T
    })
  })

/**
 * Makes a field for a number that a client chooses itself: a whole number as text that no other row of `soort` has. "" stands for none.
 * @param column the column in which it must be unique
 * @param what the word for a row in the fault: `interne taak`
 */
export const nummer = (soort: Soort, column: string, what: string): Field<string | null> => {
  const written = text({
    max: 10,
    blank: true,
    rules: [matches(/^-?\d+$/, 'Voer een geldig geheel getal in.')],
    schema: { pattern: '^-?\\d*$' },
  })
  const known = nullable(written)
  return {
    ...optional(known, null),
    read: (value, name, reading, siblings) => {
      const before = reading.faults.length
      const found = known.read(value, name, reading, siblings) || null
      if (found && reading.faults.length === before)
        reading.uniques.push({
          soort,
          column,
          value: found,
          name,
          reason: `Er bestaat al een ${what} met eenzelfde ${column}.`,
        })
      return found
    },
  }
}

/** Makes an object of texts. Its keys stay as they are. */
export const texts = (max: number): Field<Record<string, string>> => {
  const item = text({ max })
  return field({ type: 'object', additionalProperties: item.schema }, (value, name, reading, siblings) => {
    if (!isObject(value)) {
      const reason = `Verwachtte een dictionary van items, maar kreeg type "${pythonType(value)}".`
      reading.faults.push({ name, code: 'not_a_dict', reason })
      return {}
    }
    const entries = Object.entries(value).map(([key, element]): [string, string] => {
      const place = `${name}.${key}`
      if (element === null) reading.faults.push({ name: place, code: 'null', reason: EMPTY })
      reading.faults.push(...textFaults(key, {}).map((fault) => ({ name, ...fault })))
      return [key, element === null ? '' : item.read(element, place, reading, siblings)]
    })
    return Object.fromEntries(entries)
  })
}
