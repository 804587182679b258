import type { z } from 'zod'

/** A schema of an object in a browser, which gets no Zod: the longest texts, by the name of the field. */
export interface Lengths {
  readonly lengths: Readonly<Record<string, number>>
}

interface Definition {
  innerType?: z.ZodType
  element?: z.ZodType
  valueType?: z.ZodType
  options?: readonly z.ZodType[]
}

/** Gives the length of the longest text that a schema takes, or each of its texts; undefined when it takes texts of any length, or none. */
export function longestOf(schema: z.ZodType): number | undefined {
  if ('maxLength' in schema && typeof schema.maxLength === 'number') return schema.maxLength
  const { innerType, element, valueType, options = [] } = schema._zod.def as Definition
  const lengths = [innerType ?? element ?? valueType, ...options].flatMap((inner) => (inner && longestOf(inner)) ?? [])
  return lengths.length > 0 ? Math.max(...lengths) : undefined
}

/** Gives the longest texts of the fields of a schema, by their names. */
export const lengthsOf = ({ shape }: z.ZodObject): Record<string, number> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const longest = longestOf(field as z.ZodType)
      return longest === undefined ? [] : [[name, longest]]
    }),
  )

/**
 * Gives the length of the longest text that a field of a contract takes, so that a length is said once: there.
 * @throws Error when the contract sets none
 */
export function lengthOf<S extends z.ZodObject>(schema: S, name: keyof S['shape'] & string): number {
  // In a browser the schema was replaced by its lengths; see scripts/browser-contracts.ts.
  const { lengths } = 'lengths' in schema ? (schema as unknown as Lengths) : { lengths: lengthsOf(schema) }
  const longest = lengths[name]
  if (longest === undefined) throw new Error(`The contract sets no length for ${name}.`)
  return longest
}
