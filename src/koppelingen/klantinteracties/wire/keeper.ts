import type { FastifyBaseLogger } from 'fastify'
import { type Db, inTransaction } from '../../../platform/database.ts'
import type { Resource } from './resource.ts'
import { keep } from './select.ts'

/**
 * Makes what keeps the JSON that a list had to make, after its answer: nobody waits for it, and when it fails the next list makes it
 * again. One at a time, so that it never takes the connections that requests need.
 */
export function makeKeeper(db: Db, log: FastifyBaseLogger) {
  let busy: Promise<void> | undefined
  return {
    keep(resource: Resource, uuids: readonly string[]): void {
      if (busy || uuids.length === 0) return
      // Kept text can be made again: losing it in a crash is no loss, so nobody waits for the disk.
      busy = inTransaction(db, 'lezen', (tx) => keep(tx, resource, uuids))
        .catch((error: unknown) => log.warn({ err: { name: (error as Error).name } }, 'not kept'))
        .finally(() => {
          busy = undefined
        })
    },
    /** Waits for what is being kept. */
    done: async () => busy,
  }
}
