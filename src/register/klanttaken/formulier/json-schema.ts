import { isObject, type JsonObject } from '../../../platform/json.ts'
import { SoortVeld, type Veld } from '../contract.ts'
import { firstText, inGroep, MOST_FIELDS, plainField, type Reading, refuse, refuseOthers } from './reading.ts'

// A subset of JSON Schema 2020-12, `{schema, ui}`: an object of properties, with a UI schema that says what JSON Schema cannot say.

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'
const ANYWHERE = ['type', 'title', 'description']

/** The keywords that each kind has, besides those that each has. */
const KEYWORDS: Readonly<Record<SoortVeld, readonly string[]>> = {
  tekst: ['minLength', 'maxLength'],
  lange_tekst: ['minLength', 'maxLength'],
  getal: ['minimum', 'maximum'],
  bedrag: ['minimum', 'maximum'],
  datum: ['format'],
  ja_nee: ['const'],
  keuze: ['enum', 'oneOf'],
  meerkeuze: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  bestand: ['items', 'minItems', 'maxItems'],
  adres: ['properties', 'required', 'additionalProperties'],
  iban: ['minLength', 'maxLength'],
  bsn: ['minLength', 'maxLength'],
  groep: ['items', 'minItems', 'maxItems'],
}

/** The kinds that a schema can stand for; the UI schema chooses when there are more. */
function kindsOf(schema: JsonObject): readonly SoortVeld[] {
  const { type, format, enum: values, oneOf, items } = schema
  if (values !== undefined || oneOf !== undefined) return ['keuze']
  switch (type) {
    case 'string':
      if (format === 'date') return ['datum']
      return format === undefined ? ['tekst', 'lange_tekst', 'iban', 'bsn'] : []
    case 'integer':
      return ['getal', 'bedrag']
    case 'number':
      return ['getal']
    case 'boolean':
      return ['ja_nee']
    case 'object':
      return ['adres']
    case 'array':
      if (!isObject(items)) return []
      if (items.type === 'object') return ['groep']
      return items.enum !== undefined || items.oneOf !== undefined ? ['meerkeuze'] : ['bestand']
    default:
      return []
  }
}

/** An object or a list of texts can be anything: that it is an address, or are documents, the UI schema says. */
const NAMED: readonly SoortVeld[] = ['adres', 'bestand']

const limit = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

function readOpties(schema: JsonObject, name: string, reading: Reading): Veld['opties'] {
  const { enum: values, oneOf } = schema
  const options = Array.isArray(values)
    ? values.map((waarde: unknown) => ({ waarde, label: waarde }))
    : (Array.isArray(oneOf) ? oneOf : []).map((option: unknown) =>
        isObject(option)
          ? { waarde: option.const, label: option.title ?? option.const }
          : { waarde: null, label: null },
      )
  return options.flatMap(({ waarde, label }) => {
    if (typeof waarde === 'string' && waarde !== '' && typeof label === 'string') return [{ waarde, label }]
    refuse(reading, name, 'Een keuze is een tekst, met of zonder title.')
    return []
  })
}

function readToonAls(value: unknown, name: string, reading: Reading): Veld['toonAls'] {
  if (value === undefined) return null
  if (isObject(value) && typeof value.veld === 'string' && ['string', 'boolean'].includes(typeof value.waarde))
    return { veld: value.veld, waarde: value.waarde as string | boolean }
  refuse(reading, name, 'toonAls noemt een veld en de waarde die het moet hebben.')
  return null
}

const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems']

/** The limits of a kind, whatever the keyword that sets them. */
function limitsOf(schema: JsonObject, name: string, reading: Reading) {
  for (const key of LIMITS)
    if (schema[key] !== undefined && limit(schema[key]) === null)
      refuse(reading, `${name}.${key}`, 'Een grens is een getal.')
  return {
    minimum: limit(schema.minimum ?? schema.minLength ?? schema.minItems),
    maximum: limit(schema.maximum ?? schema.maxLength ?? schema.maxItems),
  }
}

interface Place {
  name: string
  sleutel: string
  isInGroep: boolean
}

function readField(
  schema: unknown,
  ui: JsonObject,
  { name, sleutel, isInGroep }: Place,
  reading: Reading,
): Veld | undefined {
  const wanted = isObject(schema) ? kindsOf(schema) : []
  const asked =
    ui.soort === undefined ? wanted.find((soort) => !NAMED.includes(soort)) : SoortVeld.safeParse(ui.soort).data
  if (!isObject(schema) || !asked || !wanted.includes(asked) || (isInGroep && asked === 'groep')) {
    refuse(reading, name, 'Zo’n veld kent Balie niet.')
    return undefined
  }
  refuseOthers(reading, schema, [...ANYWHERE, ...KEYWORDS[asked]], name)
  refuseOthers(reading, ui, ['soort', 'uitleg', 'toonAls', 'velden'], `${name}.ui`)
  const veld = {
    ...plainField(sleutel, typeof schema.title === 'string' ? schema.title : sleutel, asked),
    uitleg: firstText(ui.uitleg, schema.description),
    toonAls: readToonAls(ui.toonAls, name, reading),
    ...limitsOf(schema, name, reading),
    ...(asked === 'getal' && schema.type === 'integer' && { geheel: true as const }),
  }
  if (asked === 'ja_nee' && schema.const === true) return { ...veld, minimum: 1 }
  if (schema.const !== undefined)
    refuse(reading, `${name}.const`, 'Alleen van een ja of nee kan worden gezegd wat het moet zijn: true.')
  if (asked === 'keuze') return { ...veld, opties: readOpties(schema, name, reading) }
  const { items } = schema
  if (asked === 'meerkeuze' && isObject(items)) return { ...veld, opties: readOpties(items, name, reading) }
  if (asked !== 'groep') return veld
  const inside = readObject(items, isObject(ui.velden) ? ui.velden : {}, { name, isInGroep: true }, reading)
  return { ...veld, velden: inside.map(inGroep) }
}

/** The fields of an object, in their order. */
function readObject(
  schema: unknown,
  uiVelden: JsonObject,
  { name, isInGroep }: Omit<Place, 'sleutel'>,
  reading: Reading,
): Veld[] {
  if (!isObject(schema) || schema.type !== 'object' || !isObject(schema.properties)) {
    refuse(reading, name, 'Hier hoort een object met properties.')
    return []
  }
  refuseOthers(reading, schema, ['$schema', '$id', ...ANYWHERE, 'properties', 'required', 'additionalProperties'], name)
  if (schema.$schema !== undefined && schema.$schema !== DIALECT)
    refuse(reading, `${name}.$schema`, 'Balie leest JSON Schema 2020-12.')
  const properties = Object.entries(schema.properties)
  const required = Array.isArray(schema.required) ? schema.required : []
  for (const key of [...required, ...Object.keys(uiVelden)].map(String))
    if (!Object.hasOwn(schema.properties, key)) refuse(reading, `${name}.${key}`, 'Dit veld staat niet bij properties.')
  // Of far too many no more are read than it takes to see that.
  return properties.slice(0, MOST_FIELDS + 1).flatMap(([sleutel, property]) => {
    const ui = uiVelden[sleutel]
    if (ui !== undefined && !isObject(ui)) refuse(reading, `${name}.${sleutel}.ui`, 'Dit hoort een object te zijn.')
    const place = { name: `${name}.${sleutel}`, sleutel, isInGroep }
    const veld = readField(property, isObject(ui) ? ui : {}, place, reading)
    return veld ? [{ ...veld, verplicht: required.includes(sleutel) }] : []
  })
}

/** Puts fields in the order of the UI schema; those that it does not name come last. */
function ordered(velden: readonly Veld[], order: unknown): Veld[] {
  const names = Array.isArray(order) ? order.map(String) : []
  const placeOf = ({ sleutel }: Veld) => (names.includes(sleutel) ? names.indexOf(sleutel) : names.length)
  return [...velden].sort((a, b) => placeOf(a) - placeOf(b))
}

/** Reads `{schema, ui}`. */
export function readJsonSchema(definitie: unknown, name: string, reading: Reading): Veld[] {
  if (!isObject(definitie)) {
    refuse(reading, name, 'Een definitie is een object met schema en ui.')
    return []
  }
  refuseOthers(reading, definitie, ['schema', 'ui'], name)
  const ui = isObject(definitie.ui) ? definitie.ui : {}
  refuseOthers(reading, ui, ['volgorde', 'velden'], `${name}.ui`)
  const place = { name: `${name}.schema`, isInGroep: false }
  const velden = readObject(definitie.schema, isObject(ui.velden) ? ui.velden : {}, place, reading)
  for (const key of Array.isArray(ui.volgorde) ? ui.volgorde.map(String) : [])
    if (!velden.some(({ sleutel }) => sleutel === key))
      refuse(reading, `${name}.ui.volgorde`, `Er is geen veld ${key}.`)
  return ordered(velden, ui.volgorde)
}
