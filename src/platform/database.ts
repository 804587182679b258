import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

/** Runs SQL: the pool, or one connection of it inside a transaction. Rows are typed where the SQL is written. */
export type Db = Kysely<unknown>

export interface Database {
  db: Db
  /** For who may not see everything (R28): its transactions see the views of database/beperkt.sql, and cannot read the tables. */
  beperkt: Db
  pool: pg.Pool
  /** The pools of `db` and `beperkt`, to be counted. */
  pools: Readonly<Record<'db' | 'beperkt', pg.Pool>>
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Most connections at the same time. */
  connections: number
  /** Called with every statement that is sent. */
  onStatement?: ((text: string, values: readonly unknown[]) => void) | undefined
  /** Called when an idle connection breaks: the pool mends itself. */
  onError?: ((error: Error) => void) | undefined
}

// Constraints were violated by two requests at the same time, or transactions waited for each other.
const CONCURRENT = new Set(['23505', '23503', '40001', '40P01'])

/** Does this error come of two transactions at the same time? Begun again, one of them finds what the other one wrote. */
export const isConcurrent = (error: unknown): boolean => CONCURRENT.has(String((error as { code?: unknown }).code))

const MOST_NAMED_STATEMENTS = 2_000

/** One query, not begin or commit and not several statements at once as in a migration. */
const isQuery = (text: string) => /^\s*(with|select|insert|update|delete)\b[^;]*$/.test(text)

/** A name for a statement's text, so that PostgreSQL parses and plans it once for each connection. */
function statementNames(): (text: string, values: readonly unknown[]) => string | undefined {
  const names = new Map<string, string>()
  return (text, values) => {
    const known = names.get(text)
    if (known) return known
    if (values.length === 0 && !isQuery(text)) return undefined
    if (names.size >= MOST_NAMED_STATEMENTS) return undefined
    const name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
    return name
  }
}

export type TransactionKind = 'lezen' | 'schrijven'

// A read changes nothing but the logboek: it does not wait for the disk (decision 0009).
const BEGIN: Record<TransactionKind, string> = {
  lezen: 'begin; set local synchronous_commit = off',
  schrijven: 'begin',
}
const isBegin = (text: string) => text === BEGIN.schrijven || text.startsWith('begin; ')
const COMMIT = 'commit'
const ROLLBACK = 'rollback'
/** Says that the next statement is the last of its transaction; it is not sent itself. */
const LAST = 'last'

/** Says that the next statement goes along with the one after it, and gives no rows; it is not sent itself. */
const ALONG = 'along'
/**
 * Makes the rest of a transaction see the views of database/beperkt.sql, as a role that cannot read the tables (R28). It is sent with each
 * begin, so it hangs on nothing that a connection was given or has lost; where the role is not there, the transaction fails.
 */
export const RESTRICTED = `select set_config('role', session_user || '_beperkt', true); set local search_path = beperkt, public`

const NOTHING = Promise.resolve({ command: '', rowCount: 0, rows: [] })

/** What is sent inside `send` leaves in one piece: on a fast network a message costs more than what it asks. */
function inOnePiece<T>(client: pg.PoolClient, send: () => T): T {
  // The stream of a connection is there, though the types of `pg` do not tell.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/**
 * What Kysely needs of a connection of `pg`: every statement goes out under a name. A begin waits for the first statement of its
 * transaction and goes along with it, and so does a commit with the last.
 */
function namedClients(pool: pg.Pool, restricted: boolean, onStatement: DatabaseOptions['onStatement']) {
  const nameOf = statementNames()
  const wrapped = new WeakMap<pg.PoolClient, object>()
  const wrap = (client: pg.PoolClient) => {
    let begin: string | undefined
    let isBegun = false
    let isLast = false
    let goesAlong = false
    let waiting: [text: string, values: unknown[]][] = []
    const send = (text: string, values: unknown[]) => {
      onStatement?.(text, values)
      return client.query({ name: nameOf(text, values), text, values })
    }
    const sendTogether = async (text: string, values: unknown[]) => {
      const sent = inOnePiece(client, () => [
        ...(begin ? [send(begin, [])] : []),
        ...waiting.map((statement) => send(...statement)),
        send(text, values),
        ...(isLast ? [send(COMMIT, [])] : []),
      ])
      const asked = sent[sent.length - (isLast ? 2 : 1)]
      begin = undefined
      isLast = false
      waiting = []
      // When one fails, so do those after it; the connection is free when all have answered.
      const failed = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
      return asked
    }
    return {
      query: (text: string, values: unknown[]) => {
        if (isBegin(text)) {
          begin = restricted ? `${text}; ${RESTRICTED}` : text
          isBegun = true
          return NOTHING
        }
        if (text === LAST) {
          isLast = true
          return NOTHING
        }
        if (text === ALONG) {
          goesAlong = true
          return NOTHING
        }
        if (text === ROLLBACK) waiting = []
        if (text === COMMIT || text === ROLLBACK) {
          isBegun = false
          if (begin && waiting.length === 0) {
            begin = undefined
            return NOTHING
          }
        } else if (restricted && !isBegun) throw new Error('A restricted connection works in a transaction.')
        if (goesAlong) {
          goesAlong = false
          waiting.push([text, values])
          return NOTHING
        }
        return begin || isLast || waiting.length > 0 ? sendTogether(text, values) : send(text, values)
      },
      release: () => client.release(),
    }
  }
  return {
    async connect() {
      const client = await pool.connect()
      const existing = wrapped.get(client)
      if (existing) return existing
      const fresh = wrap(client)
      wrapped.set(client, fresh)
      return fresh
    },
    end: () => pool.end(),
  }
}

const SETTINGS =
  '-c timezone=UTC -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c jit=off -c random_page_cost=1.1 -c work_mem=16MB -c max_parallel_workers_per_gather=0 -c pg_trgm.word_similarity_threshold=0.5'

function openPool({ url, connections, onError }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A statement is sent without waiting for the answer to the one before it.
    pipeline: true,
    // As long as a statement may take: a crowd waits its turn.
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
    options: SETTINGS,
  })
  pool.on('error', (error) => onError?.(error))
  return pool
}

const kyselyOn = (pool: pg.Pool, restricted: boolean, onStatement: DatabaseOptions['onStatement']): Db => {
  const named = namedClients(pool, restricted, onStatement) as unknown as pg.Pool
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: named }) })
}

/** Opens pools on PostgreSQL 15 or later. Nothing is connected before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options)
  // Pools of their own: a prepared statement is planned for the tables or for the views.
  const restricted = openPool(options)
  const close = async () => {
    await Promise.all([pool.end(), restricted.end()])
  }
  const { onStatement } = options
  return {
    db: kyselyOn(pool, false, onStatement),
    beperkt: kyselyOn(restricted, true, onStatement),
    pool,
    pools: { db: pool, beperkt: restricted },
    close,
  }
}

interface TransactionOptions<T> {
  /** The last statement, of what `work` gave: one, because the commit goes along with it. */
  last?: (tx: Db, result: T) => Promise<void>
  /** Settings of the transaction, by name. */
  settings?: Readonly<Record<string, string>> | undefined
}

const beginOf = (kind: TransactionKind, settings: Readonly<Record<string, string>>) =>
  [
    BEGIN[kind],
    ...Object.entries(settings).map(([name, value]) => `set local ${name} = '${value.replaceAll("'", "''")}'`),
  ].join('; ')

/** Runs `work` in one transaction on one connection: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(
  db: Db,
  kind: TransactionKind,
  work: (tx: Db) => Promise<T>,
  { last, settings = {} }: TransactionOptions<T> = {},
): Promise<T> {
  return db.connection().execute(async (connection) => {
    const say = (text: string) => sql.raw(text).execute(connection)
    await say(beginOf(kind, settings))
    try {
      const result = await work(connection)
      if (!last) await say(COMMIT)
      else {
        await say(LAST)
        await last(connection, result)
      }
      return result
    } catch (error) {
      await say(ROLLBACK).catch(() => undefined)
      throw error
    }
  })
}

/**
 * Sends the one statement of `work` with the one after it, which everybody waits for anyway: its rows are not read. What it breaks is told
 * by that one.
 */
export async function along(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  await sql.raw(ALONG).execute(db)
  await work(db)
}

/** The one row of a statement that always gives one. */
export function only<Row>(result: { rows: Row[] }): Row {
  const [row] = result.rows
  if (!row) throw new Error('Expected a row, got none.')
  return row
}
