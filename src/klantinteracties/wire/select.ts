import { sql } from 'kysely'
import { type Db, only } from '../../platform/database.ts'
import { array, type Json, object, one, type Sql, textOf, WIRE } from './json.ts'
import type { Expand } from './query.ts'
import type { Expansion, Expansions, Resource, View } from './resource.ts'

/** The rows of a view, by its alias. */
const rowsOf = ({ table, alias }: View): Sql => sql`${sql.table(table)} ${sql.ref(alias)}`

const orderOf = ({ order, alias }: View): Sql => order ?? sql`${sql.ref(`${alias}.volgnummer`)} desc`

/** What is shown beside an object: oldest first, as its references are. */
function expansionJson({ of, many, where, expansions = {} }: Expansion, expand: Expand): Json {
  const view = of()
  const item = viewJson(view, expansions, expand, false)
  const from = sql`${rowsOf(view)} where ${where}`
  return many ? array(item, from, sql`${sql.ref(`${view.alias}.volgnummer`)}`) : one(item, from)
}

/** The JSON of a row of a view with its expansions. `_expand` is there when something is expanded, or always. */
export function viewJson(view: View, expansions: Expansions, expand: Expand, always: boolean): Json {
  const shown = Object.entries(expand).flatMap(([name, nested]) => {
    const expansion = expansions[name]
    return expansion ? [[name, expansionJson(expansion, nested)] as const] : []
  })
  const members = view.json(WIRE)
  return object(shown.length > 0 || always ? { ...members, _expand: object(Object.fromEntries(shown)) } : members)
}

const texts = new WeakMap<View, Map<string, Sql>>()

/** The same, as SQL that is made once for every combination of expansions: it is long, and compiling it takes time. */
function jsonText(db: Db, resource: Resource, expand: Expand, always: boolean): Sql {
  const known = texts.get(resource) ?? new Map<string, Sql>()
  texts.set(resource, known)
  const key = `${always} ${JSON.stringify(expand)}`
  const made = known.get(key) ?? asText(db, textOf(viewJson(resource, resource.expansions ?? {}, expand, always)))
  known.set(key, made)
  return made
}

/** SQL without parameters as plain text. */
function asText(db: Db, piece: Sql): Sql {
  const { sql: text, parameters } = piece.compile(db)
  if (parameters.length > 0) throw new Error('The JSON of a resource has parameters: write them as literals.')
  return sql.raw(text)
}

interface Shown {
  json: string
  partijen: string[]
}

const partijenOf = ({ partijen }: Resource): Sql => (partijen ? sql`array(${partijen})` : sql`'{}'::uuid[]`)

const every = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** One object with its expansions as JSON text, and whose data it shows; undefined when there is none. */
export async function selectOne(
  db: Db,
  wire: Sql,
  resource: Resource,
  uuid: string,
  { conditions = [], expand = {} }: { conditions?: readonly Sql[]; expand?: Expand } = {},
): Promise<Shown | undefined> {
  const { alias } = resource
  const { rows } = await sql<Shown>`
    with pagina as materialized (
      select ${sql.ref(alias)}.* from ${rowsOf(resource)}
      where ${every([sql`${sql.ref(`${alias}.uuid`)} = ${uuid}::uuid`, ...conditions])})
    select ${jsonText(db, resource, expand, false)} as json, ${partijenOf(resource)} as partijen
    from pagina ${sql.ref(alias)}, ${wire}`.execute(db)
  return rows[0]
}

export interface PageOf {
  conditions: readonly Sql[]
  expand: Expand
  page: number
  pageSize: number
}

/** How many rows the whole list has. */
function countOf(resource: Resource, conditions: readonly Sql[]): Sql {
  if (conditions.length === 0 && resource.total) return resource.total
  return sql`select count(*) from ${rowsOf(resource)} where ${every(conditions)}`
}

/** What a page shows: JSON text of the rows in `pagina`, and whose data it is. */
function shownOf(db: Db, wire: Sql, resource: Resource, expand: Expand): Sql {
  const json = jsonText(db, resource, expand, resource.expansions !== undefined)
  const rows = sql`pagina ${sql.ref(resource.alias)}, ${wire}`
  return sql`coalesce((select string_agg(${json}, ',' order by ${orderOf(resource)}) from ${rows}), '') as json,
    ${partijenOf(resource)} as partijen`
}

/** The first page of a whole list: one statement, of which the plan is kept. */
async function firstPage(db: Db, wire: Sql, resource: Resource, { expand, pageSize }: PageOf) {
  const result = await sql<Shown & { count: number }>`
    with pagina as materialized (
      select ${sql.ref(resource.alias)}.* from ${rowsOf(resource)} order by ${orderOf(resource)} limit ${sql.lit(pageSize)})
    select (${countOf(resource, [])})::int as count, ${shownOf(db, wire, resource, expand)}`.execute(db)
  return only(result)
}

/**
 * The keys of a page and how many rows the whole list has. Not counted when the first page is not full: then its rows are all.
 * The offset is a parameter, also when it is 0: then PostgreSQL plans for the values at hand, rare or frequent, and keeps no plan.
 */
async function keysOf(db: Db, resource: Resource, { conditions, page, pageSize }: PageOf) {
  const key = sql.ref(`${resource.alias}.volgnummer`)
  const all = page === 1 ? sql`cardinality(gevonden.sleutels) < ${sql.lit(pageSize)}` : sql`false`
  const result = await sql<{ sleutels: string[]; count: number }>`
    select gevonden.sleutels,
      case when ${all} then cardinality(gevonden.sleutels) else (${countOf(resource, conditions)}) end::int as count
    from (select array(
      select ${key} from ${rowsOf(resource)} where ${every(conditions)}
      order by ${orderOf(resource)} limit ${sql.lit(pageSize)} offset ${(page - 1) * pageSize}) as sleutels offset 0) gevonden`.execute(
    db,
  )
  return only(result)
}

/** The rows with these keys: one statement, of which the plan is kept. */
async function rowsWith(db: Db, wire: Sql, resource: Resource, keys: readonly string[], expand: Expand) {
  const { alias } = resource
  const result = await sql<Shown>`
    with pagina as materialized (
      select ${sql.ref(alias)}.* from ${rowsOf(resource)} where ${sql.ref(`${alias}.volgnummer`)} = any (${keys}::bigint[]))
    select ${shownOf(db, wire, resource, expand)}`.execute(db)
  return only(result)
}

/**
 * A page of a list as JSON text, how many rows the whole list has, and whose data the page shows. With filters or far in the list
 * first the keys, in a short statement that is planned for its values, then what they show, with a plan that is kept.
 */
export async function selectPage(
  db: Db,
  wire: Sql,
  resource: Resource,
  asked: PageOf,
): Promise<Shown & { count: number }> {
  if (asked.conditions.length === 0 && asked.page === 1) return firstPage(db, wire, resource, asked)
  const { sleutels, count } = await keysOf(db, resource, asked)
  if (sleutels.length === 0) return { count, json: '', partijen: [] }
  return { count, ...(await rowsWith(db, wire, resource, sleutels, asked.expand)) }
}

/** How many rows the whole list has. */
export async function selectCount(db: Db, resource: Resource, conditions: readonly Sql[]): Promise<number> {
  return only(await sql<{ count: number }>`select (${countOf(resource, conditions)})::int as count`.execute(db)).count
}
