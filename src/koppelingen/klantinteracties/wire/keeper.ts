import type { FastifyBaseLogger } from 'fastify'
import { type Db, inTransaction } from '../../../platform/database.ts'
import type { Resource } from './resource.ts'
import { keep } from './select.ts'

/**
 * Makes a keeper of the JSON that a list had to make. It works after the answer, so nobody waits for it, and when it fails the next list
 * makes the JSON again. It keeps one list at a time, so that it never takes the connections that requests need.
 */
export function makeKeeper(db: Db, log: FastifyBaseLogger) {
  let busy: Promise<void> | undefined
  return {
    keep(resource: Resource, uuids: readonly string[]): void {
      if (busy || uuids.length === 0) return
      // Kept text can be made again: losing it in a crash does no harm, so nobody waits for the disk.
      busy = inTransaction(db, 'lezen', (tx) => keep(tx, resource, uuids))
        .catch((error: unknown) => log.warn({ err: { name: (error as Error).name } }, 'not kept'))
        .finally(() => {
          busy = undefined
        })
    },
    /** Waits until everything is kept. */
    done: async () => busy,
  }
}
