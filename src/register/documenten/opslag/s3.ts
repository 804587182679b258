import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { Agent, type Dispatcher, request } from 'undici'
import type { Config } from '../../../platform/config.ts'

// A bucket in a storage that speaks S3 (Amazon S3 API Reference, 2006-03-01): MinIO, Ceph, Garage, AWS. Every request is signed (SigV4), with
// the SHA-256 of what it carries, so that the storage refuses what was damaged on its way.

/** The storage does not do what was asked; `code` is its own (`NoSuchUpload`), or that of the connection. */
export class OpslagFout extends Error {
  readonly code: string
  readonly status: number | undefined

  constructor(code: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(`The storage of documents: ${code}.`, { cause })
    this.code = code
    this.status = status
  }
}

export const isOpslagFout = (error: unknown, code?: string): error is OpslagFout =>
  error instanceof OpslagFout && (code === undefined || error.code === code)

/** A bucket as Balie uses it. Objects are named by a uuid; every function throws `OpslagFout`. */
export interface Opslag {
  /** Keeps an object that is small. */
  put(object: string, bytes: Uint8Array): Promise<void>
  /** Begins an object that comes in parts; gives the name of the upload. */
  begin(object: string): Promise<string>
  /** Keeps a part, counted from 1; gives its ETag. A part that is sent again replaces the first. */
  putDeel(object: string, upload: string, nummer: number, bytes: Uint8Array): Promise<string>
  /** Makes the object of its parts. */
  complete(object: string, upload: string, etags: readonly string[]): Promise<void>
  /** How many bytes an object has; undefined when it is not there. */
  omvang(object: string): Promise<number | undefined>
  /** Reads a piece of an object while it comes; it goes on after a lost connection. */
  read(object: string, vanaf: number, tot: number): AsyncGenerator<Uint8Array>
  /** Removes an object, and an upload that was begun for it; also when they are not there. */
  remove(object: string, upload: string | null): Promise<void>
}

/** The smallest part that S3 takes, except as the last; a part is in memory whole. */
export const DEEL_BYTES = 5 * 1024 * 1024

const CONNECT_MS = 5_000
const PATIENCE_MS = 30_000
/** Bytes are sent at least at this rate, in bytes per ms. */
const SLOWEST_PER_MS = 100
const RETRY_MS = 250
const MOST_ATTEMPTS = 3

interface Vraag {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: Uint8Array | string
}

/** The text of an element of an answer in XML, where it stands once. */
const element = (xml: string, naam: string): string | undefined =>
  new RegExp(`<${naam}>([^<]*)</${naam}>`).exec(xml)?.[1]

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const headerOf = ({ headers }: Dispatcher.ResponseData, name: string) => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Makes the error for a fault of the connection, or for an answer that breaks off. */
const lost = (cause: unknown) =>
  new OpslagFout((cause as { code?: string }).code ?? (cause as { name?: string }).name ?? 'onbereikbaar', { cause })

/** Is it worth trying again at once? */
const isPassing = (error: unknown) =>
  isOpslagFout(error) && (error.status === undefined || error.status === 429 || error.status >= 500)

/** Connects with a bucket. */
function connect(bucket: string, regio: string, accessKeyId: string, secretAccessKey: string): Opslag {
  const agent = new Agent({
    connect: { timeout: CONNECT_MS },
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  })

  /** Asks, and gives the answer when it is a good one. */
  async function ask(object: string, { method, query = {}, headers = {}, body }: Vraag, alsoGood?: number) {
    const url = new URL(`${bucket}/${object}`)
    url.search = new URLSearchParams(query).toString()
    const sum = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const keys = { accessKeyId, secretAccessKey, service: 's3', region: regio }
    const given = { ...headers, 'x-amz-content-sha256': sum }
    const signed = await new AwsV4Signer({ ...keys, method, url: url.href, headers: given }).sign()
    const timeout = AbortSignal.timeout(PATIENCE_MS + Math.ceil((body?.length ?? 0) / SLOWEST_PER_MS))
    const response = await request(signed.url, {
      method,
      headers: Object.fromEntries(signed.headers),
      body: body ?? null,
      dispatcher: agent,
      // A download takes as long as whoever reads it.
      ...(method !== 'GET' && { signal: timeout }),
    }).catch((error: unknown) => {
      throw lost(error)
    })
    const { statusCode: status } = response
    if ((status >= 200 && status < 300) || status === alsoGood) return response
    const said = await response.body.text().catch(() => '')
    throw new OpslagFout(element(said, 'Code') ?? String(status), { status })
  }

  /** The text of an answer. One that begins as a good one can still tell of a fault (CompleteMultipartUpload). */
  async function textOf(response: Dispatcher.ResponseData): Promise<string> {
    const text = await response.body.text().catch((error: unknown) => {
      throw lost(error)
    })
    if (text.includes('<Error>')) throw new OpslagFout(element(text, 'Code') ?? 'onbekend', { status: 500 })
    return text
  }

  async function* readOnce(object: string, vanaf: number, tot: number): AsyncGenerator<Uint8Array> {
    const response = await ask(object, { method: 'GET', headers: { range: `bytes=${vanaf}-${tot - 1}` } })
    try {
      if (!headerOf(response, 'content-range').startsWith(`bytes ${vanaf}-${tot - 1}/`))
        throw new OpslagFout('andere bytes dan gevraagd', { status: response.statusCode })
      yield* response.body as AsyncIterable<Uint8Array>
    } catch (error) {
      throw isOpslagFout(error) ? error : lost(error)
    } finally {
      response.body.on('error', () => undefined).destroy()
    }
  }

  return {
    async put(object, bytes) {
      await textOf(await ask(object, { method: 'PUT', body: bytes }))
    },
    async begin(object) {
      const upload = element(await textOf(await ask(object, { method: 'POST', query: { uploads: '' } })), 'UploadId')
      if (!upload) throw new OpslagFout('geen UploadId')
      return upload
    },
    async putDeel(object, uploadId, nummer, bytes) {
      const query = { partNumber: String(nummer), uploadId }
      const response = await ask(object, { method: 'PUT', query, body: bytes })
      await textOf(response)
      return headerOf(response, 'etag')
    },
    async complete(object, uploadId, etags) {
      const parts = etags.map(
        (etag, place) => `<Part><PartNumber>${place + 1}</PartNumber><ETag>${inXml(etag)}</ETag></Part>`,
      )
      const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</CompleteMultipartUpload>`
      await textOf(await ask(object, { method: 'POST', query: { uploadId }, body }))
    },
    async omvang(object) {
      const response = await ask(object, { method: 'HEAD' }, 404)
      await response.body.dump()
      return response.statusCode === 404 ? undefined : Number(headerOf(response, 'content-length'))
    },
    async *read(object, vanaf, tot) {
      let plaats = vanaf
      for (let attempt = 1; plaats < tot; ) {
        try {
          for await (const stuk of readOnce(object, plaats, tot)) {
            plaats += stuk.length
            attempt = 1
            yield stuk
          }
          if (plaats < tot) throw new OpslagFout('te kort')
        } catch (error) {
          if (!isPassing(error) || attempt >= MOST_ATTEMPTS) throw error
          await sleep(RETRY_MS * attempt)
          attempt += 1
        }
      }
    },
    async remove(object, uploadId) {
      if (uploadId !== null) await textOf(await ask(object, { method: 'DELETE', query: { uploadId } }, 404))
      await textOf(await ask(object, { method: 'DELETE' }, 404))
    },
  }
}

const connected = new WeakMap<Config, Opslag>()

/** The bucket of the settings; undefined when there is none, and all content is in PostgreSQL. */
export function opslagOf(config: Config): Opslag | undefined {
  const { S3_BUCKET_URL: url, S3_REGIO, S3_SLEUTEL_ID, S3_GEHEIM } = config
  if (!url || !S3_SLEUTEL_ID || !S3_GEHEIM) return undefined
  const known = connected.get(config) ?? connect(url.replace(/\/+$/, ''), S3_REGIO, S3_SLEUTEL_ID, S3_GEHEIM)
  connected.set(config, known)
  return known
}
