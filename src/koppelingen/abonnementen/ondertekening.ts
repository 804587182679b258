import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret } from '../../platform/secret.ts'

// Signatures as https://www.standardwebhooks.com has them.

const PREFIX = 'whsec_'

/** A new secret: `whsec_` and 32 random bytes in base64. */
export const makeGeheim = (): string => PREFIX + randomBytes(32).toString('base64')

/** Is a text a secret of this form? */
export const isGeheim = (text: string): boolean => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(text)

const signatureOf = (geheim: string, id: string, timestamp: string, body: string | Buffer): string => {
  const hmac = createHmac('sha256', Buffer.from(geheim.slice(PREFIX.length), 'base64')).update(`${id}.${timestamp}.`)
  return `v1,${hmac.update(body).digest('base64')}`
}

/**
 * The headers of a signed message.
 * @param id the same for every attempt
 * @param geheimen those that sign: the present one, and for a while the one before it
 */
export function signatureHeaders(
  id: string,
  now: Date,
  body: string | Buffer,
  geheimen: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': geheimen.map((geheim) => signatureOf(geheim, id, timestamp, body)).join(' '),
  }
}

/** Did one of these secrets sign a message? The header can hold signatures of several, with a space between them. */
export function isSigned(
  headers: { id: string; timestamp: string; signature: string },
  body: Buffer,
  geheimen: readonly string[],
): boolean {
  const given = headers.signature.split(' ')
  return geheimen.some((geheim) => {
    const own = signatureOf(geheim, headers.id, headers.timestamp, body)
    return given.some((one) => isSameSecret(one, own))
  })
}
