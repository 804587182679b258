import { createHash } from 'node:crypto'
import { sqlState } from './outages.ts'

const MOST_NAMED_STATEMENTS = 2_000

/** Tells whether a text is one query: not begin or commit, and not several statements at once as in a migration. */
const isQuery = (text: string) => /^\s*(with|select|insert|update|delete)\b[^;]*$/.test(text)

/** Gives a name to the text of each statement, so that PostgreSQL parses and plans it once per connection. */
export class StatementNames {
  readonly #names = new Map<string, string>()
  #generation = 0

  /** Gives the name of a statement; undefined: it goes out without one. */
  nameOf(text: string, values: readonly unknown[]): string | undefined {
    const known = this.#names.get(text)
    if (known) return known
    if (values.length === 0 && !isQuery(text)) return undefined
    if (this.#names.size >= MOST_NAMED_STATEMENTS) return undefined
    const name = createHash('sha1').update(`${this.#generation} ${text}`).digest('base64url')
    this.#names.set(text, name)
    return name
  }

  /** Makes new names from now on. After a migration changed the results of statements, PostgreSQL refuses the old names. */
  renew(): void {
    this.#generation += 1
    this.#names.clear()
  }
}

/**
 * Tells whether a concurrent migration changed the shape of a table after PostgreSQL planned this statement. Nothing was done in that case.
 */
export const isStale = (error: unknown): boolean =>
  sqlState(error) === '0A000' && (error as { routine?: string }).routine === 'RevalidateCachedQuery'
