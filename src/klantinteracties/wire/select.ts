import { sql } from 'kysely'
import { type Db, only } from '../../platform/database.ts'
import type { Condition } from './filters.ts'
import {
  array,
  continued,
  type Json,
  type Members,
  object,
  one,
  opened,
  type Sql,
  textOf,
  WIRE,
  withBase,
} from './json.ts'
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

/** The expansions of a row that are asked for, as its last member. It is there when something is expanded, or always. */
function expandMember(expansions: Expansions, expand: Expand, always: boolean): Members {
  const shown = Object.entries(expand).flatMap(([name, nested]) => {
    const expansion = expansions[name]
    return expansion ? [[name, expansionJson(expansion, nested)] as const] : []
  })
  return shown.length > 0 || always ? { _expand: object(Object.fromEntries(shown)) } : {}
}

/** The JSON of a row of a view with its expansions. */
const viewJson = (view: View, expansions: Expansions, expand: Expand, always: boolean): Json =>
  object({ ...view.json(WIRE), ...expandMember(expansions, expand, always) })

/** The same of a row in `pagina`, with what is kept of it in `bewaard`; where that is nothing, it is made. */
function rowJson(resource: Resource, expand: Expand, always: boolean): Json {
  const { alias, kept, expansions = {} } = resource
  if (!kept) return viewJson(resource, expansions, expand, always)
  const begin = sql`coalesce(${sql.ref(`${alias}.bewaard`)}, ${opened(resource.json(WIRE))})`
  return continued(begin, expandMember(expansions, expand, always))
}

const texts = new WeakMap<View, Map<string, Sql>>()

/** The same, as SQL that is made once for every combination of expansions: it is long, and compiling it takes time. */
function jsonText(db: Db, resource: Resource, expand: Expand, always: boolean): Sql {
  const known = texts.get(resource) ?? new Map<string, Sql>()
  texts.set(resource, known)
  const key = `${always} ${JSON.stringify(expand)}`
  const made = known.get(key) ?? asText(db, textOf(rowJson(resource, expand, always)))
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
  /** Whose data it is. */
  partijen: readonly string[]
  /** The rows of which the JSON was not kept. */
  made: readonly string[]
}

/** What a statement gives of it: lists as text, because that is read faster than an array. */
type ShownRow = Record<keyof Shown, string>

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','))

const joined = (rows: Sql): Sql => sql`array_to_string(array(${rows}), ',')`

const shown = ({ json, partijen, made }: ShownRow): Shown => ({ json, partijen: listOf(partijen), made: listOf(made) })

/** The columns beside the JSON. */
function besides({ alias, partijen, kept }: Resource): Sql {
  const made = sql`select ${sql.ref(`${alias}.uuid`)} from pagina ${sql.ref(alias)} where ${sql.ref(`${alias}.bewaard`)} is null`
  return sql`${partijen ? joined(partijen) : sql`''`} as partijen, ${kept ? joined(made) : sql`''`} as made`
}

/** The rows of a page, as the table `pagina`, each with what is kept of it. */
function pagina({ alias, kept }: Resource, rows: Sql): Sql {
  if (!kept) return sql`pagina as materialized (${rows})`
  return sql`pagina as materialized (select ${sql.ref(alias)}.*, bewaard.tekst as bewaard from (${rows}) ${sql.ref(alias)}
    left join ${sql.table(kept.table)} bewaard on bewaard.${sql.ref(kept.key)} = ${sql.ref(`${alias}.uuid`)})`
}

/** The rows of a resource that fulfil conditions. */
function rowsWhere(resource: Resource, conditions: readonly Condition[]): Sql {
  const joins = conditions.flatMap(({ join }) => (join ? [join] : []))
  const wheres = [sql`true`, ...conditions.map(({ where }) => where)]
  return sql`${sql.join([rowsOf(resource), ...joins], sql` `)} where ${sql.join(wheres, sql` and `)}`
}

/** One object with its expansions as JSON text, and whose data it shows; undefined when there is none. */
export async function selectOne(
  db: Db,
  base: string,
  resource: Resource,
  uuid: string,
  { conditions = [], expand = {} }: { conditions?: readonly Condition[]; expand?: Expand } = {},
): Promise<Shown | undefined> {
  const { alias } = resource
  const found = rowsWhere(resource, [{ where: sql`${sql.ref(`${alias}.uuid`)} = ${uuid}::uuid` }, ...conditions])
  const { rows } = await sql<ShownRow>`
    with ${pagina(resource, sql`select ${sql.ref(alias)}.* from ${found}`)}
    select ${withBase(jsonText(db, resource, expand, false), base)} as json, ${besides(resource)}
    from pagina ${sql.ref(alias)}`.execute(db)
  return rows[0] && shown(rows[0])
}

/** Makes the JSON of these rows and keeps it, except of those that somebody is changing at the moment. Inside a transaction of its own. */
export async function keep(db: Db, resource: Resource, uuids: readonly string[]): Promise<void> {
  const { kept, alias, json } = resource
  if (!kept) return
  // They are there already when they were made for somebody who does not see everything.
  const { rows } = await sql<{ uuid: string }>`
    select x.uuid from unnest(${uuids}::uuid[]) x (uuid)
    where not exists (select from ${sql.table(kept.table)} bewaard where bewaard.${sql.ref(kept.key)} = x.uuid)`.execute(
    db,
  )
  if (rows.length === 0) return
  const held = await kept.hold(
    db,
    rows.map((row) => row.uuid),
  )
  const uuid = sql.ref(`${alias}.uuid`)
  await sql`
    insert into ${sql.table(kept.table)} (${sql.ref(kept.key)}, tekst)
    select ${uuid}, ${asText(db, opened(json(WIRE)))} from ${rowsOf(resource)} where ${uuid} = any (${held}::uuid[])
    on conflict do nothing`.execute(db)
}

export interface PageOf {
  conditions: readonly Condition[]
  expand: Expand
  page: number
  pageSize: number
}

/** How many rows the whole list has. */
function countOf(resource: Resource, conditions: readonly Condition[]): Sql {
  const kept = conditions.length === 0 ? resource.total : conditions.length === 1 ? conditions[0]?.total : undefined
  if (kept) return kept
  return sql`select count(*) from ${rowsWhere(resource, conditions)}`
}

/** What a page shows: JSON text of the rows in `pagina`, and whose data it is. */
function shownOf(db: Db, base: string, resource: Resource, expand: Expand): Sql {
  const json = jsonText(db, resource, expand, resource.expansions !== undefined)
  const rows = sql`pagina ${sql.ref(resource.alias)}`
  const texts = sql`coalesce((select string_agg(${json}, ',' order by ${orderOf(resource)}) from ${rows}), '')`
  return sql`${withBase(texts, base)} as json, ${besides(resource)}`
}

/** The first page of a whole list: one statement, of which the plan is kept. */
async function firstPage(db: Db, base: string, resource: Resource, { expand, pageSize }: PageOf) {
  const rows = sql`select ${sql.ref(resource.alias)}.* from ${rowsOf(resource)} order by ${orderOf(resource)} limit ${sql.lit(pageSize)}`
  const result = await sql<ShownRow & { count: number }>`
    with ${pagina(resource, rows)}
    select (${countOf(resource, [])})::int as count, ${shownOf(db, base, resource, expand)}`.execute(db)
  const row = only(result)
  return { ...shown(row), count: row.count }
}

interface Keys {
  sleutels: string[]
  count: number
}

type Asked = Omit<PageOf, 'expand'>

/**
 * The keys of the rows of a page.
 * The offset is a parameter, also when it is 0: then PostgreSQL plans for the values at hand, rare or frequent, and keeps no plan.
 */
const keysWhere = (resource: Resource, { conditions, page, pageSize }: Asked): Sql => sql`array(
  select ${sql.ref(`${resource.alias}.volgnummer`)} from ${rowsWhere(resource, conditions)}
  order by ${orderOf(resource)} limit ${sql.lit(pageSize)} offset ${(page - 1) * pageSize})`

/** The keys of a page and how many rows the whole list has. Not counted when the first page is not full: then its rows are all. */
function foundThenCounted(resource: Resource, asked: Asked): Sql {
  const { conditions, page, pageSize } = asked
  const all = page === 1 ? sql`cardinality(gevonden.sleutels) < ${sql.lit(pageSize)}` : sql`false`
  return sql`
    select gevonden.sleutels,
      case when ${all} then cardinality(gevonden.sleutels) else (${countOf(resource, conditions)}) end::int as count
    from (select ${keysWhere(resource, asked)} as sleutels offset 0) gevonden`
}

// So many rows are gathered and sorted in no time; of more, a walk along the list soon fills a page.
const FEW = 10_000

/**
 * The same of a condition that says which rows it means: counted first, and gathered when they are few. PostgreSQL does not see that rows
 * are few, or all old, when it expects them to be spread over the list; then it would walk all of the list.
 */
function countedThenFound(resource: Resource, { total, uuids }: Condition, asked: Asked): Sql {
  const gathered: Condition = { where: sql`${sql.ref(`${resource.alias}.uuid`)} = any (array(${uuids}))` }
  return sql`
    select geteld.count::int, case when geteld.count > ${sql.lit(FEW)}
      then ${keysWhere(resource, asked)} else ${keysWhere(resource, { ...asked, conditions: [gathered] })} end as sleutels
    from (select (${total}) as count offset 0) geteld`
}

/** The keys of a page and how many rows the whole list has. */
async function keysOf(db: Db, resource: Resource, asked: Asked): Promise<Keys> {
  const [condition, ...others] = asked.conditions
  const counted = condition?.uuids && others.length === 0
  return only(
    await sql<Keys>`${counted ? countedThenFound(resource, condition, asked) : foundThenCounted(resource, asked)}`.execute(
      db,
    ),
  )
}

/**
 * The rows with these keys: one statement, of which the plan is kept. The keys come out of a subquery: of an array itself PostgreSQL sees
 * how many there are, and then plans again each time.
 */
async function rowsWith(db: Db, base: string, resource: Resource, keys: readonly string[], expand: Expand) {
  const { alias } = resource
  const rows = sql`select ${sql.ref(alias)}.* from ${rowsOf(resource)} where ${sql.ref(`${alias}.volgnummer`)} = any (array(select unnest(${keys}::bigint[])))`
  const result = await sql<ShownRow>`
    with ${pagina(resource, rows)}
    select ${shownOf(db, base, resource, expand)}`.execute(db)
  return shown(only(result))
}

/**
 * A page of a list as JSON text, how many rows the whole list has, and whose data the page shows. With filters or far in the list
 * first the keys, in a short statement that is planned for its values, then what they show, with a plan that is kept.
 */
export async function selectPage(
  db: Db,
  base: string,
  resource: Resource,
  asked: PageOf,
): Promise<Shown & { count: number }> {
  if (asked.conditions.length === 0 && asked.page === 1) return firstPage(db, base, resource, asked)
  const { sleutels, count } = await keysOf(db, resource, asked)
  if (sleutels.length === 0) return { count, json: '', partijen: [], made: [] }
  return { count, ...(await rowsWith(db, base, resource, sleutels, asked.expand)) }
}

/** How many rows the whole list has. */
export async function selectCount(db: Db, resource: Resource, conditions: readonly Condition[]): Promise<number> {
  return only(await sql<{ count: number }>`select (${countOf(resource, conditions)})::int as count`.execute(db)).count
}
