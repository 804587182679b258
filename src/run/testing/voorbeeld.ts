/** A JSON Schema, as far as these tests read it. */
export type Schema = Record<string, unknown> & { $ref?: string }

/** The way to a value in a body: `['betrokkenen', 0, 'partij']`. */
export type Plek = readonly (string | number)[]

const soortOf = ({ type }: Schema) => (Array.isArray(type) ? type[0] : type) as string | undefined

/** Gives the further schemas that a value must fit; of a choice, each of them. */
const keuzesOf = (schema: Schema) => (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined

/** Lists every text in a schema, with the place where it can stand. */
export function tekstplekken(schema: Schema, plek: Plek = [], diepte = 0): { plek: Plek; schema: Schema }[] {
  if (diepte > 10) return []
  const keuzes = keuzesOf(schema)
  if (keuzes) return keuzes.flatMap((keuze) => tekstplekken(keuze, plek, diepte + 1))
  if (soortOf(schema) === 'array') return tekstplekken((schema.items ?? {}) as Schema, [...plek, 0], diepte + 1)
  if (soortOf(schema) === 'object')
    return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([naam, deel]) =>
      tekstplekken(deel, [...plek, naam], diepte + 1),
    )
  return soortOf(schema) === 'string' && !schema.enum && schema.const === undefined ? [{ plek, schema }] : []
}

/** Makes a body with this value at a place, and nothing else than what leads there. */
export function withValue([stap, ...rest]: Plek, waarde: unknown): unknown {
  if (stap === undefined) return waarde
  return typeof stap === 'number' ? [withValue(rest, waarde)] : { [stap]: withValue(rest, waarde) }
}
