import { LRUCache } from 'lru-cache'

// Some 40,000 klantcontacten.
const MOST_BYTES = 64 * 1024 * 1024

/** JSON of rows as this process read it before, by the version of what is kept of them and the address of the face. */
export type Memory = LRUCache<string, Buffer>

/**
 * Makes the memory of a face. What is in it never changes and a version is never used twice, so nothing has to be taken out: what nobody asks
 * for any more makes place for the rest (decision 0029).
 */
export const makeMemory = (): Memory =>
  new LRUCache({ maxSize: MOST_BYTES, sizeCalculation: (json, key) => json.length + key.length })
