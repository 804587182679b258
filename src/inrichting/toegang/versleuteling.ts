import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const KEY_ID = 4
const IV = 12
const TAG = 16

interface Key {
  id: Buffer
  bytes: Buffer
}

/** The keys of a `SECRET_KEY`: the first encrypts, all decrypt. */
function keysOf(setting: string | undefined): Key[] {
  return (setting?.split(',') ?? []).map((text) => {
    const bytes = Buffer.from(text, 'base64')
    return { id: createHash('sha256').update(bytes).digest().subarray(0, KEY_ID), bytes }
  })
}

/** A text that only who has the key can read (AES-256-GCM), or undefined without a key: id of the key, iv, tag, cipher text. */
export function seal(setting: string | undefined, text: string): Buffer | undefined {
  const [key] = keysOf(setting)
  if (!key) return undefined
  const iv = randomBytes(IV)
  const cipher = createCipheriv(CIPHER, key.bytes, iv)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([key.id, iv, cipher.getAuthTag(), data])
}

/** The text that was sealed; undefined when its key is not among ours. */
export function unseal(setting: string | undefined, sealed: Buffer): string | undefined {
  const key = keysOf(setting).find(({ id }) => id.equals(sealed.subarray(0, KEY_ID)))
  if (!key) return undefined
  const [from, tag] = [KEY_ID + IV, KEY_ID + IV + TAG]
  const decipher = createDecipheriv(CIPHER, key.bytes, sealed.subarray(KEY_ID, from))
  decipher.setAuthTag(sealed.subarray(from, tag))
  return Buffer.concat([decipher.update(sealed.subarray(tag)), decipher.final()]).toString('utf8')
}
