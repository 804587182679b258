import { type Db, only } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import type { Condition } from './filters.ts'
import type { Sql } from './json.ts'
import type { Resource } from './resource.ts'
import { orderOf, rowsWhere } from './select.ts'

/** How many rows the whole list has. */
export function countOf(resource: Resource, conditions: readonly Condition[]): Sql {
  const kept = conditions.length === 0 ? resource.total : conditions.length === 1 ? conditions[0]?.total : undefined
  if (kept) return kept
  return sql`select count(*) from ${rowsWhere(resource, conditions)}`
}

/** How many rows the whole list has. */
export async function selectCount(db: Db, resource: Resource, conditions: readonly Condition[]): Promise<number> {
  return only(await sql<{ count: number }>`select (${countOf(resource, conditions)})::int as count`.execute(db)).count
}

/** Which rows of a list: a page of those that fulfil conditions. */
export interface RowsAsked {
  conditions: readonly Condition[]
  page: number
  pageSize: number
}

interface Keys {
  sleutels: string[]
  count: number
}

/**
 * The keys of the rows of a page.
 * The offset is a parameter, also when it is 0: then PostgreSQL plans for the values at hand, rare or frequent, and keeps no plan.
 */
const keysWhere = (resource: Resource, { conditions, page, pageSize }: RowsAsked): Sql => sql`array(
  select ${sql.ref(`${resource.alias}.volgnummer`)} from ${rowsWhere(resource, conditions)}
  order by ${orderOf(resource)} limit ${sql.lit(pageSize)} offset ${(page - 1) * pageSize})`

/** The keys of a page and how many rows the whole list has. Not counted when the first page is not full: then its rows are all. */
function foundThenCounted(resource: Resource, asked: RowsAsked): Sql {
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
function countedThenFound(resource: Resource, { total, uuids }: Condition, asked: RowsAsked): Sql {
  const gathered: Condition = { where: sql`${sql.ref(`${resource.alias}.uuid`)} = any (array(${uuids}))` }
  return sql`
    select geteld.count::int, case when geteld.count > ${sql.lit(FEW)}
      then ${keysWhere(resource, asked)} else ${keysWhere(resource, { ...asked, conditions: [gathered] })} end as sleutels
    from (select (${total}) as count offset 0) geteld`
}

/** The keys of a page and how many rows the whole list has. */
export async function keysOf(db: Db, resource: Resource, asked: RowsAsked): Promise<Keys> {
  const [condition, ...others] = asked.conditions
  const counted = condition?.uuids && others.length === 0
  return only(
    await sql<Keys>`${counted ? countedThenFound(resource, condition, asked) : foundThenCounted(resource, asked)}`.execute(
      db,
    ),
  )
}
