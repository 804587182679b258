type Json = Record<string, unknown>

// Of a schema with defaults less has to be sent than is answered: it has a twin for what is sent. Which schemas need one is known at the end.
const MARK = '__invoer'

const REFERENCE = /"#\/components\/schemas\/(\w+?)(__invoer)?"/g

/** The name of a component while the description is made: that of what is sent has a mark. */
export const nameFor = (name: string, io: 'input' | 'output') => (io === 'input' ? name + MARK : name)

/** The names of which what is sent is not what is answered: by themselves, or because of what they refer to. */
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

/** Schemas, and what refers to them, with a name `…Invoer` for what is sent where that is not what is answered. */
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
