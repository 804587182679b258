import { type Db, only } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import type { Condition } from './filters.ts'
import { type Sql, withBase } from './json.ts'
import { countOf, keysOf, type RowsAsked } from './keys.ts'
import type { Memory } from './memory.ts'
import type { Expand } from './query.ts'
import type { Resource } from './resource.ts'
import {
  besides,
  joined,
  jsonText,
  listOf,
  orderOf,
  pagina,
  rowsOf,
  rowsWhere,
  type Shown,
  type ShownRow,
  shown,
} from './select.ts'

/** A page of a list. */
export interface Page extends Omit<Shown, 'json'> {
  /** The rows as pieces of JSON text, with commas between them and without brackets around them. */
  json: readonly Buffer[]
  /** The number of rows of the whole list. */
  count: number
}

/** Selects a page: the JSON text of the rows in `pagina`, and whose data it is. */
function shownOf(base: string, resource: Resource, expand: Expand): Sql {
  const json = jsonText(resource, expand, resource.expansions !== undefined)
  const rows = sql`pagina ${sql.ref(resource.alias)}`
  const texts = sql`coalesce((select string_agg(${json}, ',' order by ${orderOf(resource)}) from ${rows}), '')`
  return sql`${withBase(texts, base)} as json, ${besides(resource)}`
}

/** Selects the rows of the first page of a list. */
const firstRows = (resource: Resource, pageSize: number, conditions: readonly Condition[] = []): Sql =>
  sql`select ${sql.ref(resource.alias)}.* from ${rowsWhere(resource, conditions)} order by ${orderOf(resource)} limit ${sql.lit(pageSize)}`

/**
 * Selects the rows with these keys. The keys come from a subquery, because PostgreSQL sees the length of a bare array and then plans the
 * statement again each time.
 */
const rowsWith = (resource: Resource, keys: readonly string[]): Sql =>
  sql`select ${sql.ref(resource.alias)}.* from ${rowsOf(resource)} where ${sql.ref(`${resource.alias}.volgnummer`)} = any (array(select unnest(${keys}::bigint[])))`

/**
 * Reads what rows show, in one statement whose plan is kept.
 * @param count the number of rows of the whole list
 */
async function showRows(
  db: Db,
  base: string,
  resource: Resource,
  rows: Sql,
  expand: Expand,
  count: Sql,
): Promise<Page> {
  const result = await sql<ShownRow & { count: number }>`
    with ${pagina(resource, rows)}
    select (${count})::int as count, ${shownOf(base, resource, expand)}`.execute(db)
  const row = only(result)
  return { ...shown(row), json: [Buffer.from(row.json)], count: row.count }
}

/** A row of a page, and the version of its kept text; '' when nothing is kept. */
interface Version {
  key: string
  version: string
}

/** Reads which rows these are, in order, and the partijen whose data they show: `showRows` without its slow part. */
async function versionsOf(db: Db, resource: Resource, rows: Sql, count: Sql) {
  const { alias } = resource
  const versions = sql`
    select concat(${sql.ref(`${alias}.volgnummer`)}, ' ', ${sql.ref(`${alias}.versie`)})
    from pagina ${sql.ref(alias)} order by ${orderOf(resource)}`
  const result = await sql<{ versions: string; partijen: string; count: number }>`
    with ${pagina(resource, rows)}
    select (${count})::int as count, ${joined(versions)} as versions,
      ${resource.partijen ? joined(resource.partijen) : sql`''`} as partijen`.execute(db)
  const row = only(result)
  const split = (text: string): Version => {
    const [key = '', version = ''] = text.split(' ')
    return { key, version }
  }
  return { versions: listOf(row.versions).map(split), partijen: listOf(row.partijen), count: row.count }
}

/** Reads the JSON of rows that are missing in the memory, by their keys, and puts in the memory what it may have the next time. */
async function readRows(db: Db, base: string, resource: Resource, memory: Memory, keys: readonly string[]) {
  const [read, made] = [new Map<string, Buffer>(), [] as string[]]
  if (keys.length === 0) return { read, made }
  const { alias } = resource
  const json = withBase(jsonText(resource, {}, resource.expansions !== undefined), base)
  const { rows } = await sql<{ key: string; uuid: string; version: string | null; json: string }>`
    with ${pagina(resource, rowsWith(resource, keys))}
    select ${sql.ref(`${alias}.volgnummer`)} as key, ${sql.ref(`${alias}.uuid`)}, ${sql.ref(`${alias}.versie`)} as version, ${json} as json
    from pagina ${sql.ref(alias)}`.execute(db)
  for (const row of rows) {
    const bytes = Buffer.from(row.json)
    read.set(row.key, bytes)
    if (row.version === null) made.push(row.uuid)
    else memory.set(nameOf(row.version, base), bytes)
  }
  return { read, made }
}

const nameOf = (version: string, base: string) => `${version} ${base}`

const COMMA = Buffer.from(',')

/**
 * Gives what kept rows show, and reads only those that this process did not read before. Rows that were removed since `versionsOf` are left
 * out.
 */
async function recallRows(
  db: Db,
  base: string,
  resource: Resource,
  rows: Sql,
  count: Sql,
  memory: Memory,
): Promise<Page> {
  const { versions, ...page } = await versionsOf(db, resource, rows, count)
  const known = versions.map(({ key, version }) => ({ key, json: version && memory.get(nameOf(version, base)) }))
  const missing = known.flatMap(({ key, json }) => (json ? [] : [key]))
  const { read, made } = await readRows(db, base, resource, memory, missing)
  const found = known.flatMap(({ key, json }) => json || (read.get(key) ?? []))
  return { ...page, bsns: [], made, json: found.flatMap((json, index) => (index === 0 ? [json] : [COMMA, json])) }
}

/**
 * Reads a page of a list as JSON, the number of rows of the whole list, and the partijen whose data the page shows. With filters, or far in
 * the list, a short statement that is planned for its values gives the keys first; a statement whose plan is kept then gives what they
 * show. A filter that only few rows can fulfil takes one statement.
 */
export async function selectPage(
  db: Db,
  base: string,
  resource: Resource,
  asked: RowsAsked & { expand: Expand },
  memory: Memory,
): Promise<Page> {
  const { conditions, page, pageSize, expand } = asked
  if (page === 1 && conditions.some(({ few }) => few)) {
    const shownHere = sql`(select count(*) from pagina)`
    const count = sql`case when ${shownHere} < ${sql.lit(pageSize)} then ${shownHere} else (${countOf(resource, conditions)}) end`
    return showRows(db, base, resource, firstRows(resource, pageSize, conditions), expand, count)
  }
  const keys = conditions.length === 0 && page === 1 ? undefined : await keysOf(db, resource, asked)
  if (keys?.sleutels.length === 0) return { count: keys.count, json: [], partijen: [], bsns: [], made: [] }
  const rows = keys ? rowsWith(resource, keys.sleutels) : firstRows(resource, pageSize)
  const count = keys ? sql`${keys.count}` : countOf(resource, [])
  return resource.kept && Object.keys(expand).length === 0
    ? recallRows(db, base, resource, rows, count, memory)
    : showRows(db, base, resource, rows, expand, count)
}
