type Json = Record<string, unknown>

// A schema with defaults requires less in a request than it guarantees in an answer, so it gets a twin for requests. Only at the end is it
// known which schemas need one.
const MARK = '__invoer'

const REFERENCE = /"#\/components\/schemas\/(\w+?)(__invoer)?"/g

/** Gives the name of a component while the description is made; the name for requests carries a mark. */
export const nameFor = (name: string, io: 'input' | 'output') => (io === 'input' ? name + MARK : name)

/** Finds the names of components that differ between requests and answers, by themselves or through what they refer to. */
function unlike(schemas: Json): Set<string> {
  const texts = Object.entries(schemas).flatMap(([name, schema]) => {
    const twin = schemas[name + MARK]
    return twin ? [[name, JSON.stringify(schema), JSON.stringify(twin)] as const] : []
  })
  const differ = new Set(texts.filter(([, out, sent]) => sent.replaceAll(MARK, '') !== out).map(([name]) => name))
  for (let size = -1; size !== differ.size; ) {
    size = differ.size
    for (const [name, , sent] of texts) {
      if ([...sent.matchAll(REFERENCE)].some(([, part = '']) => differ.has(part))) differ.add(name)
    }
  }
  return differ
}

/** Gives schemas, and references to them, a name ending in `…Invoer` for requests where that differs from the answer. */
export function withTwins<T>(described: T, schemas: Json): { described: T; schemas: Json } {
  const differ = unlike(schemas)
  const nameOf = (name: string, isSent: boolean) => (isSent && differ.has(name) ? `${name}Invoer` : name)
  const renamed = <V>(value: V): V =>
    JSON.parse(
      JSON.stringify(value).replaceAll(
        REFERENCE,
        (_, name: string, mark?: string) => `"#/components/schemas/${nameOf(name, mark !== undefined)}"`,
      ),
    )
  const named = Object.entries(schemas).map(([name, schema]) => {
    const isSent = name.endsWith(MARK)
    return [nameOf(isSent ? name.slice(0, -MARK.length) : name, isSent), renamed(schema)] as const
  })
  return { described: renamed(described), schemas: Object.fromEntries(named) }
}
