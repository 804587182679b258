import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { takesJson } from './accept.ts'
import type { Config } from './config.ts'
import type { Context, Outside, Wie } from './context.ts'
import { type BoundOperation, type Created, type Download, fullName, type Input, type Operation } from './contract.ts'
import { type Db, inTransaction, isConcurrent, isUndone } from './database.ts'
import { outageOf } from './outages.ts'
import {
  type InvalidParam,
  invalid,
  notAcceptable,
  notAllowed,
  notFound,
  Problem,
  zoekvraagTeZwaar,
} from './problems.ts'
import { type Given, PROPOSED, type Proposal, runNow, type Voorgesteld } from './proposal.ts'
import { refusedByRestriction } from './restriction.ts'
import { refuseOtherMethods, sendProblem } from './server.ts'
import { type Trace, traceOf } from './trace.ts'
import { invalidParamsOf, unstorableTexts } from './validation.ts'

/** What happened, for the logboek (R29). */
export interface LogboekRegel {
  operatie: string
  resultaat: number
  wie: Wie | null
  partijen: readonly string[]
  /** Whose data of another register were seen, by pseudonym. */
  elders?: readonly string[]
  requestId: string
  trace: Trace
  /** The address that the request came from. */
  herkomst: string
  begonnenOp: Date
}

/** What the platform needs of the features to run an operation: who asks, the record of it, and what an error means. */
export interface Gateway {
  db: Db
  /** For who may not see everything. */
  beperkt: Db
  config: Config
  clock(): Date
  authenticate(request: FastifyRequest): Promise<Wie>
  /** Counts a request. Throws 429 when there are too many. */
  limit(wie: Wie): void
  /** Counts a request of somebody unknown, by address; gives 429 when there are too many from there. Nothing is written. */
  limitUnknown(herkomst: string): Problem | undefined
  /** The same for who begins to log in. Throws 429 when there are too many. */
  limitLogin(herkomst: string): void
  /** Records a refusal: of somebody unknown, or by a limit, many in one line. */
  schrijfWeigering(regel: LogboekRegel): Promise<void>
  /** What limits what somebody sees, as settings of his transaction (R28); undefined: nothing. */
  beperking(wie: Wie): Readonly<Record<string, string>> | undefined
  /** Adds a line, in one statement. */
  schrijfLogboek(db: Db, regel: LogboekRegel): Promise<void>
  /** Keeps what somebody asks for until a second person approves it. */
  propose(context: Context, proposal: Proposal): Promise<Voorgesteld>
  /** The problem that a refusal of the database stands for. */
  problemOfConstraint(error: unknown): Problem | undefined
}

/** What an operation needs to be run: its name, its right, whether it changes anything, and whether it searches. */
export interface Task {
  name: string
  right: string
  changes: boolean
  /** It looks for what somebody asks: it may take no longer than `ZOEK_SECONDEN`. */
  searches?: boolean | undefined
  /** Is it done again when another request got in between? Then its own rules say what is wrong, as to who came later. */
  again?: boolean
}

/** Parses a part of the request; collects its faults beside those of the other parts. */
function parse(schema: z.ZodType | undefined, value: unknown, root: string, faults: InvalidParam[]): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    faults.push(...invalidParamsOf(parsed.error, root))
    return undefined
  }
  faults.push(...unstorableTexts(parsed.data, root ? [root] : []))
  return parsed.data
}

const NO_QUERY_ALLOWED = 'Deze parameter bestaat niet.'

/** What an operation is given, by an HTTP request or by a proposal of before. */
type Sent = Given & { query: unknown }

function unknownQuery(operation: Operation, request: Sent): InvalidParam[] {
  if (operation.query) return []
  return Object.keys(request.query as object).map((name) => ({ name, code: 'onbekend', reason: NO_QUERY_ALLOWED }))
}

function headersOf(operation: Operation, request: Sent): Record<string, unknown> {
  const names = Object.keys(operation.headers?.shape ?? {})
  return Object.fromEntries(names.map((name) => [name, request.headers[name]]))
}

/** The validated input of an operation, or one problem with all its faults. */
export function inputOf(operation: Operation, request: Sent): Input<Operation> {
  const faults: InvalidParam[] = unknownQuery(operation, request)
  const input = {
    params: parse(operation.params, request.params, '', faults),
    query: parse(operation.query, request.query, '', faults),
    headers: parse(operation.headers, headersOf(operation, request), '', faults),
    body: parse(operation.body, request.body, '', faults),
  }
  if (faults.length > 0) throw invalid(faults)
  return input as Input<Operation>
}

/** Who asked, for the requests that were admitted. */
const admitted = new WeakMap<FastifyRequest, Wie>()

/** The line of the logboek that a request leads to, as far as it is known at its start. */
function lineOf(gateway: Gateway, request: FastifyRequest, operatie: string) {
  const begonnenOp = gateway.clock()
  return (
    resultaat: number,
    wie: Wie | null,
    partijen: Iterable<string> = [],
    elders: Iterable<string> = [],
  ): LogboekRegel => ({
    operatie,
    resultaat,
    wie,
    partijen: [...partijen],
    elders: [...elders],
    requestId: request.id,
    trace: traceOf(request),
    herkomst: request.herkomst,
    begonnenOp,
  })
}

/** Adds a line about what went wrong; when that too goes wrong, the first error is the one to tell. */
const writeFault = (gateway: Gateway, request: FastifyRequest, regel: LogboekRegel): Promise<void> =>
  gateway
    .schrijfLogboek(gateway.db, regel)
    .catch((fault) => request.log.error({ err: { name: fault.name } }, 'logboek'))

/**
 * Establishes who asks and whether he may, once for each request; a refusal gets a line in the logboek. Before the body is read, so that
 * nothing is done for somebody unknown.
 * @throws Problem 401, 403 or 429
 */
export async function admit(gateway: Gateway, request: FastifyRequest, { name, right }: Task): Promise<Wie> {
  const known = admitted.get(request)
  if (known) return known
  const line = lineOf(gateway, request, name)
  let wie: Wie | null = null
  try {
    wie = await gateway.authenticate(request)
    gateway.limit(wie)
    if (!wie.rechten.has(right)) throw notAllowed({ detail: `Voor deze handeling is het recht ${right} nodig.` })
    admitted.set(request, wie)
    return wie
  } catch (error) {
    if (!(error instanceof Problem)) {
      await writeFault(gateway, request, line(500, wie))
      throw error
    }
    const refusal = (error.status === 401 && gateway.limitUnknown(request.herkomst)) || error
    await gateway.schrijfWeigering(line(refusal.status, wie))
    throw refusal
  }
}

const CANCELLED = '57014'

/** What an error of the database means for this task: a search took too long, or what its constraint says. */
function problemOfDatabase(gateway: Gateway, { searches }: Task, error: unknown): Problem | undefined {
  if (searches && (error as { code?: unknown }).code === CANCELLED) return zoekvraagTeZwaar()
  return gateway.problemOfConstraint(error)
}

/** What there is of the context of a request before its transaction begins. */
const outsideOf = (gateway: Gateway, request: FastifyRequest, wie: Wie): Outside => ({
  now: gateway.clock(),
  wie,
  config: gateway.config,
  log: request.log,
  lezen: (work) => inTransaction(gateway.db, 'lezen', work),
})

// Of a crowd that wants the same, each one that fails saw another one succeed.
const MOST_ATTEMPTS = 4

/** Does work, and does it again when PostgreSQL undid it in favour of another request, or, where a task says so, when one got in between. */
async function withRetries<T>(again: boolean | undefined, attempt: () => Promise<T>, left = MOST_ATTEMPTS): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const mayAgain = isUndone(error) || (again && isConcurrent(error))
    if (!mayAgain || left <= 1) throw error
    return withRetries(again, attempt, left - 1)
  }
}

/**
 * Runs work for somebody: one transaction, with the logboek line in it; a refusal gets a line of its own.
 * Every face of Balie goes through here.
 */
export async function perform<T>(
  gateway: Gateway,
  request: FastifyRequest,
  task: Task,
  work: (context: Context) => Promise<{ status: number; value: T }>,
): Promise<T> {
  const wie = await admit(gateway, request, task)
  const line = lineOf(gateway, request, task.name)
  const partijen = new Set<string>()
  const elders = new Set<string>()
  const beperking = gateway.beperking(wie)
  try {
    const settings = { ...beperking, ...(task.searches && { statement_timeout: `${gateway.config.ZOEK_SECONDEN}s` }) }
    const { value } = await withRetries(task.again, () =>
      inTransaction(
        beperking ? gateway.beperkt : gateway.db,
        task.changes ? 'schrijven' : 'lezen',
        (db) => {
          partijen.clear()
          elders.clear()
          const gezien = (uuids: Iterable<string | null>) => {
            for (const uuid of uuids) if (uuid) partijen.add(uuid)
          }
          const gezienElders = (pseudoniemen: Iterable<string>) => {
            for (const pseudoniem of pseudoniemen) elders.add(pseudoniem)
          }
          const { lezen: _, ...outside } = outsideOf(gateway, request, wie)
          return work({ db, ...outside, gezien, gezienElders })
        },
        { settings, last: (db, { status }) => gateway.schrijfLogboek(db, line(status, wie, partijen, elders)) },
      ),
    )
    return value
  } catch (error) {
    const outage = outageOf(error)
    // Nothing can be written there now; who asks again gets a line then.
    if (outage && !outage.answers) throw error
    const refused = beperking && refusedByRestriction(error)
    if (refused) request.log.error({ code: (error as { code?: string }).code }, 'the restriction is not in order (R28)')
    const problem = error instanceof Problem ? error : (problemOfDatabase(gateway, task, error) ?? refused)
    await writeFault(gateway, request, line(problem?.status ?? (outage ? 503 : 500), wie, partijen, elders))
    throw problem ?? error
  }
}

const isDownload = (value: unknown): value is Download =>
  typeof value === 'object' && value !== null && 'bytes' in value
const isJsonText = (value: unknown): value is { json: string } =>
  typeof value === 'object' && value !== null && 'json' in value

/** What Content-Disposition may hold of a file name. */
const asciiName = (name: string) => name.replace(/[^\w. -]/g, '_')

function send(reply: FastifyReply, operation: Operation, value: unknown): FastifyReply {
  if (isDownload(value)) {
    return reply
      .header('Content-Type', value.mediaType)
      .header(
        'Content-Disposition',
        `attachment; filename="${asciiName(value.filename)}"; filename*=UTF-8''${encodeURIComponent(value.filename)}`,
      )
      .header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .send(Buffer.from(value.bytes))
  }
  if (!operation.result) return reply.status(204).send()
  reply.status(operation.status ?? 200).header('Content-Type', 'application/json; charset=utf-8')
  if (operation.status !== 201) return reply.send(isJsonText(value) ? value.json : JSON.stringify(value))
  const { location, result } = value as Created<unknown>
  return reply.header('Location', location).send(isJsonText(result) ? result.json : JSON.stringify(result))
}

/** A path with a slash too many is no path of ours (API Design Rules, no-trailing-slash). */
async function refuseTrailingSlash(request: FastifyRequest): Promise<void> {
  if (request.url.split('?', 1)[0]?.endsWith('/')) throw notFound('Deze pagina')
}

/** What a request asks for, to be kept until a second person approves it. */
function proposalOf(bound: BoundOperation<Context>, request: FastifyRequest): Proposal {
  const { operation } = bound
  const input = inputOf(operation, request)
  return {
    operation: fullName(bound),
    summary: operation.summary,
    right: operation.right,
    given: { params: request.params, headers: headersOf(operation, request), body: request.body },
    run: (context) => runNow(bound, context, input),
  }
}

/** The work of a request, to be done in its transaction. What another system must say first has then been asked. */
async function workOf({ operation, handler }: BoundOperation<Context>, outside: Outside, request: FastifyRequest) {
  if (typeof handler === 'function') return async (context: Context) => handler(context, inputOf(operation, request))
  try {
    return await handler.before(outside, inputOf(operation, request))
  } catch (error) {
    // Thrown inside, so that this too gets its line in the logboek.
    return async (): Promise<unknown> => {
      throw error
    }
  }
}

/** Serves operations, under the prefix of this server. */
export function serve(server: FastifyInstance, gateway: Gateway, operations: BoundOperation<Context>[]): void {
  server.addHook('onRequest', refuseTrailingSlash)
  // One of its own, so that the hooks of this API see what it does not know too.
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('Deze pagina')))
  const methodsOf = new Map<string, string[]>()
  for (const bound of operations) {
    const { operation } = bound
    const url = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    methodsOf.set(url, [...(methodsOf.get(url) ?? []), operation.method])
    const task: Task = {
      name: fullName(bound),
      right: operation.right,
      changes: operation.method !== 'get' && !operation.reads,
      searches: operation.searches,
    }
    const status = operation.result || operation.mediaType ? (operation.status ?? 200) : 204
    server.route({
      method: operation.method.toUpperCase(),
      url,
      ...(operation.bodyKb && { bodyLimit: operation.bodyKb * 1024 }),
      onRequest: async (request) => {
        await admit(gateway, request, task)
      },
      handler: async (request, reply) => {
        if (!operation.mediaType && !takesJson(request)) throw notAcceptable()
        if (operation.secondPerson && gateway.config.VIER_OGEN) {
          const proposed = await perform(gateway, request, task, async (context) => ({
            status: PROPOSED,
            value: await gateway.propose(context, proposalOf(bound, request)),
          }))
          const location = `${server.prefix}/voorstellen/${proposed.voorstel}`
          return reply.status(PROPOSED).header('Location', location).send(proposed)
        }
        const outside = outsideOf(gateway, request, await admit(gateway, request, task))
        const work = await workOf(bound, outside, request)
        const value = await perform(gateway, request, task, async (context) => ({ status, value: await work(context) }))
        return send(reply, operation, value)
      },
    })
  }
  for (const [url, methods] of methodsOf) refuseOtherMethods(server, url, methods)
}
