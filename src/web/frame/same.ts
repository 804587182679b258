const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Tells whether two values are equal. The order of keys is ignored, because the database has its own order. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]))
}
