/** Where a provider can say something about somebody, in the order in which it is looked for. */
export const SOURCES = ['id_token', 'userinfo', 'access_token'] as const
export type Source = (typeof SOURCES)[number]

/** What a provider said of somebody; a source that was not heard is not there. */
export type Claims = Partial<Record<Source, object>>

/** The value at a path in an object: `a.b`, or `/a.b/c` when a name has a point in it. */
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

/** What PostgreSQL can keep of a text. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '')

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? storable(text).trim().slice(0, 200) : undefined
}

const listOf = (value: unknown): string[] | undefined => {
  if (typeof value === 'string') return [storable(value)]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').map(storable) : undefined
}

/** The first source that has something at a path. */
function found<T>(claims: Claims, path: string, read: (value: unknown) => T | undefined) {
  for (const source of SOURCES) {
    const value = read(at(claims[source], path))
    if (value !== undefined) return { source, value }
  }
  return undefined
}

/** A text in claims, or undefined. */
export const textAt = (claims: Claims, path: string): string | undefined => found(claims, path, textOf)?.value

/** A list of texts in claims with where it stood; one text is a list of one; undefined when no source has it. */
export const listAt = (claims: Claims, path: string) => found(claims, path, listOf)

/** The names of claims of each source that was heard, without their values: for the log of who sets it up. */
export const namesIn = (claims: Claims): Partial<Record<Source, string[]>> =>
  Object.fromEntries(Object.entries(claims).map(([source, values]) => [source, Object.keys(values).sort()]))
