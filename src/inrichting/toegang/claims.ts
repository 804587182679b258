/** The places where a provider can give information about a person, in the order of preference. */
export const SOURCES = ['id_token', 'userinfo', 'access_token'] as const
export type Source = (typeof SOURCES)[number]

/** The information that a provider gave about a person. A source that gave no answer is absent. */
export type Claims = Partial<Record<Source, object>>

/** Gets the value at a path in an object: `a.b`, or `/a.b/c` when a name contains a dot. */
function at(claims: unknown, path: string): unknown {
  const names = path.startsWith('/') ? path.slice(1).split('/') : path.split('.')
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    claims,
  )
}

/** Replaces the parts of a text that PostgreSQL cannot store. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '')

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? storable(text).trim().slice(0, 200) : undefined
}

const listOf = (value: unknown): string[] | undefined => {
  if (typeof value === 'string') return [storable(value)]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').map(storable) : undefined
}

/** Finds the first source that has a value at a path. */
function found<T>(claims: Claims, path: string, read: (value: unknown) => T | undefined) {
  for (const source of SOURCES) {
    const value = read(at(claims[source], path))
    if (value !== undefined) return { source, value }
  }
  return undefined
}

/** Finds a text in claims, or undefined. */
export const textAt = (claims: Claims, path: string): string | undefined => found(claims, path, textOf)?.value

/** Finds a list of texts in claims, with its source. A single text counts as a list of one; undefined means that no source has it. */
export const listAt = (claims: Claims, path: string) => found(claims, path, listOf)

/** Lists the objects in a claim that is a list of them; none when no source has it. */
export const objectsAt = (claims: Claims, path: string): object[] =>
  found(claims, path, (value) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : undefined,
  )?.value ?? []

/** Lists the names of the claims of each source, without values, for the log that helps to configure the provider. */
export const namesIn = (claims: Claims): Partial<Record<Source, string[]>> =>
  Object.fromEntries(Object.entries(claims).map(([source, values]) => [source, Object.keys(values).sort()]))
