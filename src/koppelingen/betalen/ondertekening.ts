import { createHmac } from 'node:crypto'
import { isSameSecret } from '../../platform/secret.ts'

// How Worldline Direct signs: requests to it by a header of their own, and its webhooks over the raw body.

const hmac = (secret: string, data: string | Buffer) => createHmac('sha256', secret).update(data).digest('base64')

/** A request to sign. */
export interface Verzoek {
  method: 'GET' | 'POST'
  /** With the query, as it is sent. */
  path: string
  contentType: string
  date: string
  /** Headers that begin with `x-gcs`, in lower case. */
  gcs: Readonly<Record<string, string>>
}

/** The header `Authorization` of a request: v1HMAC over the method, the type, the date, the own headers sorted, and the path. */
export function authorization({ key, secret }: { key: string; secret: string }, verzoek: Verzoek): string {
  const { method, contentType, date, gcs, path } = verzoek
  const own = Object.entries(gcs)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join('')
  return `GCS v1HMAC:${key}:${hmac(secret, `${method}\n${contentType}\n${date}\n${own}${path}\n`)}`
}

/** Is this the signature over the raw body of a webhook? */
export const isSigned = (secret: string, raw: Buffer, signature: string): boolean =>
  isSameSecret(hmac(secret, raw), signature)
