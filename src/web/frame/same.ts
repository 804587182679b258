const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Do two values say the same? The order of keys is none: the database has one of its own. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]))
}
