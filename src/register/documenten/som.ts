import { createSHA256 } from 'hash-wasm'

/** How far a SHA-256 is: it goes on in another request, and in another process. */
export type Somstand = Uint8Array | null

/**
 * Takes bytes into a SHA-256 that was begun before.
 * @throws when it was begun by another version of the library
 */
export async function takeIn(stand: Somstand, bytes: Uint8Array): Promise<Uint8Array> {
  const som = await createSHA256()
  if (stand) som.load(stand)
  return som.update(bytes).save()
}

/** The SHA-256 of all that was taken in. */
export async function digestOf(stand: Uint8Array): Promise<Uint8Array> {
  const som = await createSHA256()
  som.load(stand)
  return som.digest('binary')
}
