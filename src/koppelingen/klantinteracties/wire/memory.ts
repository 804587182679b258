import { LRUCache } from 'lru-cache'

// This holds some 40,000 klantcontacten.
const MOST_BYTES = 64 * 1024 * 1024

/** JSON of rows as this process read it before, by the version of the kept text and the address of the face. */
export type Memory = LRUCache<string, Buffer>

/**
 * Makes the memory of a face. Its entries never change and a version is never used twice, so none has to be taken out: entries that nobody
 * asks for any more make room for others (decision 0029).
 */
export const makeMemory = (): Memory =>
  new LRUCache({ maxSize: MOST_BYTES, sizeCalculation: (json, key) => json.length + key.length })
