import type { FastifyInstance, FastifyRequest } from 'fastify'
import { malformed } from './problems.ts'

// What every request is held to before anything looks at it: it says each thing once, and its text is UTF-8.

/** Headers that say one thing. Node takes the first of two, a proxy may take the last: whoever sends two is believed in neither. */
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

const utf8 = new TextDecoder('utf-8', { fatal: true })
const NO_UTF8 = 'is geen geldige UTF-8. Stuur tekst als UTF-8, niet als bijvoorbeeld ISO-8859-1 of Windows-1252.'

/**
 * The text of a body.
 * @throws Problem 400 when it is not UTF-8: what could not be read would be kept for good as U+FFFD
 */
export function textOf(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw malformed({ detail: `De inhoud van het verzoek ${NO_UTF8}` })
  }
}

const ESCAPED = /(?:%[\da-f]{2})+/gi

/** Bytes that are written as `%E9` in an address are UTF-8 as well. */
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

/** Refuses what nobody can rely on, and reads JSON as UTF-8 alone. Before all other hooks. */
export function guardIntake(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    refuseRepeatedHeaders(request)
    refuseOtherEscapes(request)
  })
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser(['text/plain', 'application/json'])
  server.addContentTypeParser(
    ['application/json', 'application/merge-patch+json', 'application/cloudevents+json'],
    { parseAs: 'buffer' },
    (request, body, done) => {
      let text: string
      try {
        text = textOf(body as Buffer)
      } catch (error) {
        return done(error as Error)
      }
      void parse(request, text, done)
    },
  )
}
