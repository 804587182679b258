import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { inTransaction } from '../../platform/database.ts'
import type { Gateway } from '../../platform/operations.ts'
import { isSameSecret } from '../../platform/secret.ts'
import { setBezorgd, setNietBezorgd } from '../../register/klantberichten/queries.ts'
import { takeInNietAangekomen } from '../../register/klanttaken/herinneren/jobs.ts'

const PATH = '/kanalen/notify/callbacks/bezorging'
const MOST_BYTES = 64 * 1024

/** The report on a message. It holds a telephone number too, which is not read. */
const Bezorging = z.object({ reference: z.uuid(), status: z.string() })

const REDENEN: Readonly<Record<string, string>> = {
  'permanent-failure': 'Het telefoonnummer bestaat niet meer.',
  'temporary-failure': 'De telefoon was te lang uit of vol.',
  'technical-failure': 'De sms-dienst kon het bericht niet bezorgen.',
}

/**
 * Serves the callback of Notify. Only a wrong token is refused: a refusal is never tried again, so all else is answered with 204, also what
 * says nothing to us. The same word twice changes nothing.
 */
export function serveCallback(server: FastifyInstance, { db, config, clock }: Gateway): void {
  const token = config.NOTIFY_CALLBACK_TOKEN
  if (!token) return
  server.post(PATH, { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const given = request.headers.authorization ?? ''
    if (!isSameSecret(given, `Bearer ${token}`)) return reply.code(403).send()
    const read = Bezorging.safeParse(request.body)
    if (!read.success) return reply.code(204).send()
    const { reference, status } = read.data
    const reden = REDENEN[status]
    await inTransaction(db, 'schrijven', async (tx) => {
      if (status === 'delivered') await setBezorgd(tx, reference, clock())
      else if (reden) {
        await setNietBezorgd(tx, reference, reden)
        await takeInNietAangekomen(tx, reference, reden)
      }
    })
    return reply.code(204).send()
  })
}
