import pg from 'pg'
import type { Hosts } from './hosts.ts'
import { ConnectionLost } from './outages.ts'

type Connected = (error: Error | undefined) => void

/** The fields of a `pg` client that exist but are missing from its types. */
interface Inside {
  connection: {
    stream: NodeJS.WritableStream & { destroy(): void; destroyed: boolean; cork(): void; uncork(): void }
    on(event: 'parameterStatus', heard: (message: { parameterName: string; parameterValue: string }) => void): void
  }
  getTransactionStatus(): 'I' | 'T' | 'E' | null
  _queryable: boolean
  _ending: boolean
}

/** Gives access to the connection inside a `pg` client. */
export const inside = (client: pg.ClientBase) => client as unknown as Inside

/** Tells whether this connection can no longer be used. */
export function isDead(client: pg.ClientBase): boolean {
  const { _queryable, _ending, connection } = inside(client)
  return !_queryable || _ending || connection.stream.destroyed
}

class ReadOnlyHost extends Error {
  /** PostgreSQL uses this code when it refuses a write (read_only_sql_transaction). */
  readonly code = '25006'
}

/**
 * Makes a `pg` client class for one database on several hosts: it uses the address whose turn it is, and refuses a host that takes no
 * writes. When its connection fails, even between two statements, only that connection ends.
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
      // Without a listener an error would end the process. A caller that waits for an answer gets the error there.
      this.on('error', () => undefined)
      // PostgreSQL reports both at each connect and whenever they change (since version 14).
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
