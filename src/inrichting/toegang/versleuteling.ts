import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// Why this is not JWE: docs/decisions/0071-secrets-are-sealed-with-node-crypto.md.

const CIPHER = 'aes-256-gcm'
const KEY_ID = 4
const IV = 12
const TAG = 16

interface Key {
  id: Buffer
  bytes: Buffer
}

/** Reads the keys in a `SECRET_KEY`: the first one encrypts, and all of them decrypt. */
function keysOf(setting: string | undefined): Key[] {
  return (setting?.split(',') ?? []).map((text) => {
    const bytes = Buffer.from(text, 'base64')
    return { id: createHash('sha256').update(bytes).digest().subarray(0, KEY_ID), bytes }
  })
}

/**
 * Encrypts a text (AES-256-GCM) so that only the owner of the key can read it; undefined without a key. The result holds the id of the key,
 * iv, tag and cipher text.
 */
export function seal(setting: string | undefined, text: string): Buffer | undefined {
  const [key] = keysOf(setting)
  if (!key) return undefined
  const iv = randomBytes(IV)
  const cipher = createCipheriv(CIPHER, key.bytes, iv)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([key.id, iv, cipher.getAuthTag(), data])
}

/**
 * Decrypts a sealed text; undefined when its key is not one of ours.
 * @throws Error when it was changed
 */
export function unseal(setting: string | undefined, sealed: Buffer): string | undefined {
  const key = keysOf(setting).find(({ id }) => id.equals(sealed.subarray(0, KEY_ID)))
  if (!key) return undefined
  const [from, tag] = [KEY_ID + IV, KEY_ID + IV + TAG]
  const decipher = createDecipheriv(CIPHER, key.bytes, sealed.subarray(KEY_ID, from))
  decipher.setAuthTag(sealed.subarray(from, tag))
  return Buffer.concat([decipher.update(sealed.subarray(tag)), decipher.final()]).toString('utf8')
}

const stampOf = ({ id, bytes }: Key, text: string) =>
  Buffer.concat([id, createHmac('sha256', bytes).update('zegel\n').update(text, 'utf8').digest()])

/** Makes a seal by which can be seen that a text is as it was (HMAC-SHA256, with the id of the key); undefined without a key. */
export function stamp(setting: string | undefined, text: string): Buffer | undefined {
  const [key] = keysOf(setting)
  return key && stampOf(key, text)
}

/** Is this the seal of this text, made with one of our keys? */
export const isStamped = (setting: string | undefined, text: string, zegel: Buffer): boolean =>
  keysOf(setting).some((key) => {
    const own = stampOf(key, text)
    return own.length === zegel.length && timingSafeEqual(own, zegel)
  })
