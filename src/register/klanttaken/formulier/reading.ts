import type { JsonObject } from '../../../platform/json.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import type { Veld, VeldInGroep } from '../contract.ts'

// The parts that the readers of the languages share.

/** More than this nobody fills in. */
export const MOST_FIELDS = 200

/** More than this is no choice. */
export const MOST_OPTIONS = 500

/** Deeper than this no form is. */
const MOST_DEPTH = 40

/** Is a value too deep to be read? */
export const isTooDeep = (value: unknown, left = MOST_DEPTH): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1)))

/** Collects what is wrong with a definition, each at its place. */
export interface Reading {
  faults: InvalidParam[]
}

/** A yes or no, also as text; undefined when it is neither. */
export const booleanOf = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined

/** The first of these that is a text; empty when none is. */
export const firstText = (...values: readonly unknown[]): string =>
  values.find((value) => typeof value === 'string') ?? ''

/** A field with nothing special about it. */
export const plainField = (sleutel: string, label: string, soort: Veld['soort']): Veld => ({
  sleutel,
  label: label.trim() || sleutel,
  soort,
  uitleg: '',
  verplicht: false,
  opties: [],
  minimum: null,
  maximum: null,
  toonAls: null,
  velden: [],
})

/** Reports an element of a definition that the language does not have here. */
export const refuse = (reading: Reading, name: string, reason: string, code = 'onbekend-onderdeel'): void => {
  reading.faults.push({ name, code, reason })
}

/** Reports the members of an object that its kind does not have. */
export function refuseOthers(reading: Reading, value: JsonObject, known: readonly string[], name: string): void {
  for (const key of Object.keys(value))
    if (!known.includes(key)) refuse(reading, `${name}.${key}`, `Het onderdeel ${key} kent Balie hier niet.`)
}

/** A field as a groep has it: it has none itself. */
export const inGroep = ({ velden: _, ...veld }: Veld): VeldInGroep => veld
