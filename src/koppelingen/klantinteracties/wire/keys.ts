import { type Db, only } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import type { Condition } from './filters.ts'
import type { Sql } from './json.ts'
import type { Resource } from './resource.ts'
import { orderOf, rowsWhere } from './select.ts'

/** Selects the number of rows of the whole list. */
export function countOf(resource: Resource, conditions: readonly Condition[]): Sql {
  const [condition, ...others] = conditions
  if (!condition && resource.total) return resource.total
  // The counts that are kept of a condition are of the whole table.
  if (condition?.total && others.length === 0 && !resource.only) return condition.total
  return sql`select count(*) from ${rowsWhere(resource, conditions)}`
}

/** Reads the number of rows of the whole list. */
export async function selectCount(db: Db, resource: Resource, conditions: readonly Condition[]): Promise<number> {
  return only(await sql<{ count: number }>`select (${countOf(resource, conditions)})::int as count`.execute(db)).count
}

/** A page of the rows that fulfil conditions. */
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
 * Selects the keys of the rows of a page.
 * The offset is a parameter, also when it is 0: PostgreSQL then plans for the values at hand, rare or frequent, and keeps no plan.
 */
const keysWhere = (resource: Resource, { conditions, page, pageSize }: RowsAsked): Sql => sql`array(
  select ${sql.ref(`${resource.alias}.volgnummer`)} from ${rowsWhere(resource, conditions)}
  order by ${orderOf(resource)} limit ${sql.lit(pageSize)} offset ${(page - 1) * pageSize})`

/**
 * Selects the keys of a page and the number of rows of the whole list. It does not count when the first page is not full, because its rows
 * are then all there are.
 */
function foundThenCounted(resource: Resource, asked: RowsAsked): Sql {
  const { conditions, page, pageSize } = asked
  const all = page === 1 ? sql`cardinality(gevonden.sleutels) < ${sql.lit(pageSize)}` : sql`false`
  return sql`
    select gevonden.sleutels,
      case when ${all} then cardinality(gevonden.sleutels) else (${countOf(resource, conditions)}) end::int as count
    from (select ${keysWhere(resource, asked)} as sleutels offset 0) gevonden`
}

// Up to this many rows are gathered and sorted in no time; with more, a walk along the list soon fills a page.
const FEW = 10_000

/**
 * Selects the keys and the number for a condition that says which rows it means: the rows are counted first, and gathered when they are
 * few. PostgreSQL expects such rows to be spread over the list, does not see that they are few or all old, and would walk the whole list.
 */
function countedThenFound(resource: Resource, { total, uuids }: Condition, asked: RowsAsked): Sql {
  const gathered: Condition = { where: sql`${sql.ref(`${resource.alias}.uuid`)} = any (array(${uuids}))` }
  return sql`
    select geteld.count::int, case when geteld.count > ${sql.lit(FEW)}
      then ${keysWhere(resource, asked)} else ${keysWhere(resource, { ...asked, conditions: [gathered] })} end as sleutels
    from (select (${total}) as count offset 0) geteld`
}

/** Reads the keys of a page and the number of rows of the whole list. */
export async function keysOf(db: Db, resource: Resource, asked: RowsAsked): Promise<Keys> {
  const [condition, ...others] = asked.conditions
  const counted = condition?.uuids && others.length === 0
  return only(
    await sql<Keys>`${counted ? countedThenFound(resource, condition, asked) : foundThenCounted(resource, asked)}`.execute(
      db,
    ),
  )
}
