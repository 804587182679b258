/** An object of JSON: no list, and not null. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Is a value an object of JSON? */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
