import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { makeKeys } from '../../inrichting/toegang/jwt.ts'
import { asApplicatie, type Context } from '../../platform/context.ts'
import { type Gateway, perform } from '../../platform/operations.ts'
import { invalid, notAllowed, notFound } from '../../platform/problems.ts'
import { Uuid } from '../../platform/schemas.ts'
import { refuseOtherMethods } from '../../platform/server.ts'
import { invalidParamsOf, unstorableTexts } from '../../platform/validation.ts'
import { pseudoniemOfBsn } from '../../register/logboek/pseudoniem.ts'
import { MIJN } from '../frame/applicatie.ts'
import { partijenOf } from '../frame/hoedanigheid.ts'
import type { Eigenaar } from '../frame/zicht.ts'
import { rightOf } from '../inloggen/bezoek.ts'
import * as queries from './queries.ts'
import { type Burger, burgerOf } from './token.ts'

// MijnTaken of VNG, for portals of others: whose klanttaken they are comes from the token of the citizen alone (R28).

const VERSION = '0.1.0'
const PATH = '/mijntaken/api/v1'

const ContextQuery = z.object({
  klantId: z.string().min(1).max(200),
  contextId: z.string().regex(/^urn:/).max(255).optional(),
  include: z.array(z.string().max(100)).max(100).optional(),
})

function readQuery(body: unknown): z.output<typeof ContextQuery> {
  const read = ContextQuery.safeParse(body, { reportInput: true })
  const faults = read.success ? unstorableTexts(read.data) : invalidParamsOf(read.error)
  if (!read.success || faults.length > 0) throw invalid([...faults])
  return read.data
}

/** Serves it, when there is a provider of tokens. */
export function serveMijntaken(server: FastifyInstance, gateway: Gateway): void {
  const { config, clock } = gateway
  const { MIJNTAKEN_ISSUER: issuer } = config
  if (!issuer) return
  const keys = makeKeys(issuer)
  const right = rightOf('taken')

  /** Runs an operation for the citizen of the token, with its line in the logboek (R29). */
  async function run(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    work: (context: Context, eigenaar: Eigenaar, burger: Burger) => Promise<string>,
  ) {
    let burger: Burger | undefined
    const authenticate = async () => {
      burger = await burgerOf(config, keys, request.headers.authorization, clock())
      const { middel, niveau, klant } = burger.hoedanigheid
      const namens = `${klant.soort} ${pseudoniemOfBsn(config, klant.waarde).slice(0, 16)}`
      return asApplicatie({ ...MIJN, rechten: new Set([right]), namens, authenticatie: { middel, niveau } })
    }
    const own: Gateway = { ...gateway, authenticate, recall: () => undefined, beperking: () => undefined }
    const json = await perform(own, request, { name, right, changes: false }, async (context) => {
      if (!burger) throw notAllowed()
      const { hoedanigheid } = burger
      const partijen = await partijenOf(context.db, hoedanigheid)
      context.gezien(partijen)
      return { status: 200, value: await work(context, { hoedanigheid, partijen }, burger) }
    })
    return reply.type('application/json').send(Buffer.from(json))
  }

  server.register(
    async (api) => {
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('API-Version', VERSION)
      })
      api.post('/context/zoek', (request, reply) =>
        run(request, reply, 'mijntaken.zoek', async (context, eigenaar, { subject, hoedanigheid }) => {
          const { klantId, contextId, include = [] } = readQuery(request.body)
          if (klantId !== subject && klantId !== hoedanigheid.klant.waarde)
            throw invalid([
              { name: 'klantId', code: 'niet-van-token', reason: 'Deze klantId is niet die van het token.' },
            ])
          if (include.length > 0 && !include.includes('taken')) return '{}'
          return `{"taken":${await queries.taken(context, eigenaar, contextId)}}`
        }),
      )
      api.get('/taken/:uuid', (request, reply) =>
        run(request, reply, 'mijntaken.tonen', async (context, eigenaar) => {
          const uuid = Uuid.safeParse((request.params as { uuid: string }).uuid)
          const found = uuid.success && (await queries.taak(context, eigenaar, uuid.data))
          if (!found) throw notFound('Taak')
          return found
        }),
      )
      refuseOtherMethods(api, '/context/zoek', ['post'])
      refuseOtherMethods(api, '/taken/:uuid', ['get'])
    },
    { prefix: PATH },
  )
}
