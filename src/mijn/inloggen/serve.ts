import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isOwnPage } from '../../inrichting/toegang/cookies.ts'
import type { Context, Wie } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { faultOf } from '../../platform/fault.ts'
import { type Gateway, isDownload, outsideOf, perform, sendDownload, type Task } from '../../platform/operations.ts'
import { type InvalidParam, invalid, notAllowed, notFound, Problem } from '../../platform/problems.ts'
import { isSameSecret } from '../../platform/secret.ts'
import { isTooLate, lateProblem, logOutage, problemOf } from '../../platform/server.ts'
import { invalidParamsOf, unstorableTexts } from '../../platform/validation.ts'
import { pseudoniemOfBsn } from '../../register/logboek/pseudoniem.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import type { MijnOperation } from '../frame/contract.ts'
import type {
  Antwoord,
  Bezoeker,
  BoundPage,
  Ingevuld,
  MijnContext,
  MijnInput,
  MijnOutside,
  Pagina,
} from '../frame/pages.ts'
import { faultsIn, wordsOf } from '../frame/problemen.ts'
import { type Bezoek, bezoekOf, rightOf } from './bezoek.ts'
import { type Gestuurd, isMultipart, readForm } from './formulier.ts'
import { proofOf } from './hoedanigheden.ts'
import { goOnAs } from './login.ts'
import { languageOf, type PageOptions, sendMijn } from './site.ts'
import { expired, failed, loginPath, notOpen, otherCapacity, type Velden, withdrawn } from './weigeringen.ts'

// The door of Mijn: every operation comes through here. It finds who is logged in, in which capacity, whether that opens this part, and whether
// a form was made for exactly that; then it runs the operation in one transaction, with its line in the logboek.

export const NOTHING_TYPED: Ingevuld = { waarden: {}, fouten: [] }

/** Runs operations of Mijn as whoever asks, as was established already. */
export const gatewayAs = (gateway: Gateway, wie: Wie): Gateway => ({
  ...gateway,
  authenticate: async () => wie,
  // A token that comes along says nothing about who visits.
  recall: () => undefined,
  // Whose data it is comes from the session alone: it is not the rights of a role that limit what is seen.
  beperking: () => undefined,
})

const taskOf = ({ name, operation }: BoundPage): Task => ({
  name,
  right: rightOf(operation.onderdeel),
  changes: operation.changes ?? (operation.method === 'post' && !operation.reads),
})

/** Reports whose data a visitor sees (R29): also of a person who is no partij here. */
export function reportSeen(
  { config, gezien, gezienElders }: Pick<Context, 'config' | 'gezien' | 'gezienElders'>,
  { partijen, hoedanigheid: { klant } }: Bezoeker,
): void {
  gezien(partijen)
  if (partijen.length === 0 && klant.soort === 'bsn') gezienElders([pseudoniemOfBsn(config, klant.waarde)])
}

/** Makes the context of an operation, and reports whose data it is about. */
function contextOf(
  context: Context & Pick<MijnContext, 'lezen'>,
  { sessie, bezoeker }: Bezoek,
  taal: MijnContext['taal'],
): MijnContext {
  reportSeen(context, bezoeker)
  return { ...context, ...bezoeker, sessie, taal }
}

/** The work of an operation, to be done in its transaction. What another system must say first has then been asked. */
export async function workOf({ handler }: BoundPage, outside: MijnOutside, input: MijnInput<MijnOperation>) {
  if (typeof handler === 'function') return async (context: MijnContext) => handler(context, input)
  try {
    return await handler.before(outside, input)
  } catch (error) {
    // The error is thrown inside the work, so that it gets its line in the logboek too.
    return async (): Promise<Antwoord> => {
      throw error
    }
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, faults: InvalidParam[]): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    faults.push(...invalidParamsOf(parsed.error))
    return undefined
  }
  faults.push(...unstorableTexts(parsed.data))
  return parsed.data
}

/** Reads the part of an address; one that cannot be is a page that is not there. */
export function addressOf({ params, query }: MijnOperation, request: Pick<FastifyRequest, 'params' | 'query'>) {
  const faults: InvalidParam[] = []
  const found = {
    params: parse(params, request.params, faults) ?? {},
    query: parse(query, request.query, faults) ?? {},
  }
  if (faults.length > 0) throw notFound('Pagina')
  return found
}

const isEqual = (one: unknown, other: string): boolean => isSameSecret(typeof one === 'string' ? one : '', other)

const OWN_FIELDS = ['_als', '_bewijs', '_wissel']
const typedOf = (velden: Velden): Velden =>
  Object.fromEntries(Object.entries(velden).filter(([name]) => !OWN_FIELDS.includes(name)))

/** Gives the typed values with the capacity for which they are: the proof belonged to a session that is over. */
const withoutProof = ({ _bewijs: _, _wissel: __, ...rest }: Velden): Velden => rest

/** Gives the faults that can be shown at a form, with their places, or the refusal as a whole. */
function faultsOf(taal: Language, error: unknown): readonly InvalidParam[] | undefined {
  if (!(error instanceof Problem) || (error.status !== 400 && error.status !== 409)) return undefined
  const { invalidParams = [] } = error.details
  return invalidParams.length > 0 ? invalidParams : [{ name: '', code: error.code, reason: wordsOf(taal, error) }]
}

const isPagina = (answer: Antwoord): answer is Pagina => 'content' in answer

/** Serves the operations of Mijn under its prefix. */
export function servePages(server: FastifyInstance, gateway: Gateway, pages: readonly BoundPage[]): void {
  const visits = new WeakMap<FastifyRequest, Bezoek>()

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Parameters<typeof sendMijn>[3],
    options?: PageOptions,
  ) => sendMijn(gateway, request, reply, page, { bezoek: visits.get(request), ...options })

  async function run(
    bezoek: Bezoek,
    request: FastifyRequest,
    page: BoundPage,
    input: MijnInput<MijnOperation>,
  ): Promise<Antwoord> {
    const taal = languageOf(request, gateway, bezoek.instellingen)
    const outside = outsideOf(gateway, request, bezoek.wie)
    const { lezen } = outside
    const work = await workOf(page, { ...outside, ...bezoek.bezoeker, sessie: bezoek.sessie, taal }, input)
    return perform(gatewayAs(gateway, bezoek.wie), request, taskOf(page), async (context) => ({
      status: 200,
      value: await work(contextOf({ ...context, lezen }, bezoek, taal)),
    }))
  }

  function answer(request: FastifyRequest, reply: FastifyReply, given: Antwoord) {
    if (isDownload(given)) return sendDownload(reply, given)
    if ('data' in given) return reply.header('Cache-Control', 'no-store').send(given.data)
    if (!isPagina(given)) return reply.redirect(given.to, 303)
    // A form may not be redirected to another site: the policy does not know which. A page may go on there.
    return send(request, reply, () => given, 'elsewhere' in given ? { elsewhere: given.elsewhere } : {})
  }

  /** Says why the visit does not open a part; undefined when it does. The refusal has its line in the logboek. */
  async function refuse(bezoek: Bezoek, request: FastifyRequest, reply: FastifyReply, page: BoundPage) {
    if (bezoek.bezoeker.open.has(page.operation.onderdeel)) return undefined
    const { onderdeel } = page.operation
    await perform(gatewayAs(gateway, bezoek.wie), request, taskOf(page), async () => {
      throw notAllowed()
    }).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
    })
    return bezoek.ingetrokken
      ? send(request, reply, withdrawn(bezoek), { nobody: true })
      : send(request, reply, notOpen(gateway.config, request, bezoek, onderdeel))
  }

  async function show(request: FastifyRequest, reply: FastifyReply, page: BoundPage) {
    const bezoek = visits.get(request)
    if (!bezoek) return reply.redirect(loginPath(undefined, request.url), 303)
    const refused = await refuse(bezoek, request, reply, page)
    if (refused) return refused
    const input = { ...addressOf(page.operation, request), body: undefined, bestanden: [], ingevuld: NOTHING_TYPED }
    return answer(request, reply, await run(bezoek, request, page, input))
  }

  /** Goes on in the capacity for which a form was made, when its proof says that somebody chose to. */
  async function switchTo(
    bezoek: Bezoek,
    request: FastifyRequest,
    { _wissel: to, _bewijs: proof }: Velden,
  ): Promise<Bezoek> {
    const chosen = typeof to === 'string' ? bezoek.bezoeker.mogelijkheden.get(to) : undefined
    if (!chosen || typeof to !== 'string' || !isEqual(proof, proofOf(bezoek.token, to))) return bezoek
    await inTransaction(gateway.db, 'schrijven', (tx) => goOnAs(tx, bezoek.sessie, chosen, gateway.clock()))
    const now = await bezoekOf(gateway, request)
    if (!now) return bezoek
    visits.set(request, now)
    return now
  }

  async function typedAgain(
    bezoek: Bezoek,
    request: FastifyRequest,
    reply: FastifyReply,
    page: BoundPage,
    velden: Velden,
    fouten: readonly InvalidParam[],
  ) {
    if (!page.form) throw invalid([...fouten])
    const { form } = page
    const input = {
      ...addressOf(form.operation, request),
      body: undefined,
      bestanden: [],
      ingevuld: { waarden: velden, fouten },
    }
    const shown = await run(bezoek, request, form, input)
    return answer(request, reply, isPagina(shown) ? { ...shown, status: 400 } : shown)
  }

  async function carryOut(
    bezoek: Bezoek,
    request: FastifyRequest,
    reply: FastifyReply,
    page: BoundPage,
    { velden, bestanden }: Gestuurd,
  ) {
    const typed = typedOf(velden)
    const taal = languageOf(request, gateway, bezoek.instellingen)
    const fouten: InvalidParam[] = []
    const body = parse(page.operation.body, typed, fouten)
    if (fouten.length > 0) return typedAgain(bezoek, request, reply, page, typed, faultsIn(taal, fouten))
    try {
      const input = {
        ...addressOf(page.operation, request),
        body: body as undefined,
        bestanden,
        ingevuld: NOTHING_TYPED,
      }
      const given = await run(bezoek, request, page, input)
      return await answer(request, reply, given)
    } catch (error) {
      const refused = page.form && faultsOf(taal, error)
      if (!refused) throw error
      return typedAgain(bezoek, request, reply, page, typed, refused)
    }
  }

  async function receive(request: FastifyRequest, reply: FastifyReply, page: BoundPage) {
    const first = visits.get(request)
    if (!first) {
      // The files of somebody whom nobody knows are not read.
      const sent = isMultipart(request) ? undefined : ((request.body ?? {}) as Velden)
      const als = typeof sent?._als === 'string' ? sent._als : undefined
      return send(request, reply, expired(request, sent && withoutProof(sent)), { nobody: true, als })
    }
    const sent = await readForm(request, page.operation.bestanden ?? 0, gateway.config.MIJN_UPLOAD_MB * 1024 * 1024)
    const bezoek = await switchTo(first, request, sent.velden)
    const { als, bewijs } = bezoek.bezoeker
    if (!isEqual(sent.velden._als, als) || !isEqual(sent.velden._bewijs, bewijs))
      return send(request, reply, otherCapacity(request, bezoek, sent.velden, isMultipart(request)))
    const refused = await refuse(bezoek, request, reply, page)
    return refused ?? carryOut(bezoek, request, reply, page, sent)
  }

  server.setErrorHandler(async (error, request, reply) => {
    logOutage(error, request)
    const problem = isTooLate(error) ? lateProblem(request) : problemOf(error)
    if (!problem) request.log.error({ fault: faultOf(error) }, 'fault')
    reply.headers(problem?.details.headers ?? {})
    return send(request, reply, failed(problem))
  })
  server.setNotFoundHandler(async (request, reply) => {
    const bezoek = await bezoekOf(gateway, request)
    return sendMijn(gateway, request, reply, failed(notFound('Pagina')), { bezoek })
  })
  for (const page of pages) {
    const { method, path } = page.operation
    server.route({
      method: method.toUpperCase(),
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(page.operation.bestanden && { bodyLimit: (gateway.config.MIJN_UPLOAD_MB + 1) * 1024 * 1024 }),
      onRequest: async (request) => {
        if (method === 'post' && !isOwnPage(request, gateway.config))
          throw notAllowed({ detail: 'Dit formulier komt niet van deze site.' })
        const bezoek = await bezoekOf(gateway, request)
        if (bezoek) visits.set(request, bezoek)
      },
      handler: (request, reply) => (method === 'get' ? show : receive)(request, reply, page),
    })
  }
}
