import type pg from 'pg'
import { inside, isDead } from './client.ts'
import { type Connection, type Db, UNLIMITED } from './database.ts'
import { ConnectionLost, OutcomeUnknown, outageOf, sqlState } from './outages.ts'
import type { Result } from './sql.ts'
import { isStale, type StatementNames } from './statements.ts'

type Statement = readonly [text: string, values: readonly unknown[]]

const COMMIT = 'commit'
const ROLLBACK = 'rollback'

/**
 * This statement makes the rest of a transaction see the views of database/beperkt.sql, as a role that cannot read the tables (R28). It is
 * sent with every begin, so it does not depend on the state of a connection. Where the role does not exist, the transaction fails.
 */
export const RESTRICTED = `select set_config('role', session_user || '_beperkt', true); set local search_path = beperkt, public`

/** One day. `pg` cannot express "no limit", and a zero means its default. */
const NO_LIMIT_MS = 86_400_000

/**
 * Tells whether somebody else can use the connection after this. It must not be in the middle of a transaction, nor on a host that takes no
 * writes.
 */
const isFit = (client: pg.PoolClient, error: unknown) =>
  !isDead(client) && inside(client).getTransactionStatus() === 'I' && outageOf(error)?.answers !== false

/** Gives the error of a statement, which is a lost connection when PostgreSQL said nothing and the connection is dead. */
export const lostOr = (client: pg.PoolClient, error: unknown): unknown =>
  isDead(client) && !sqlState(error) ? new ConnectionLost('The connection was lost.', { cause: error }) : error

const reasonOf = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'rejected' ? (answer.reason as unknown) : undefined

/** How the connections of a pool are used. */
export interface Use {
  names: StatementNames
  /** Each transaction begins by becoming the role that cannot read the tables, for callers who may not see everything (R28). */
  restricted: boolean
  /** Is called with every statement that is sent. */
  onStatement: ((text: string, values: readonly unknown[]) => void) | undefined
}

/**
 * A connection on which every statement goes out under a name. A begin waits for the first statement of its transaction and goes along with
 * it, and so does a commit with the last.
 */
export class PooledConnection implements Connection {
  readonly held: Db = {
    query: async (text, values) => {
      if (!this.#isBegun) return this.query(text, values)
      this.#held.push([text, values])
      return { rows: [] }
    },
    connection: () => Promise.reject(new Error('Statements that wait for the next one begin no transaction.')),
  }
  readonly #client: pg.PoolClient
  readonly #use: Use
  /** The begin that was not sent yet. */
  #begin: string | undefined
  #isBegun = false
  #isLast = false
  #held: Statement[] = []
  #isUnlimited = false
  #isUnreplicated = false
  #isCorked = false
  #fault: unknown

  constructor(client: pg.PoolClient, use: Use) {
    this.#client = client
    this.#use = use
    client.on('notice', ({ file }) => {
      // The commit succeeded on this host, but the wait for a standby was broken off.
      if (file === 'syncrep.c') this.#isUnreplicated = true
    })
  }

  connection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return work(this)
  }

  begin(text: string): void {
    this.#begin = this.#use.restricted ? `${text}; ${RESTRICTED}` : text
    this.#isBegun = true
  }

  endWithNext(): void {
    this.#isLast = true
  }

  async query<Row>(text: string, values: readonly unknown[]): Promise<Result<Row>> {
    if (this.#use.restricted && !this.#isBegun) throw new Error('A restricted connection works in a transaction.')
    const answer =
      this.#begin || this.#isLast || this.#held.length > 0
        ? this.#sendTogether([text, values])
        : !this.#isBegun && inside(this.#client).getTransactionStatus() === 'I'
          ? this.#sendAlone([text, values])
          : this.#send([text, values])
    return answer as Promise<Result<Row>>
  }

  async commit(): Promise<void> {
    this.#isBegun = false
    const last = this.#held.pop()
    if (last) {
      this.#isLast = true
      await this.#sendTogether(last)
      return
    }
    if (this.#isUnsent()) return
    this.#isUnreplicated = false
    await this.#committed(this.#send([COMMIT, []]))
  }

  async rollback(): Promise<void> {
    const isUnsent = this.#isUnsent()
    this.#forget()
    if (!isUnsent) await this.#send([ROLLBACK, []])
  }

  /** Gives the connection back to its pool, which closes it when nobody else can use it. */
  release(): void {
    const discard = !isFit(this.#client, this.#fault)
    this.#forget()
    this.#isUnlimited = false
    this.#fault = undefined
    this.#client.release(discard)
  }

  /** Tells whether nothing of the transaction was sent; then there is nothing to end. */
  #isUnsent(): boolean {
    const isUnsent = this.#begin !== undefined
    this.#begin = undefined
    return isUnsent
  }

  #forget(): void {
    this.#begin = undefined
    this.#isBegun = false
    this.#isLast = false
    this.#held = []
  }

  /** Sends all statements of this moment in one write. On a fast network a message costs more than the work it asks for. */
  #sendInOnePiece(): void {
    if (this.#isCorked) return
    const { stream } = inside(this.#client).connection
    stream.cork()
    this.#isCorked = true
    process.nextTick(() => {
      this.#isCorked = false
      stream.uncork()
    })
  }

  #send([text, values]: Statement): Promise<unknown> {
    this.#sendInOnePiece()
    this.#use.onStatement?.(text, values)
    const config: pg.QueryConfig & { query_timeout?: number } = { values: [...values], text }
    const name = this.#use.names.nameOf(text, values)
    if (name) config.name = name
    if (text.startsWith(UNLIMITED)) this.#isUnlimited = true
    if (this.#isUnlimited) config.query_timeout = NO_LIMIT_MS
    const answer = this.#client.query(config).catch((error: unknown) => {
      if (isStale(error)) this.#use.names.renew()
      this.#fault = lostOr(this.#client, error)
      throw this.#fault
    })
    // Whoever sends it awaits the answer, though not always at once.
    answer.catch(() => undefined)
    return answer
  }

  /** Outside a transaction a statement stands by itself: it is sent again under another name. */
  async #sendAlone(statement: Statement): Promise<unknown> {
    try {
      return await this.#send(statement)
    } catch (error) {
      if (!isStale(error)) throw error
      return this.#send(statement)
    }
  }

  /** Sends a statement with what waits for it: the begin and the statements that were held before it, and the commit behind it. */
  async #sendTogether(statement: Statement): Promise<unknown> {
    const ends = this.#isLast
    const before: Statement[] = [...(this.#begin ? [[this.#begin, []] as const] : []), ...this.#held]
    this.#begin = undefined
    this.#isLast = false
    this.#held = []
    this.#isUnreplicated = false
    const first = before.map((one) => this.#send(one))
    const asked = this.#send(statement)
    const sent = [...first, asked]
    const commit = ends ? this.#send([COMMIT, []]) : undefined
    // When one statement fails, all later ones fail too. The connection is free when all have been answered.
    const answers = await Promise.allSettled(commit ? [...sent, commit] : sent)
    const reasons = answers.slice(0, sent.length).map(reasonOf)
    // A statement that PostgreSQL refused before the commit was not committed; of any other fault the commit tells.
    const failed = reasons.findIndex((reason) => (commit ? sqlState(reason) : reason !== undefined))
    if (failed >= 0) await sent[failed]
    if (commit) await this.#committed(commit)
    return asked
  }

  async #committed(commit: Promise<unknown>): Promise<void> {
    await commit.catch((error: unknown) => {
      throw outageOf(error) ? new OutcomeUnknown('The commit was not answered.', { cause: error }) : error
    })
    if (this.#isUnreplicated) throw new OutcomeUnknown('The commit was not replicated.')
  }
}
