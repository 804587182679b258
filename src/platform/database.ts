import { ConnectionLost, OutcomeUnknown } from './outages.ts'
import { type Queryable, sql } from './sql.ts'
import { isStale } from './statements.ts'

/** Runs SQL: on a pool, or on one connection of it inside a transaction. Rows are typed where the SQL is written. */
export interface Db extends Queryable {
  /** Does work on one connection. */
  connection<T>(work: (connection: Connection) => Promise<T>): Promise<T>
}

/** One connection, on which a transaction can stand open. */
export interface Connection extends Db {
  /** Begins a transaction with these statements, which are sent together with its first statement. */
  begin(text: string): void
  /** Runs statements that wait for the next one of the transaction, and are sent together with it; outside one they wait for nothing. */
  readonly held: Db
  /** Commits together with the next statement, the last of the transaction. */
  endWithNext(): void
  /** @throws OutcomeUnknown when the commit was not answered */
  commit(): Promise<void>
  rollback(): Promise<void>
}

// These codes mean that concurrent requests violated a constraint or that transactions waited for each other.
const CONCURRENT = new Set(['23505', '23503', '40001', '40P01'])

/** PostgreSQL undid the transaction in favour of another one: nothing of it was done. */
const UNDONE = new Set(['40001', '40P01'])

/** Was the whole transaction undone because of another one? Then it can be begun again, whatever it did. */
export const isUndone = (error: unknown): boolean => UNDONE.has(String((error as { code?: unknown }).code))

/** Does this error come of two transactions at the same time? Begun again, one of them finds what the other one wrote. */
export const isConcurrent = (error: unknown): boolean => CONCURRENT.has(String((error as { code?: unknown }).code))

export type TransactionKind = 'lezen' | 'schrijven'

// A read changes nothing but the logboek, so it does not wait for the disk (decision 0009).
const BEGIN: Record<TransactionKind, string> = {
  lezen: 'begin; set local synchronous_commit = off',
  schrijven: 'begin',
}

/** This statement removes the time limit of a transaction: migrating a large register may take longer than a request. */
export const UNLIMITED = 'set local statement_timeout = 0'

interface TransactionOptions<T> {
  /** Sends the last statement, using the result of `work`. There can be only one, because the commit is sent with it. */
  last?: (tx: Db, result: T) => Promise<void>
  /** The settings of the transaction, by name. */
  settings?: Readonly<Record<string, string>> | undefined
  /** A statement without values that begins the transaction. It goes along with the begin; when it fails, so does all that follows. */
  first?: string
}

const beginOf = (kind: TransactionKind, settings: Readonly<Record<string, string>>, first: string | undefined) =>
  [
    BEGIN[kind],
    ...Object.entries(settings).map(([name, value]) => `set local ${name} = '${value.replaceAll("'", "''")}'`),
    ...(first ? [first] : []),
  ].join('; ')

async function once<T>(
  db: Db,
  kind: TransactionKind,
  work: (tx: Db) => Promise<T>,
  { last, settings = {}, first }: TransactionOptions<T>,
): Promise<T> {
  return db.connection(async (connection) => {
    connection.begin(beginOf(kind, settings, first))
    try {
      const result = await work(connection)
      if (last) {
        connection.endWithNext()
        await last(connection, result)
      } else await connection.commit()
      return result
    } catch (error) {
      await connection.rollback().catch(() => undefined)
      throw error
    }
  })
}

/**
 * Runs `work` in one transaction on one connection. It commits when `work` returns and rolls back when it throws. It tries once more when a
 * concurrent migration changed the shape of a result, because nothing was done then.
 * @throws OutcomeUnknown when the commit of a write was not answered: it may have been carried out, so it must not be repeated
 * automatically
 */
export async function inTransaction<T>(
  db: Db,
  kind: TransactionKind,
  work: (tx: Db) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  try {
    return await once(db, kind, work, options)
  } catch (error) {
    if (isStale(error)) return once(db, kind, work, options)
    throw error instanceof OutcomeUnknown && kind === 'lezen' ? new ConnectionLost(error.message, error) : error
  }
}

/**
 * Sends the statements of `work` together with the next one of the transaction, which is awaited anyway. Their rows are not read, and their
 * errors are thrown by that next statement.
 */
export async function along(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  await db.connection(({ held }) => work(held))
}

/** Lifts the time limit on statements for the rest of this transaction. */
export async function liftLimit(tx: Db): Promise<void> {
  await sql.raw(UNLIMITED).execute(tx)
}

/** Waits for whoever works on what has this name, and lets others wait until the transaction ends. */
export async function takeTurn(db: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
}

/** Returns the one row of a statement that always gives exactly one. */
export function only<Row>(result: { rows: Row[] }): Row {
  const [row] = result.rows
  if (!row) throw new Error('Expected a row, got none.')
  return row
}
