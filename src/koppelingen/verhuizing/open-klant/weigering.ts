/** Classes of SQLSTATE with which PostgreSQL refuses a value or a row: data exceptions and broken constraints. */
const GEWEIGERD = /^(22|23)/

/** Why the database refused what was written; undefined: that is not what went wrong. */
export function redenVanWeigering(error: unknown): string | undefined {
  const { code, constraint, column } = error as { code?: unknown; constraint?: string; column?: string }
  if (typeof code !== 'string' || !GEWEIGERD.test(code)) return undefined
  return `De database weigert dit: ${constraint ?? column ?? code}.`
}
