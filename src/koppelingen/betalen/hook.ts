import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Gateway } from '../../platform/operations.ts'
import { takeInTold } from './omgeving.ts'
import { isSigned } from './ondertekening.ts'
import { berichtOf, Transactie } from './worldline.ts'

const PATH = '/betalen/worldline'
const MOST_BYTES = 64 * 1024

const Event = z.object({ payment: Transactie.optional(), refund: Transactie.optional() })

const header = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

function eventIn(raw: Buffer): z.output<typeof Event> | undefined {
  try {
    return Event.safeParse(JSON.parse(raw.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/**
 * Serves the webhook of Worldline. The signature is over the raw body, so that is kept as it came. Whatever is signed and says nothing to us
 * is answered with 200: Worldline would only send it again.
 */
export function serveHook(server: FastifyInstance, { db, config, clock }: Gateway): void {
  const { WORLDLINE_HOOK_KEY: key, WORLDLINE_HOOK_SECRET: secret } = config
  if (!key || !secret) return
  server.register(async (web) => {
    web.removeAllContentTypeParsers()
    web.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    // It asks whether the address is ours by a value to repeat.
    web.get(PATH, async (request, reply) =>
      reply.type('text/plain').send(header(request.headers['x-gcs-webhooks-endpoint-verification']).slice(0, 200)),
    )
    web.post(PATH, async (request, reply) => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const isOurs = header(request.headers['x-gcs-keyid']) === key
      if (!isOurs || !isSigned(secret, raw, header(request.headers['x-gcs-signature']))) {
        request.log.warn('webhook zonder geldige handtekening')
        return reply.code(401).send()
      }
      const event = eventIn(raw)
      const transactie = event?.payment ?? event?.refund
      const bericht = transactie && berichtOf(transactie)
      if (bericht) await takeInTold({ db, config, log: request.log, now: clock() }, bericht)
      return reply.code(200).send()
    })
  })
}
