import { createHash } from 'node:crypto'
import pg from 'pg'
import { clientsOf, inside, isDead } from './client.ts'
import { type Clock, makeClock } from './clock.ts'
import { type Hosts, hostsOf, readAddress } from './hosts.ts'
import { ConnectionLost, OutcomeUnknown, outageOf, sqlState } from './outages.ts'
import { type Queryable, type Result, sql } from './sql.ts'

/** Runs SQL: on a pool, or on one connection of it inside a transaction. Rows are typed where the SQL is written. */
export interface Db extends Queryable {
  /** Does work on one connection. */
  connection<T>(work: (connection: Db) => Promise<T>): Promise<T>
}

export interface Database {
  db: Db
  /**
   * The connection for callers who may not see everything (R28): its transactions see the views of database/beperkt.sql and cannot read the
   * tables.
   */
  beperkt: Db
  /** A separate connection that learns within two seconds whether the database answers. */
  probe: Db
  pool: pg.Pool
  /** The pools of `db` and `beperkt`, so that their connections can be counted. */
  pools: Readonly<Record<'db' | 'beperkt', pg.Pool>>
  /** Takes a connection from the pool, to the host whose turn it is. */
  checkOut(): Promise<pg.PoolClient>
  /** Gives the time by the clock of the database. */
  now(): Date
  /** Opens a separate pool on the same database, and returns a function that runs statements on it. */
  open(connections: number): (text: string, values?: unknown[]) => Promise<pg.QueryResult>
  /** Resolves when all connections are closed. Connections that do not answer are cut off. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** The address of one host, or of several separated by commas. */
  url: string
  /** The largest number of connections at the same time. */
  connections: number
  limits?: Partial<Limits> | undefined
  /** Is called with every statement that is sent. */
  onStatement?: ((text: string, values: readonly unknown[]) => void) | undefined
  /** Is called when an idle connection breaks. The pool recovers by itself. */
  onError?: ((error: Error) => void) | undefined
}

// These codes mean that concurrent requests violated a constraint or that transactions waited for each other.
const CONCURRENT = new Set(['23505', '23503', '40001', '40P01'])

/** PostgreSQL undid the transaction in favour of another one: nothing of it was done. */
const UNDONE = new Set(['40001', '40P01'])

/** Was the whole transaction undone because of another one? Then it can be begun again, whatever it did. */
export const isUndone = (error: unknown): boolean => UNDONE.has(String((error as { code?: unknown }).code))

/** Does this error come of two transactions at the same time? Begun again, one of them finds what the other one wrote. */
export const isConcurrent = (error: unknown): boolean => CONCURRENT.has(String((error as { code?: unknown }).code))

/** The time limits for the database, in seconds. */
export interface Limits {
  /** The time for a host to answer. */
  connect: number
  /** The time to wait for a free connection when all are in use. */
  checkout: number
  /**
   * The time for a statement, after which PostgreSQL ends it. If PostgreSQL does not answer at all, the connection is cut off a little
   * later.
   */
  statement: number
}

const LIMITS: Limits = { connect: 5, checkout: 30, statement: 30 }
/** The extra time, in ms, that we give PostgreSQL to end a statement itself. */
const SILENT_MS = 5_000
/** A connection is closed after this time, so that connections to a host that left a cluster, or that a network forgot, disappear. */
const LIFETIME_SECONDS = 1_800
const KEEP_ALIVE_MS = 10_000

const MOST_NAMED_STATEMENTS = 2_000

/** Tells whether a text is one query: not begin or commit, and not several statements at once as in a migration. */
const isQuery = (text: string) => /^\s*(with|select|insert|update|delete)\b[^;]*$/.test(text)

/** Gives a name to the text of each statement, so that PostgreSQL parses and plans it once per connection. */
function statementNames() {
  const names = new Map<string, string>()
  let generation = 0
  const nameOf = (text: string, values: readonly unknown[]): string | undefined => {
    const known = names.get(text)
    if (known) return known
    if (values.length === 0 && !isQuery(text)) return undefined
    if (names.size >= MOST_NAMED_STATEMENTS) return undefined
    const name = createHash('sha1').update(`${generation} ${text}`).digest('base64url')
    names.set(text, name)
    return name
  }
  /** Makes new names from now on. After a migration changed the results of statements, PostgreSQL refuses the old names. */
  const renew = () => {
    generation += 1
    names.clear()
  }
  return { nameOf, renew }
}

/**
 * Tells whether a concurrent migration changed the shape of a table after PostgreSQL planned this statement. Nothing was done in that case.
 */
const isStale = (error: unknown) =>
  sqlState(error) === '0A000' && (error as { routine?: string }).routine === 'RevalidateCachedQuery'

export type TransactionKind = 'lezen' | 'schrijven'

// A read changes nothing but the logboek, so it does not wait for the disk (decision 0009).
const BEGIN: Record<TransactionKind, string> = {
  lezen: 'begin; set local synchronous_commit = off',
  schrijven: 'begin',
}
const isBegin = (text: string) => text === BEGIN.schrijven || text.startsWith('begin; ')
const COMMIT = 'commit'
const ROLLBACK = 'rollback'
/** A marker that is not sent itself: the next statement is the last of its transaction. */
const LAST = 'last'

/** A marker that is not sent itself: the next statement is sent together with the one after it, and its rows are not read. */
const ALONG = 'along'

/**
 * This statement makes the rest of a transaction see the views of database/beperkt.sql, as a role that cannot read the tables (R28). It is
 * sent with every begin, so it does not depend on the state of a connection. Where the role does not exist, the transaction fails.
 */
export const RESTRICTED = `select set_config('role', session_user || '_beperkt', true); set local search_path = beperkt, public`

/** This statement removes the time limit of a transaction: migrating a large register may take longer than a request. */
const UNLIMITED = 'set local statement_timeout = 0'

const NOTHING: Result<never> = { rows: [] }

/** Sends everything inside `send` in one write. On a fast network a message costs more than the work it asks for. */
function inOnePiece<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = inside(client).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/**
 * Tells whether somebody else can use the connection after this. It must not be in the middle of a transaction, nor on a host that takes no
 * writes.
 */
const isFit = (client: pg.PoolClient, error: unknown) =>
  !isDead(client) && inside(client).getTransactionStatus() === 'I' && outageOf(error)?.answers !== false

/** Gives the error of a statement, which is a lost connection when PostgreSQL said nothing and the connection is dead. */
const lostOr = (client: pg.PoolClient, error: unknown): unknown =>
  isDead(client) && !sqlState(error) ? new ConnectionLost('The connection was lost.', { cause: error }) : error

/** One day. `pg` cannot express "no limit", and a zero means its default. */
const NO_LIMIT_MS = 86_400_000

/** The connections of a pool, and how they are used. */
interface Connections {
  pool: pg.Pool
  hosts: Hosts
  /** Each transaction begins by becoming the role that cannot read the tables, for callers who may not see everything (R28). */
  restricted?: boolean
  onStatement: DatabaseOptions['onStatement']
}

/** Takes a connection from the pool; with several hosts, each gets its turn. */
async function checkOut({ pool, hosts }: Pick<Connections, 'pool' | 'hosts'>): Promise<pg.PoolClient> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pool.connect()
    } catch (error) {
      const isHost = error instanceof ConnectionLost
      if (!isHost) throw new ConnectionLost('No connection is free.', { cause: error })
      if (attempt >= hosts.count || hosts.pause()) throw error
    }
  }
}

/**
 * Connections on which every statement goes out under a name. A begin waits for the first statement of its transaction and goes along with
 * it, and so does a commit with the last.
 */
function namedClients({ pool, hosts, restricted = false, onStatement }: Connections) {
  const { nameOf, renew } = statementNames()
  const wrapped = new WeakMap<pg.PoolClient, ReturnType<typeof wrap>>()
  const wrap = (client: pg.PoolClient) => {
    let begin: string | undefined
    let isBegun = false
    let isLast = false
    let goesAlong = false
    let waiting: [text: string, values: readonly unknown[]][] = []
    let isUnlimited = false
    let isUnreplicated = false
    let fault: unknown
    client.on('notice', ({ file }) => {
      // The commit succeeded on this host, but the wait for a standby was broken off.
      if (file === 'syncrep.c') isUnreplicated = true
    })
    const send = (text: string, values: readonly unknown[]) => {
      onStatement?.(text, values)
      const config: pg.QueryConfig & { query_timeout?: number } = { values: [...values], text }
      const name = nameOf(text, values)
      if (name) config.name = name
      if (text.startsWith(UNLIMITED)) isUnlimited = true
      if (isUnlimited) config.query_timeout = NO_LIMIT_MS
      const answer = client.query(config).catch((error: unknown) => {
        if (isStale(error)) renew()
        fault = lostOr(client, error)
        throw fault
      })
      // The answer is awaited below, though not always at once.
      answer.catch(() => undefined)
      return answer
    }
    /** Outside a transaction a statement stands by itself: it is sent again under another name. */
    const sendAlone = async (text: string, values: readonly unknown[]) => {
      try {
        return await send(text, values)
      } catch (error) {
        if (!isStale(error)) throw error
        return send(text, values)
      }
    }
    const committed = async <T>(commit: Promise<T>): Promise<T> => {
      const answer = await commit.catch((error: unknown) => {
        throw outageOf(error) ? new OutcomeUnknown('The commit was not answered.', { cause: error }) : error
      })
      if (isUnreplicated) throw new OutcomeUnknown('The commit was not replicated.')
      return answer
    }
    const sendTogether = async (text: string, values: readonly unknown[]) => {
      const ends = isLast
      isUnreplicated = false
      const sent = inOnePiece(client, () => [
        ...(begin ? [send(begin, [])] : []),
        ...waiting.map((statement) => send(...statement)),
        send(text, values),
        ...(ends ? [send(COMMIT, [])] : []),
      ])
      const asked = sent[sent.length - (ends ? 2 : 1)]
      begin = undefined
      isLast = false
      waiting = []
      // When one statement fails, all later ones fail too. The connection is free when all have been answered.
      const reasons = (await Promise.allSettled(sent)).map((answer) =>
        answer.status === 'rejected' ? (answer.reason as unknown) : undefined,
      )
      if (!ends) {
        const failed = reasons.findIndex((reason) => reason !== undefined)
        return failed < 0 ? asked : sent[failed]
      }
      // A statement that PostgreSQL refused before the commit was not committed.
      const refused = reasons.slice(0, -1).findIndex(sqlState)
      if (refused >= 0) await sent[refused]
      const commit = sent.at(-1)
      if (commit) await committed(commit)
      return asked
    }
    return {
      query: async (text: string, values: readonly unknown[]): Promise<unknown> => {
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
        const left = text === COMMIT ? waiting.pop() : undefined
        if (left) {
          isLast = true
          return sendTogether(...left)
        }
        if (begin || isLast || waiting.length > 0) return sendTogether(text, values)
        if (text !== COMMIT)
          return inside(client).getTransactionStatus() === 'I' ? sendAlone(text, values) : send(text, values)
        isUnreplicated = false
        return committed(send(text, values))
      },
      release() {
        const discard = !isFit(client, fault)
        begin = undefined
        isBegun = false
        isLast = false
        goesAlong = false
        waiting = []
        isUnlimited = false
        fault = undefined
        client.release(discard)
      },
    }
  }
  return async () => {
    const client = await checkOut({ pool, hosts })
    const known = wrapped.get(client) ?? wrap(client)
    wrapped.set(client, known)
    return known
  }
}

/** A setting of our own. It tells whether the settings of a connection reached PostgreSQL (see pooler.ts). */
export const CONNECTED_AS = { name: 'balie.verbinding', value: 'eigen' }

const SETTINGS: Readonly<Record<string, string>> = {
  [CONNECTED_AS.name]: CONNECTED_AS.value,
  timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
  jit: 'off',
  random_page_cost: '1.1',
  work_mem: '16MB',
  max_parallel_workers_per_gather: '0',
  'pg_trgm.word_similarity_threshold': '0.5',
}

const optionsOf = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')

interface PoolOptions {
  hosts: Hosts
  connections: number
  limits: Limits
  onError: DatabaseOptions['onError']
  /** A statement is sent without waiting for the answer to the previous one. */
  pipeline?: boolean
}

function openPool({ hosts, connections, limits, onError, pipeline = true }: PoolOptions): pg.Pool {
  const statementMs = limits.statement * 1000
  const config: pg.PoolConfig & { pipeline: boolean } = {
    Client: clientsOf(hosts, limits.connect * 1000),
    max: connections,
    pipeline,
    connectionTimeoutMillis: limits.checkout * 1000,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    query_timeout: statementMs + SILENT_MS,
    options: optionsOf({ ...SETTINGS, statement_timeout: String(statementMs) }),
  }
  const pool = new pg.Pool(config)
  pool.on('error', (error) => onError?.(error))
  return pool
}

/** A pool that runs SQL: each statement on a connection of its own, or several on one. */
function runnerOn(connections: Connections): Db {
  const connect = namedClients(connections)
  const connection = async <T>(work: (one: Db) => Promise<T>): Promise<T> => {
    const client = await connect()
    const one: Db = {
      query: <Row>(text: string, values: readonly unknown[]) => client.query(text, values) as Promise<Result<Row>>,
      connection: (inner) => inner(one),
    }
    try {
      return await work(one)
    } finally {
      client.release()
    }
  }
  return { connection, query: (text, values) => connection((one) => one.query(text, values)) }
}

/** Runs independent statements. A connection on which one failed is not used again. */
const queryOn = (pool: Pick<Connections, 'pool' | 'hosts'>) => async (text: string, values?: unknown[]) => {
  const client = await checkOut(pool)
  let failed = true
  try {
    const result = await client.query(text, values)
    failed = false
    return result
  } catch (error) {
    throw lostOr(client, error)
  } finally {
    client.release(failed)
  }
}

const PROBE: Limits = { connect: 2, checkout: 2, statement: 2 }
/** The time, in ms, that closing waits for connections to finish. */
const CLOSE_MS = 5_000

/** Opens pools on PostgreSQL 15 or later. No connection is made before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const { connections, onError, onStatement } = options
  const hosts = hostsOf(readAddress(options.url))
  const limits = { ...LIMITS, ...options.limits }
  const clock: Clock = makeClock()
  const pools: pg.Pool[] = []
  const open = (more: Partial<PoolOptions>) => {
    const pool = openPool({ hosts, connections, limits, onError, ...more })
    pools.push(pool)
    return pool
  }
  const pool = open({})
  // This setting is sent with the first statement. When it fails, that statement tells why.
  pool.on('connect', (client) => {
    clock.ask(client).catch(() => undefined)
  })
  // The pools are separate, because a prepared statement is planned either for the tables or for the views.
  const restricted = open({})
  const probe = open({ connections: 1, limits: PROBE })
  const close = async () => {
    const ended = Promise.all(pools.map((one) => one.end()))
    const late = setTimeout(() => hosts.cutAll(), CLOSE_MS)
    await ended
    clearTimeout(late)
  }
  return {
    db: runnerOn({ pool, hosts, onStatement }),
    beperkt: runnerOn({ pool: restricted, hosts, restricted: true, onStatement }),
    probe: runnerOn({ pool: probe, hosts, onStatement: undefined }),
    pool,
    pools: { db: pool, beperkt: restricted },
    checkOut: () => checkOut({ pool, hosts }),
    now: clock.now,
    open: (most) => queryOn({ pool: open({ connections: most, pipeline: false }), hosts }),
    close,
  }
}

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
    const say = (text: string) => connection.query(text, [])
    await say(beginOf(kind, settings, first))
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
 * Sends the one statement of `work` together with the statement after it, which is awaited anyway. Its rows are not read, and its errors
 * are thrown by that next statement.
 */
export async function along(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  await sql.raw(ALONG).execute(db)
  await work(db)
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
