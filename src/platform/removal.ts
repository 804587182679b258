import { inTransaction } from './database.ts'
import type { JobContext } from './jobs.ts'
import type { Table } from './row.ts'
import { type Sql, sql } from './sql.ts'

// Clean-up jobs remove what is no longer kept (R30) in transactions of their own, each of a bounded number of rows: one that was off for a year
// holds no locks for long, and what it did stays when it is stopped.

/** A statement that removes rows, at most so many, and returns one for each. */
export type Removal = (most: number) => Sql

/**
 * Makes the removal of the rows of a table for which a condition holds.
 * @param where names the columns as they are, or with the name of the table before them
 */
export const removalOf =
  ({ name }: Table, where: Sql): Removal =>
  (most) => {
    const table = sql.raw(name)
    return sql`delete from ${table} where ctid = any (array(select ctid from ${table} where ${where} limit ${most})) returning 1`
  }

const MOST_ROWS = 1_000
/** How long one run goes on; the next one continues. */
const MOST_MS = 45_000

/** Removes what there is to remove, for as long as a run may take. Gives how many rows that were. */
export async function removeAll(
  { db }: Pick<JobContext, 'db'>,
  removals: readonly Removal[],
  most = MOST_ROWS,
): Promise<number> {
  const until = Date.now() + MOST_MS
  let total = 0
  for (const removal of removals) {
    for (let removed = most; removed === most && Date.now() < until; total += removed)
      removed = (await inTransaction(db, 'schrijven', (tx) => removal(most).execute(tx))).rows.length
  }
  return total
}
