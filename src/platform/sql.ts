import { LRUCache } from 'lru-cache'

// SQL as a template: what is interpolated is a value, and goes to PostgreSQL apart from the text, unless it is SQL itself.

/** The outcome of a statement. */
export interface Result<Row> {
  rows: Row[]
}

/** The place where statements are sent: a pool, or one connection of it inside a transaction. */
export interface Queryable {
  query<Row>(text: string, values: readonly unknown[]): Promise<Result<Row>>
}

/**
 * The text of pieces that were put together in the same way. They share it, so that it is made once: statements are long, and a request
 * makes a hundred pieces.
 */
interface Shape {
  /** The text between the values. */
  readonly parts: readonly string[]
  /** The whole text, with `$1`, `$2`, … in the place of the values. */
  readonly text: string
}

const SQL = Symbol('sql')

/** A piece of SQL, with the values that stand between its texts. `Row` is the type of the rows that it gives when it is a whole statement. */
export interface Sql<Row = unknown> {
  readonly [SQL]: readonly [shape: Shape, values: readonly unknown[]]
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
const pieceIn = (value: unknown): Sql | undefined => (isSql(value) ? value : isAsSql(value) ? value.sql : undefined)

function shapeOf(parts: readonly string[]): Shape {
  return { parts, text: parts.reduce((text, part, index) => `${text}$${index}${part}`) }
}

function piece<Row>(shape: Shape, values: readonly unknown[]): Sql<Row> {
  return {
    [SQL]: [shape, values],
    compile: () => ({ text: shape.text, values }),
    execute: (db) => db.query<Row>(shape.text, values),
  }
}

/** Puts the texts of a template and of the pieces in it together. */
function partsOf(strings: readonly string[], pieces: readonly (Sql | undefined)[]): string[] {
  const parts = [strings[0] ?? '']
  const extend = (text: string) => {
    parts[parts.length - 1] += text
  }
  for (const [index, inner] of pieces.entries()) {
    const [first = '', ...others] = inner ? inner[SQL][0].parts : ['', '']
    extend(first)
    parts.push(...others)
    extend(strings[index + 1] ?? '')
  }
  return parts
}

/** Gives what is kept under a key. What is not there is made and kept. */
function kept<K, V>(
  under: { get(key: K): V | undefined; set(key: K, value: NoInfer<V>): unknown },
  key: K,
  make: () => NoInfer<V>,
): V {
  const known = under.get(key)
  if (known !== undefined) return known
  const value = make()
  under.set(key, value)
  return value
}

/** A step on the way to the shape of a template: one for each thing that can stand at a place in it. */
interface Step {
  shape?: Shape
  readonly next: WeakMap<object, Step>
}

/** It is the place of a value, whatever the value is. */
const VALUE = {}

// Many times what the program itself needs. The lists that a client sends, and the fields that it leaves out, make steps without end.
const MOST_STEPS = 200_000

/** The first steps of templates, and how many steps there are in all. */
let made = { first: new WeakMap<object, Step>(), count: 0 }

const stepFrom = (steps: Step['next'], key: object): Step =>
  kept(steps, key, () => {
    made.count += 1
    return { next: new WeakMap() }
  })

/** Puts pieces together: a piece of SQL in the place of a value becomes part of the text. */
function template<Row = unknown>(strings: readonly string[], ...given: unknown[]): Sql<Row> {
  const pieces = given.map(pieceIn)
  if (made.count > MOST_STEPS) made = { first: new WeakMap(), count: 0 }
  let step = stepFrom(made.first, strings)
  for (const inner of pieces) step = stepFrom(step.next, inner ? inner[SQL][0] : VALUE)
  step.shape ??= shapeOf(partsOf(strings, pieces))
  return piece<Row>(
    step.shape,
    given.flatMap((value, index) => pieces[index]?.[SQL][1] ?? [value]),
  )
}

/** A name in the text of a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

// More than all that the program itself says; what depends on a request makes room for others.
const MOST_TEXTS = 10_000
const shapes = new LRUCache<string, Shape>({ max: MOST_TEXTS })

/** Text as it is: never for what somebody sent. */
const raw = <Row = unknown>(text: string): Sql<Row> =>
  piece<Row>(
    kept(shapes, text, () => shapeOf([text])),
    [],
  )

/** A literal in the text itself, for what PostgreSQL must know when it plans. */
const literal = (value: string | number | boolean | null): Sql =>
  raw(typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

const refs = new LRUCache<string, Sql>({ max: MOST_TEXTS })

/** A name, quoted; a dot is between the parts of one: `t.uuid` is `"t"."uuid"`. */
const ref = (name: string): Sql => kept(refs, name, () => raw(name.split('.').map(quoted).join('.')))

/** The name of a described table. Text is no table, so that it is known who names which one. */
const table = ({ name }: { readonly name: string }): Sql => ref(name)

/** The strings of a template with nothing between this many pieces. */
const gaps = new LRUCache<number, readonly string[]>({ maxSize: MOST_STEPS, sizeCalculation: ({ length }) => length })
const gapsFor = (count: number) => kept(gaps, count, () => Array.from({ length: count + 1 }, () => ''))

/** Pieces or values with a comma, or another piece, between them. */
function join(items: readonly unknown[], between: Sql = raw(', ')): Sql {
  const spaced = items.flatMap((item, index) => (index === 0 ? [item] : [between, item]))
  return items.length === 0 ? raw('') : template(gapsFor(spaced.length), ...spaced)
}

export const sql = Object.assign(template, { lit: literal, raw, ref, table, join })
