import { createHmac, randomBytes } from 'node:crypto'

// Signatures as https://www.standardwebhooks.com has them.

const PREFIX = 'whsec_'

/** A new secret: `whsec_` and 32 random bytes in base64. */
export const makeGeheim = (): string => PREFIX + randomBytes(32).toString('base64')

/**
 * The headers of a signed message.
 * @param id the same for every attempt
 * @param geheimen those that sign: the present one, and for a while the one before it
 */
export function signatureHeaders(
  id: string,
  now: Date,
  body: string,
  geheimen: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const sign = (geheim: string) =>
    createHmac('sha256', Buffer.from(geheim.slice(PREFIX.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': geheimen.map((geheim) => `v1,${sign(geheim)}`).join(' '),
  }
}
