import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseLoss } from './lossless.ts'
import { malformed, unsupportedMediaType } from './problems.ts'

// This module guards every request before anything else looks at it: it must say each thing only once, and its text must be UTF-8.

/** These headers may occur only once. Node uses the first of two and a proxy may use the last, so a request with two is refused. */
const ONCE: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-none-match',
  'x-requested-with',
])

function refuseRepeatedHeaders({ raw: { rawHeaders } }: FastifyRequest): void {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    if (seen.has(name)) throw malformed({ detail: `Het verzoek heeft de header ${name} meer dan één keer.` })
    if (ONCE.has(name)) seen.add(name)
  }
}

/** Refuses a body that was packed: what it becomes could be of any size. */
function refusePacked({ headers }: FastifyRequest): void {
  const packed = headers['content-encoding']
  if (!packed || packed.trim().toLowerCase() === 'identity') return
  const detail = 'De inhoud van het verzoek is ingepakt (Content-Encoding). Stuur haar zoals zij is.'
  throw unsupportedMediaType({ detail, headers: { 'Accept-Encoding': 'identity' } })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const NO_UTF8 = 'is geen geldige UTF-8. Stuur tekst als UTF-8, niet als bijvoorbeeld ISO-8859-1 of Windows-1252.'

/**
 * Decodes the text of a body.
 * @throws Problem 400 when it is not UTF-8: unreadable bytes would otherwise be stored for good as U+FFFD
 */
export function textOf(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw malformed({ detail: `De inhoud van het verzoek ${NO_UTF8}` })
  }
}

const ESCAPED = /(?:%[\da-f]{2})+/gi

/** Refuses bytes in an address, written as `%E9`, that are not UTF-8 either. */
function refuseOtherEscapes({ url }: FastifyRequest): void {
  if (!url.includes('%')) return
  for (const [bytes] of url.matchAll(ESCAPED)) {
    try {
      utf8.decode(Buffer.from(bytes.replaceAll('%', ''), 'hex'))
    } catch {
      throw malformed({ detail: `Het adres van het verzoek ${NO_UTF8}` })
    }
  }
}

const JSON_TYPES = ['application/json', 'application/merge-patch+json', 'application/cloudevents+json']

/** Lets a server refuse JSON of which something would be lost, where another one above it lets the last of two names win. */
export function readLossless(server: FastifyInstance): void {
  server.removeContentTypeParser(JSON_TYPES)
  addJsonParser(server, JSON_TYPES, { isLossless: true })
}

/** Refuses ambiguous requests, and reads JSON as UTF-8 only. It must run before all other hooks. */
export function guardIntake(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    refuseRepeatedHeaders(request)
    refuseOtherEscapes(request)
  })
  // It is known by now who sends it.
  server.addHook('preParsing', async (request, _reply, payload) => {
    refusePacked(request)
    return payload
  })
  server.removeContentTypeParser(['text/plain', 'application/json'])
  addJsonParser(server, JSON_TYPES)
}

/**
 * Lets a server read JSON, as UTF-8 only.
 * @param seen is given each body as it came
 * @param isLossless refuses what would be lost when it is read
 */
export function addJsonParser(
  server: FastifyInstance,
  types: string[],
  {
    seen = () => undefined,
    isLossless = false,
  }: { seen?: (request: FastifyRequest, body: Buffer) => void; isLossless?: boolean } = {},
): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    let text: string
    try {
      seen(request, body as Buffer)
      text = textOf(body as Buffer)
    } catch (error) {
      return done(error as Error)
    }
    void parse(request, text, (error, value) => {
      if (error || !isLossless) return done(error, value)
      try {
        refuseLoss(text)
      } catch (loss) {
        return done(loss as Error)
      }
      done(null, value)
    })
  })
}
