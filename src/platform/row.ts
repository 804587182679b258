import type { Db } from './database.ts'
import { type Sql, sql } from './sql.ts'

// A table is described once, by the feature that owns it, as a value. The type of its rows comes from it, and so does the SQL that names its
// columns: inserts, updates, recordsets and the JSON of a read. A test holds every description against the schema.

/** A column: its type as PostgreSQL writes it, and that of its values as JSON has them. */
export interface Column<Value = unknown> {
  readonly type: string
  readonly isNullable: boolean
  /** The database fills it in when a row leaves it out. */
  readonly isFilled: boolean
  /** Only the database gives it a value. */
  readonly isGenerated: boolean
  /** No value: it carries the type. */
  readonly value?: Value
}

const of = <Value>(type: string): Column<Value> => ({ type, isNullable: false, isFilled: false, isGenerated: false })

export const uuid = of<string>('uuid')
export const text = of<string>('text')
export const boolean = of<boolean>('boolean')
export const smallint = of<number>('smallint')
export const integer = of<number>('integer')
export const bigint = of<string>('bigint')
export const date = of<string>('date')
/** ISO 8601, in UTC when it is read. */
export const moment = of<string>('timestamp with time zone')
export const jsonb = <Value>(): Column<Value> => of<Value>('jsonb')
/** An enum of the database, with its values. */
export const enumOf = <Value extends string>(type: string, _values: readonly Value[]): Column<Value> => of<Value>(type)

/** A column that may be null. */
export const nullable = <Value>(column: Column<Value>): Column<Value | null> & { isNullable: true } => ({
  ...(column as Column<Value | null>),
  isNullable: true,
})

/** A column with a default in the database. */
export const filled = <C extends Column>(column: C): C & { isFilled: true } => ({ ...column, isFilled: true })

/** A column that only the database fills in: an identity, or what is derived from other columns. */
export const generated = <C extends Column>(column: C): C & { isGenerated: true } => ({ ...column, isGenerated: true })

type Columns = Readonly<Record<string, Column>>

/** A table: its name, and its columns by the name that they have in JSON. */
export interface Table<C extends Columns = Columns> {
  readonly name: string
  readonly columns: C
}

type ValueOf<C> = C extends Column<infer Value> ? Value : never

/** A row as it is read. */
export type Row<T extends Table> = { -readonly [Name in keyof T['columns']]: ValueOf<T['columns'][Name]> }

type Optional<C extends Columns> = {
  [Name in keyof C]: C[Name] extends { isNullable: true } | { isFilled: true } ? Name : never
}[keyof C]
type Generated<C extends Columns> = {
  [Name in keyof C]: C[Name] extends { isGenerated: true } ? Name : never
}[keyof C]

/** A row to insert: what may be null or is filled in by the database may be left out. */
export type NewRow<T extends Table> = Omit<Row<T>, Generated<T['columns']> | Optional<T['columns']>> &
  Partial<Pick<Row<T>, Exclude<Optional<T['columns']>, Generated<T['columns']>>>>

/** What may be changed of a row; what is absent stays. */
export type Changes<T extends Table> = Partial<Omit<Row<T>, Generated<T['columns']>>>

const snakeCase = (name: string) => name.replaceAll(/[A-Z\d]+/g, (part) => `_${part.toLowerCase()}`)

/** Describes a table; a column is named as in JSON (`gevraagdeHandeling`), and is `gevraagde_handeling` in the database. */
export const table = <const C extends Columns>(name: string, columns: C): Table<C> => ({ name, columns })

/** The name of a column in the database, by its name in JSON. */
export const columnOf = (name: string): string => snakeCase(name)

const column = (name: string) => sql.ref(columnOf(name))
const cast = (type: string) => sql.raw(`::${type}`)

/** Rows on their way into a table, for SQL that reads them as `alias`. */
export interface Source {
  /** `from` this: a set of the rows. */
  from: Sql
  /** The columns of the table that the rows have. */
  columns: Sql
  /** The values for those columns. */
  values: Sql
}

interface SourceOptions {
  alias?: string
  /** What rows carry beside the columns of the table, with its type. */
  extra?: Readonly<Record<string, string>>
  /** What a column gets in the place of what the row says. */
  values?: Readonly<Record<string, Sql>>
}

/**
 * Rows as a set that SQL reads. A key that is no column of the table and no `extra` is refused: it would be dropped in silence.
 * @throws Error for such a key
 */
export function source<T extends Table>(
  of: T,
  rows: readonly (NewRow<T> & object)[],
  { alias = 'b', extra = {}, values = {} }: SourceOptions = {},
): Source {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const typeOf = (name: string) => {
    const type = of.columns[name]?.type ?? extra[name]
    if (type === undefined) throw new Error(`Table ${of.name} has no column for ${name}.`)
    return type
  }
  const own = names.filter((name) => name in of.columns)
  const typed = names.map((name) => sql`${sql.ref(name)} ${sql.raw(typeOf(name))}`)
  return {
    from: sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${sql.ref(alias)} (${sql.join(typed)})`,
    columns: sql.join(own.map(column)),
    values: sql.join(own.map((name) => values[name] ?? sql.ref(`${alias}.${name}`))),
  }
}

/** The columns of a row that change, as `set` wants them; undefined when none does. */
export function changesOf<T extends Table>(of: T, changes: Changes<T>): Sql | undefined {
  const sets = Object.entries(changes).flatMap(([name, value]) => {
    if (value === undefined) return []
    const { type } = of.columns[name] ?? {}
    if (type === undefined) throw new Error(`Table ${of.name} has no column for ${name}.`)
    const sent = type === 'jsonb' && value !== null ? JSON.stringify(value) : value
    return [sql`${column(name)} = ${sent}${cast(type)}`]
  })
  return sets.length > 0 ? sql.join(sets) : undefined
}

/** Changes the row with this uuid; sends nothing when nothing changes. */
export async function updateRow<T extends Table>(db: Db, of: T, uuid: string, changes: Changes<T>): Promise<void> {
  const sets = changesOf(of, changes)
  if (sets) await sql`update ${sql.table(of.name)} set ${sets} where uuid = ${uuid}::uuid`.execute(db)
}

/** The members of a row for `json_build_object`, but for those that are left out: names and values, moments in UTC. */
export function members<T extends Table>(
  of: T,
  alias: string,
  omit: readonly (keyof T['columns'] & string)[] = [],
): Sql {
  const shown = Object.keys(of.columns).filter((name) => !omit.includes(name))
  const readable = (name: string) => {
    const value = sql.ref(`${alias}.${columnOf(name)}`)
    return of.columns[name]?.type === moment.type ? sql`iso(${value})` : value
  }
  return sql.join(shown.map((name) => sql`${sql.lit(name)}, ${readable(name)}`))
}
