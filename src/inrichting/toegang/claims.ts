/** The value at a path in claims: `a.b`, or `/a.b/c` when a name has a point in it. */
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

/** A text in claims, or undefined. */
export function textAt(claims: unknown, path: string): string | undefined {
  const value = at(claims, path)
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : undefined
}

/** A list of texts in claims; one text is a list of one; undefined when there is nothing there. */
export function listAt(claims: unknown, path: string): string[] | undefined {
  const value = at(claims, path)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}
