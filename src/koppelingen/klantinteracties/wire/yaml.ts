const isScalar = (value: unknown) => typeof value !== 'object' || value === null

const isEmpty = (value: object) => Object.keys(value).length === 0

/** Scalars are written as JSON: that is valid YAML, and never reads as another type. Keys have no quotes where that is safe. */
const key = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(name) ? name : JSON.stringify(name)

/** Writes a JSON value as lines of YAML in block style. */
function lines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = isScalar(item) || isEmpty(item as object) ? [JSON.stringify(item)] : lines(item, '')
      return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)]
    })
  }
  return Object.entries(value as object).flatMap(([name, member]: [string, unknown]) => {
    if (member === undefined) return []
    if (isScalar(member) || isEmpty(member as object)) return [`${indent}${key(name)}: ${JSON.stringify(member)}`]
    return [`${indent}${key(name)}:`, ...lines(member, `${indent}  `)]
  })
}

/** Writes a JSON object as YAML. */
export const toYaml = (value: object): string => `${lines(value, '').join('\n')}\n`
