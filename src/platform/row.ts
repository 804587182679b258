import type { Db } from './database.ts'
import { isSql, type Sql, sql } from './sql.ts'

// A table is described once, as a value, by the feature that owns it. The type of its rows is derived from it, and so is the SQL that names
// its columns: inserts, updates, recordsets and the JSON of a read. A test checks every description against the schema.

/** A column: its type as PostgreSQL writes it, and that of its values as JSON has them. */
export interface Column<Value = unknown> {
  readonly type: string
  readonly isNullable: boolean
  /** The database fills in this column when a row leaves it out. */
  readonly isFilled: boolean
  /** Only the database gives this column a value. */
  readonly isGenerated: boolean
  /** A trigger fills in this column when a row leaves it out. */
  readonly isTriggered?: boolean
  /** The function of the database that makes the value of a composite type out of JSON. */
  readonly fromJson?: string
  /** Writes how the column of the row `alias` is shown in JSON; without it the value is shown as it is. */
  readonly show?: (value: Sql, alias: string) => Sql
  /** This member never has a value; it only carries the type. */
  readonly value?: Value
}

const of = <Value>(type: string): Column<Value> => ({ type, isNullable: false, isFilled: false, isGenerated: false })

export const uuid = of<string>('uuid')
export const text = of<string>('text')
export const boolean = of<boolean>('boolean')
export const smallint = of<number>('smallint')
export const integer = of<number>('integer')
export const doublePrecision = of<number>('double precision')
export const bigint = of<string>('bigint')
export const date = of<string>('date')
/** A moment in ISO 8601, in UTC when it is read. */
export const moment: Column<string> = { ...of<string>('timestamp with time zone'), show: (value) => sql`iso(${value})` }
/** Bytes as PostgreSQL writes them: `\\x` and hexadecimal. */
export const bytea = of<string>('bytea')
/** Words that can be searched; the database makes them. */
export const tsvector = of<string>('tsvector')
export const xid8 = of<string>('xid8')
/** A `text[]`, in JSON a list of texts. */
export const texts = of<string[]>('text[]')
/** A `uuid[]`, in JSON a list of texts. */
export const uuids = of<string[]>('uuid[]')
export const jsonb = <Value>(): Column<Value> => of<Value>('jsonb')
/** Describes a column of a composite type of the database, which is an object in JSON. */
export const composite = <Value>(
  type: string,
  { fromJson, show }: Required<Pick<Column, 'fromJson' | 'show'>>,
): Column<Value> => ({ ...of<Value>(type), fromJson, show })
/** Describes a column of a database enum, with the values of that enum. */
export const enumOf = <Value extends string>(type: string, _values: readonly Value[]): Column<Value> => of<Value>(type)

/** Marks a column that may be null. */
export const nullable = <Value>(column: Column<Value>): Column<Value | null> & { isNullable: true } => ({
  ...(column as Column<Value | null>),
  isNullable: true,
})

/** Marks a column with a default in the database. */
export const filled = <C extends Column>(column: C): C & { isFilled: true } => ({ ...column, isFilled: true })

/** Marks a column that a trigger fills in. */
export const triggered = <C extends Column>(column: C): C & { isTriggered: true } => ({ ...column, isTriggered: true })

/** Marks a column that only the database fills in: an identity, or a value derived from other columns. */
export const generated = <C extends Column>(column: C): C & { isGenerated: true } => ({ ...column, isGenerated: true })

type Columns = Readonly<Record<string, Column>>

/** A table: its name, and its columns by their names in JSON. */
export interface Table<C extends Columns = Columns> {
  readonly name: string
  readonly columns: C
  /** Features after its own may read it in SQL of theirs; those before it read what its `reads.ts` exports. */
  readonly isShared?: boolean
}

/** Tells a table from the other values that a module exports. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'name' in value && 'columns' in value

type ValueOf<C> = C extends Column<infer Value> ? Value : never

/** A row as it is read. */
export type Row<T extends Table> = { -readonly [Name in keyof T['columns']]: ValueOf<T['columns'][Name]> }

type Optional<C extends Columns> = {
  [Name in keyof C]: C[Name] extends { isNullable: true } | { isFilled: true } | { isTriggered: true } ? Name : never
}[keyof C]
type Generated<C extends Columns> = {
  [Name in keyof C]: C[Name] extends { isGenerated: true } ? Name : never
}[keyof C]

/** A row to insert. Columns that may be null or that the database fills in can be left out. */
export type NewRow<T extends Table> = Omit<Row<T>, Generated<T['columns']> | Optional<T['columns']>> &
  Partial<Pick<Row<T>, Exclude<Optional<T['columns']>, Generated<T['columns']>>>>

/** The changes to a row; absent columns keep their value. */
export type Changes<T extends Table> = Partial<Omit<Row<T>, Generated<T['columns']>>>

/** Describes a table. A column has its name in JSON (`gevraagdeHandeling`), and is called `gevraagde_handeling` in the database. */
export const table = <const C extends Columns>(name: string, columns: C): Table<C> => ({ name, columns })

/** Exports a table to SQL of the features after its own, which then depend on its columns. Without this it is read by its own alone. */
export const shared = <T extends Table>(of: T): T & { isShared: true } => ({ ...of, isShared: true })

/** Gives the name of a column in the database from its name in JSON. */
export const columnOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const column = (name: string) => sql.ref(columnOf(name))
const cast = (type: string) => sql.raw(`::${type}`)

/** Writes the value of a column out of JSON. An absent part of a composite is empty, and an absent composite null where it may be. */
function sentAs({ fromJson, isNullable }: Column, json: Sql): Sql {
  if (!fromJson) return json
  const value = sql`${sql.raw(fromJson)}(${json})`
  return isNullable ? sql`case when ${json} is not null then ${value} end` : value
}

/** Rows on their way into a table, for SQL that reads them as `alias`. */
export interface Source {
  /** The rows as a set, for use after `from`. */
  from: Sql
  /** The columns of the table that are present in the rows. */
  columns: Sql
  /** The values for those columns. */
  values: Sql
}

interface SourceOptions {
  alias?: string
  /** Additional members of the rows that are not columns of the table, with their types. */
  extra?: Readonly<Record<string, string>>
  /** The SQL that replaces the value from the row, by column. */
  values?: Readonly<Record<string, Sql>>
  /** The SQL for columns that are no part of the rows. */
  added?: Readonly<Record<string, Sql>>
}

/** Lists what rows say; a key without a value says nothing. */
const givenIn = (rows: readonly object[]): string[] => {
  const given = (row: object) => Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return [...new Set(rows.flatMap(given))]
}

/**
 * Turns rows into a set that SQL can read. A key that is neither a column nor in `extra` is refused, because it would otherwise be dropped
 * silently.
 * @throws Error for such a key
 */
export function source<T extends Table>(
  of: T,
  rows: readonly (NewRow<T> & object)[],
  { alias = 'b', extra = {}, values = {}, added = {} }: SourceOptions = {},
): Source {
  const names = givenIn(rows)
  const typeOf = (name: string) => {
    const own = of.columns[name]
    const type = own?.fromJson ? 'jsonb' : (own?.type ?? extra[name])
    if (type === undefined) throw new Error(`Table ${of.name} has no column for ${name}.`)
    return type
  }
  const own = Object.entries(of.columns).filter(([name]) => names.includes(name))
  const beside = givenOf(of, added)
  const typed = names.map((name) => sql`${sql.ref(name)} ${sql.raw(typeOf(name))}`)
  return {
    from: sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${sql.ref(alias)} (${sql.join(typed)})`,
    columns: sql.join([...own.map(([name]) => column(name)), ...beside.map((given) => given.column)]),
    values: sql.join([
      ...own.map(([name, kind]) => values[name] ?? sentAs(kind, sql.ref(`${alias}.${name}`))),
      ...beside.map((given) => given.value),
    ]),
  }
}

/** Writes the insert of rows, for use in a longer statement. */
export function insertOf<T extends Table>(
  of: T,
  rows: readonly (NewRow<T> & object)[],
  options: SourceOptions = {},
): Sql {
  const { from, columns, values } = source(of, rows, options)
  return sql`insert into ${sql.table(of)} (${columns}) select ${values} from ${from}`
}

/** Adds rows in one statement. It sends none when there are no rows. */
export async function insertRows<T extends Table>(
  db: Db,
  of: T,
  rows: readonly (NewRow<T> & object)[],
  options: SourceOptions = {},
): Promise<void> {
  if (rows.length > 0) await insertOf(of, rows, options).execute(db)
}

/** Bytes as the value of a column in a row that is written. */
export const bytes = (value: Uint8Array): Sql => sql`${value}::bytea`

/** Bytes as the value of a column in rows that are written together, as JSON. */
export const bytesText = (value: Uint8Array): string => `\\x${Buffer.from(value).toString('hex')}`

/** Writes a value for a column as a parameter of the statement. SQL stays as it is. */
function parameterOf({ type, fromJson }: Column, value: unknown): Sql {
  if (isSql(value)) return value
  if (value === null) return sql`null`
  if (fromJson) return sql`${sql.raw(fromJson)}(${JSON.stringify(value)}::jsonb)`
  return sql`${type === 'jsonb' ? JSON.stringify(value) : value}${cast(type)}`
}

/** Lists what a row gives: the columns, with their values as SQL. */
const givenOf = (of: Table, row: object): { column: Sql; value: Sql }[] =>
  Object.entries(row).flatMap(([name, value]) => {
    if (value === undefined) return []
    const own = of.columns[name]
    if (own === undefined) throw new Error(`Table ${of.name} has no column for ${name}.`)
    return [{ column: column(name), value: parameterOf(own, value) }]
  })

/** A row to insert whose values may be SQL as well, such as what the statement reads. */
export type WrittenRow<T extends Table> = { [Name in keyof NewRow<T>]: NewRow<T>[Name] | Sql }

/**
 * Gives the columns and the values of a row, for a longer statement: `insert into … (columns) select values from …`.
 * @throws Error for a key that is not a column
 */
export function written<T extends Table>(of: T, row: WrittenRow<T>): Pick<Source, 'columns' | 'values'> {
  const given = givenOf(of, row)
  return { columns: sql.join(given.map(({ column }) => column)), values: sql.join(given.map(({ value }) => value)) }
}

/**
 * Writes `insert into … select …` of one row. A longer statement adds what comes after it: `from`, `where`, `on conflict`, `returning`.
 * @param alias the name of the table in the rest of the statement
 */
export function insertRowOf<T extends Table>(of: T, row: WrittenRow<T>, alias?: string): Sql {
  const { columns, values } = written(of, row)
  const named = alias ? sql`${sql.table(of)} as ${sql.ref(alias)}` : sql.table(of)
  return sql`insert into ${named} (${columns}) select ${values}`
}

/** Writes the changed columns of a row for `set`, or returns undefined when nothing changes. */
export function changesOf<T extends Table>(of: T, changes: Changes<T>): Sql | undefined {
  const sets = givenOf(of, changes).map(({ column, value }) => sql`${column} = ${value}`)
  return sets.length > 0 ? sql.join(sets) : undefined
}

/** Writes the columns that these rows have for `on conflict do update set`, apart from the key and what else stays. */
export function replacing<T extends Table>(
  of: T,
  rows: readonly { readonly [name in keyof NewRow<T>]?: unknown }[],
  ...staying: readonly string[]
): Sql {
  const given = givenIn(rows)
  const names = Object.keys(of.columns).filter((name) => !staying.includes(name) && given.includes(name))
  return sql.join(names.map((name) => sql`${column(name)} = excluded.${column(name)}`))
}

/** Changes the row with this uuid. It sends no statement when nothing changes. */
export async function updateRow<T extends Table>(db: Db, of: T, uuid: string, changes: Changes<T>): Promise<void> {
  const sets = changesOf(of, changes)
  if (sets) await sql`update ${sql.table(of)} set ${sets} where uuid = ${uuid}::uuid`.execute(db)
}

/** Removes the row with this uuid. */
export async function deleteRow(db: Db, of: Table, uuid: string): Promise<void> {
  await sql`delete from ${sql.table(of)} where uuid = ${uuid}::uuid`.execute(db)
}

const shownOf = (of: Table, alias: string, name: string) => {
  const value = sql.ref(`${alias}.${columnOf(name)}`)
  return of.columns[name]?.show?.(value, alias) ?? value
}

/** The driver makes dates and moments into objects, and JSON has them as text. */
const selectedAs = (of: Table, alias: string, name: string) =>
  of.columns[name]?.type === date.type ? sql`${shownOf(of, alias, name)}::text` : shownOf(of, alias, name)

type Name<T extends Table> = keyof T['columns'] & string

const without = <T extends Table>(of: T, omit: readonly Name<T>[]) =>
  Object.keys(of.columns).filter((name) => !omit.includes(name))

/** Writes these members of a row for `json_build_object`, where it is shown in short: names and values, with moments in UTC. */
export function membersOnly<T extends Table>(of: T, alias: string, names: readonly Name<T>[]): Sql {
  return sql.join(names.map((name) => sql`${sql.lit(name)}, ${shownOf(of, alias, name)}`))
}

/** Writes the members of a row for `json_build_object`, except those that are left out. */
export const members = <T extends Table>(of: T, alias: string, omit: readonly Name<T>[] = []): Sql =>
  membersOnly(of, alias, without(of, omit))

/** Writes the columns of a row `alias` for `select`, except those that are left out, under their names in JSON. */
export function columnsOf<T extends Table>(of: T, alias: string, omit: readonly Name<T>[] = []): Sql {
  const selected = (name: string) => sql`${selectedAs(of, alias, name)} as ${sql.ref(name)}`
  return sql.join(without(of, omit).map(selected))
}
