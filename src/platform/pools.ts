import pg from 'pg'
import { clientsOf } from './client.ts'
import { type Clock, makeClock } from './clock.ts'
import { lostOr, PooledConnection } from './connection.ts'
import type { Db } from './database.ts'
import { type Hosts, hostsOf, readAddress } from './hosts.ts'
import { ConnectionLost } from './outages.ts'
import { StatementNames } from './statements.ts'

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

/** A pool, and the hosts that its connections go to. */
interface Connections {
  pool: pg.Pool
  hosts: Hosts
}

/** Takes a connection from the pool; with several hosts, each gets its turn. */
async function checkOut({ pool, hosts }: Connections): Promise<pg.PoolClient> {
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

interface RunnerOptions extends Connections {
  restricted?: boolean
  onStatement: DatabaseOptions['onStatement']
}

/** A pool that runs SQL: each statement on a connection of its own, or several on one. */
function runnerOn({ pool, hosts, restricted = false, onStatement }: RunnerOptions): Db {
  const use = { names: new StatementNames(), restricted, onStatement }
  const known = new WeakMap<pg.PoolClient, PooledConnection>()
  const connect = async () => {
    const client = await checkOut({ pool, hosts })
    const connection = known.get(client) ?? new PooledConnection(client, use)
    known.set(client, connection)
    return connection
  }
  const connection: Db['connection'] = async (work) => {
    const one = await connect()
    try {
      return await work(one)
    } finally {
      one.release()
    }
  }
  return { connection, query: (text, values) => connection((one) => one.query(text, values)) }
}

/** Runs independent statements. A connection on which one failed is not used again. */
const queryOn = (pool: Connections) => async (text: string, values?: unknown[]) => {
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
