import pg from 'pg'
import type { Hosts } from './hosts.ts'
import { ConnectionLost } from './outages.ts'

type Connected = (error: Error | undefined) => void

/** What is in a client of `pg`, though its types do not tell. */
interface Inside {
  connection: {
    stream: NodeJS.WritableStream & { destroy(): void; destroyed: boolean; cork(): void; uncork(): void }
    on(event: 'parameterStatus', heard: (message: { parameterName: string; parameterValue: string }) => void): void
  }
  getTransactionStatus(): 'I' | 'T' | 'E' | null
  _queryable: boolean
  _ending: boolean
}

/** The connection of a client of `pg`. */
export const inside = (client: pg.ClientBase) => client as unknown as Inside

/** Is this connection of no use any more? */
export function isDead(client: pg.ClientBase): boolean {
  const { _queryable, _ending, connection } = inside(client)
  return !_queryable || _ending || connection.stream.destroyed
}

class ReadOnlyHost extends Error {
  /** As PostgreSQL says it when something is written there. */
  readonly code = '25006'
}

/**
 * A client of `pg` for one database on several hosts: it takes the address that is due, and refuses a host that takes no writes. Whatever
 * happens to its connection, also between two statements, ends that connection and nothing else.
 * @param connectMs how long connecting may take
 */
export function clientsOf(hosts: Hosts, connectMs: number): typeof pg.Client {
  return class extends pg.Client {
    readonly #url: string
    #readOnly = false

    constructor(config: pg.ClientConfig) {
      const url = hosts.current()
      super({ ...config, connectionString: url, connectionTimeoutMillis: connectMs })
      this.#url = url
      // Without anybody who listens an error would end the process. Who waits for an answer hears of it there.
      this.on('error', () => undefined)
      // PostgreSQL tells both at each connect, and when they change (since 14).
      const told = new Map<string, string>()
      inside(this).connection.on('parameterStatus', ({ parameterName, parameterValue }) => {
        told.set(parameterName, parameterValue)
        this.#readOnly = told.get('in_hot_standby') === 'on' || told.get('default_transaction_read_only') === 'on'
      })
    }

    override connect(): Promise<pg.Client>
    override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void
    override connect(
      callback?: ((error: Error) => void) | ((error: null, client: pg.Client) => void),
    ): Promise<pg.Client> | undefined {
      if (!callback)
        return new Promise((resolve, reject) => this.#connect((error) => (error ? reject(error) : resolve(this))))
      this.#connect(callback as Connected)
      return undefined
    }

    #connect(done: Connected): void {
      const failed = (cause: Error) => {
        hosts.failed(this.#url, cause)
        done(new ConnectionLost('No connection.', { cause }))
      }
      const pause = hosts.pause()
      if (pause) {
        setImmediate(() => done(new ConnectionLost('No connection.', { cause: pause })))
        return
      }
      super.connect((error: Error | null) => {
        if (error) return failed(error)
        if (hosts.writable && this.#readOnly) {
          this.end().catch(() => undefined)
          return failed(new ReadOnlyHost('This host takes no writes.'))
        }
        const guest = { url: this.#url, cut: () => inside(this).connection.stream.destroy() }
        hosts.reached(guest)
        this.once('end', () => hosts.left(guest))
        done(undefined)
      })
    }
  }
}
