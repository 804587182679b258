// SQL as a template: what is interpolated is a value, and goes to PostgreSQL apart from the text, unless it is SQL itself.

/** What a statement gives. */
export interface Result<Row> {
  rows: Row[]
}

/** What statements are sent to: a pool, or one connection of it inside a transaction. */
export interface Queryable {
  query<Row>(text: string, values: readonly unknown[]): Promise<Result<Row>>
}

const SQL = Symbol('sql')

/** A piece of SQL, with the values that stand between its texts. `Row` is the type of the rows that it gives when it is a whole statement. */
export interface Sql<Row = unknown> {
  readonly [SQL]: readonly [texts: readonly string[], values: readonly unknown[]]
  /** Sends it as a statement. */
  execute(db: Queryable): Promise<Result<Row>>
  /** The text with `$1`, `$2`, … in the place of its values. */
  compile(): { text: string; values: readonly unknown[] }
}

/** Anything that stands for a piece of SQL, such as a table. */
export interface AsSql {
  readonly sql: Sql
}

/** Tells a piece of SQL from a value. */
export const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && SQL in value
const isAsSql = (value: unknown): value is AsSql =>
  typeof value === 'object' && value !== null && 'sql' in value && isSql(value.sql)

function compile(texts: readonly string[], values: readonly unknown[]) {
  let text = texts[0] ?? ''
  for (let index = 1; index < texts.length; index += 1) text += `$${index}${texts[index]}`
  return { text, values }
}

function piece<Row>(texts: readonly string[], values: readonly unknown[]): Sql<Row> {
  return {
    [SQL]: [texts, values],
    compile: () => compile(texts, values),
    execute: (db) => {
      const { text } = compile(texts, values)
      return db.query<Row>(text, values)
    },
  }
}

/** Puts pieces together: a piece of SQL in the place of a value becomes part of the text. */
function template<Row = unknown>(strings: readonly string[], ...given: unknown[]): Sql<Row> {
  const texts = [strings[0] ?? '']
  const values: unknown[] = []
  const extend = (text: string) => {
    texts[texts.length - 1] += text
  }
  for (const [index, value] of given.entries()) {
    const inner = isSql(value) ? value : isAsSql(value) ? value.sql : undefined
    if (inner) {
      const [innerTexts, innerValues] = inner[SQL]
      extend(innerTexts[0] ?? '')
      for (const [at, innerValue] of innerValues.entries()) {
        values.push(innerValue)
        texts.push(innerTexts[at + 1] ?? '')
      }
    } else {
      values.push(value)
      texts.push('')
    }
    extend(strings[index + 1] ?? '')
  }
  return piece<Row>(texts, values)
}

/** A name in the text of a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A literal in the text itself, for what PostgreSQL must know when it plans. */
function literal(value: string | number | boolean | null): Sql {
  if (typeof value === 'string') return piece([`'${value.replaceAll("'", "''")}'`], [])
  return piece([String(value)], [])
}

/** Text as it is: never for what somebody sent. */
const raw = <Row = unknown>(text: string): Sql<Row> => piece<Row>([text], [])

/** A name, quoted; a dot is between the parts of one: `t.uuid` is `"t"."uuid"`. */
const ref = (name: string): Sql => raw(name.split('.').map(quoted).join('.'))

/** The name of a described table. Text is no table, so that it is known who names which one. */
const table = ({ name }: { readonly name: string }): Sql => ref(name)

/** Pieces or values with a comma, or another piece, between them. */
function join(items: readonly unknown[], between: Sql = raw(', ')): Sql {
  const strings = ['', ...items.slice(1).map(() => ''), '']
  const spaced = items.flatMap((item, index) => (index === 0 ? [item] : [between, item]))
  return items.length === 0 ? raw('') : template([...strings, ...items.slice(1).map(() => '')], ...spaced)
}

export const sql = Object.assign(template, { lit: literal, raw, ref, table, join })
