import { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import type { z } from 'zod'
import { takesJson } from './accept.ts'
import type { Config } from './config.ts'
import type { Context, Outside, Wie } from './context.ts'
import { type BoundOperation, type Created, type Download, fullName, type Input, type Operation } from './contract.ts'
import { type Db, inTransaction, isConcurrent, isUndone } from './database.ts'
import { faultOf } from './fault.ts'
import { addFileParser, closeFile } from './file-body.ts'
import { addJsonParser, readLossless } from './intake.ts'
import { isObject } from './json.ts'
import { outageOf, sqlState } from './outages.ts'
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
import { onDownloadError, refusalIn, refuseOtherMethods, sendProblem } from './server.ts'
import { type Trace, traceOf } from './trace.ts'
import { invalidParamsOf, unstorableTexts } from './validation.ts'

/** A line for the logboek about what happened (R29). */
export interface LogboekRegel {
  operatie: string
  resultaat: number
  wie: Wie | null
  partijen: readonly string[]
  /** The pseudonyms of the people in another register whose data were seen. */
  elders?: readonly string[]
  requestId: string
  trace: Trace
  /** The address that the request came from. */
  herkomst: string
  begonnenOp: Date
}

/** A caller as they were when they asked before. */
export interface Recalled {
  wie: Wie
  /** A statement that fails with `CALLER_CHANGED` when they are someone else now, or may no longer ask. */
  confirm: string
}

/** The SQLSTATE of a caller who changed since they were asked. */
export const CALLER_CHANGED = 'BA001'

/** The services that the platform needs from the features to run an operation: who asks, the record of it, and the meaning of errors. */
export interface Gateway {
  db: Db
  /** The connection for callers who may not see everything. */
  beperkt: Db
  config: Config
  clock(): Date
  authenticate(request: FastifyRequest): Promise<Wie>
  /** Recalls who asked before with these credentials. The transaction of the request confirms it before anything else. */
  recall(request: FastifyRequest): Recalled | undefined
  /** Counts a request and throws 429 when there are too many. */
  limit(wie: Wie): void
  /** Counts a request of an unknown caller by address, and returns a 429 problem when there are too many. Nothing is written. */
  limitUnknown(herkomst: string): Problem | undefined
  /** Counts an attempt to log in by address, and throws 429 when there are too many. */
  limitLogin(herkomst: string): void
  /** Records a refusal of an unknown caller or by a limit; many refusals share one line. */
  writeWeigering(regel: LogboekRegel): Promise<void>
  /** Gives the limits on what a caller sees, as settings of their transaction (R28); undefined means no limits. */
  beperking(wie: Wie): Readonly<Record<string, string>> | undefined
  /** Adds a line in one statement. */
  schrijfLogboek(db: Db, regel: LogboekRegel): Promise<void>
  /** Keeps what somebody asks for until a second person approves it; undefined when nobody has to. */
  propose?(context: Context, proposal: Proposal): Promise<Voorgesteld>
  /** The problem that a refusal of the database stands for. */
  problemOfConstraint(error: unknown): Problem | undefined
}

/** The facts that are needed to run an operation: its name, its right, whether it changes anything, and whether it searches. */
export interface Task {
  name: string
  right: string
  changes: boolean
  /** The task is a search and may take no longer than `ZOEK_SECONDEN`. */
  searches?: boolean | undefined
  /** The task shows nothing of what is kept, and works with all of it. */
  takesIn?: boolean | undefined
  /** The task is run again when another request got in between. Its own rules then say what is wrong for the later one. */
  again?: boolean
}

/** Parses a part of the request, and collects its faults together with those of other parts. */
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

/** The values that an operation is given, by an HTTP request or by a proposal of before. */
type Sent = Given & { query: unknown }

function unknownQuery(operation: Operation, request: Sent): InvalidParam[] {
  if (operation.query) return []
  return Object.keys(request.query as object).map((name) => ({ name, code: 'onbekend', reason: NO_QUERY_ALLOWED }))
}

function headersOf(operation: Operation, request: Sent): Record<string, unknown> {
  const names = Object.keys(operation.headers?.shape ?? {})
  return Object.fromEntries(names.map((name) => [name, request.headers[name]]))
}

/** A body of bytes; there must be at least one. */
function bytesOf(body: unknown, faults: InvalidParam[]): unknown {
  if (Buffer.isBuffer(body) && body.length > 0) return body
  faults.push({ name: '', code: 'verplicht', reason: 'Stuur de bytes mee.' })
  return undefined
}

/** A file has at least one byte. */
function fileOf(body: unknown, faults: InvalidParam[]): unknown {
  if (isObject(body) && Number(body.size) > 0) return body
  faults.push({ name: '', code: 'verplicht', reason: 'Stuur het bestand mee.' })
  return undefined
}

function givenBody({ bytes, file, body: schema }: Operation, { body }: Sent, faults: InvalidParam[]): unknown {
  if (bytes) return bytesOf(body, faults)
  return file ? fileOf(body, faults) : parse(schema, body, '', faults)
}

/** The validated input of an operation, or one problem with all its faults. */
export function inputOf(operation: Operation, request: Sent): Input<Operation> {
  const faults: InvalidParam[] = unknownQuery(operation, request)
  const input = {
    params: parse(operation.params, request.params, '', faults),
    query: parse(operation.query, request.query, '', faults),
    headers: parse(operation.headers, headersOf(operation, request), '', faults),
    body: givenBody(operation, request, faults),
  }
  if (faults.length > 0) throw invalid(faults)
  return input as Input<Operation>
}

/** A caller who was admitted. One who was recalled still has to be confirmed. */
type Caller = { wie: Wie } | Recalled

/** The callers of the requests that were admitted. */
const admitted = new WeakMap<FastifyRequest, Caller>()

/** The callers of requests as far as they are known, also of those that were not admitted. */
const callers = new WeakMap<FastifyRequest, Wie>()

/** Starts the logboek line of a request with what is known at its start. */
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

/** Adds a line about a failure. If that fails as well, the first error is still the one to report. */
const writeFault = (gateway: Gateway, request: FastifyRequest, regel: LogboekRegel): Promise<void> =>
  gateway
    .schrijfLogboek(gateway.db, regel)
    .catch((fault) => request.log.error({ err: { name: fault.name } }, 'logboek'))

/** Recalls a caller who had the right to do this, as often as they liked: nobody is refused by what is remembered. */
function recall(gateway: Gateway, request: FastifyRequest, { right }: Task): Recalled | undefined {
  const recalled = gateway.recall(request)
  return recalled?.wie.limiet === null && recalled.wie.rechten.has(right) ? recalled : undefined
}

/** Gives the refusal of a caller, with its line in the logboek: a 429 when too many unknown callers come from their address. */
async function refusalOf(
  gateway: Gateway,
  request: FastifyRequest,
  line: ReturnType<typeof lineOf>,
  problem: Problem,
  wie: Wie | null,
): Promise<Problem> {
  const refusal = (problem.status === 401 && gateway.limitUnknown(request.herkomst)) || problem
  await gateway.writeWeigering(line(refusal.status, wie))
  return refusal
}

/**
 * Admits the caller of a request, as they are now or, with `mayRecall`, as they were. A caller is asked at most once for each request.
 * @throws Problem 401, 403 or 429
 */
async function callerOf(
  gateway: Gateway,
  request: FastifyRequest,
  task: Task,
  { mayRecall }: { mayRecall: boolean },
): Promise<Caller> {
  const known = admitted.get(request)
  if (known && (mayRecall || !('confirm' in known))) return known
  const line = lineOf(gateway, request, task.name)
  let wie: Wie | null = null
  try {
    const caller = (mayRecall && recall(gateway, request, task)) || { wie: await gateway.authenticate(request) }
    wie = caller.wie
    callers.set(request, wie)
    gateway.limit(wie)
    if (!wie.rechten.has(task.right))
      throw notAllowed({ detail: `Voor deze handeling is het recht ${task.right} nodig.` })
    admitted.set(request, caller)
    return caller
  } catch (error) {
    if (!(error instanceof Problem)) {
      await writeFault(gateway, request, line(500, wie))
      throw error
    }
    throw await refusalOf(gateway, request, line, error, wie)
  }
}

/**
 * Establishes the caller and checks their right. A refusal gets a line in the logboek. It runs before the body is read, so that no work is
 * done for an unknown caller, and before another system is asked.
 * @throws Problem 401, 403 or 429
 */
export const admit = async (gateway: Gateway, request: FastifyRequest, task: Task): Promise<Wie> =>
  (await callerOf(gateway, request, task, { mayRecall: false })).wie

const CANCELLED = '57014'

/** Translates a database error for this task: a search took too long, or a constraint was violated. */
function problemOfDatabase(gateway: Gateway, { searches }: Task, error: unknown): Problem | undefined {
  if (searches && (error as { code?: unknown }).code === CANCELLED) return zoekvraagTeZwaar()
  return gateway.problemOfConstraint(error)
}

/** Reads in a transaction of its own, where what somebody may see is not limited. */
export const lezenOf =
  ({ db }: Pick<Gateway, 'db'>): Outside['lezen'] =>
  (work) =>
    inTransaction(db, 'lezen', work)

/** Makes the part of a request's context that exists before its transaction begins. */
export const outsideOf = (gateway: Gateway, request: FastifyRequest, wie: Wie): Outside => ({
  now: gateway.clock(),
  wie,
  config: gateway.config,
  log: request.log,
  lezen: lezenOf(gateway),
})

// When many requests want the same thing, each failed attempt means that another one succeeded.
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
 * Runs work for a caller in one transaction, with the logboek line in it. A refusal gets a separate line. Every face of Balie goes through
 * here.
 */
export async function perform<T>(
  gateway: Gateway,
  request: FastifyRequest,
  task: Task,
  work: (context: Context) => Promise<{ status: number; value: T }>,
): Promise<T> {
  const caller = await callerOf(gateway, request, task, { mayRecall: true })
  const { wie } = caller
  const line = lineOf(gateway, request, task.name)
  const partijen = new Set<string>()
  const elders = new Set<string>()
  const beperking = task.takesIn ? undefined : gateway.beperking(wie)
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
        {
          ...('confirm' in caller && { first: caller.confirm }),
          settings,
          last: (db, { status }) => gateway.schrijfLogboek(db, line(status, wie, partijen, elders)),
        },
      ),
    )
    admitted.set(request, { wie })
    return value
  } catch (error) {
    const outage = outageOf(error)
    // Nothing can be written now; a later attempt gets a line.
    if (outage && !outage.answers) throw error
    if ('confirm' in caller) {
      // Nothing was done, or nothing was sent yet. Only a caller who was asked now hears why.
      await admit(gateway, request, task)
      if (sqlState(error) === CALLER_CHANGED) return perform(gateway, request, task, work)
    }
    const refused = beperking && refusedByRestriction(error)
    if (refused) request.log.error({ code: (error as { code?: string }).code }, 'the restriction is not in order (R28)')
    const problem = error instanceof Problem ? error : (problemOfDatabase(gateway, task, error) ?? refused)
    await writeFault(gateway, request, line(problem?.status ?? (outage ? 503 : 500), wie, partijen, elders))
    throw problem ?? error
  }
}

/** Tells a file from the other answers of an operation. */
export const isDownload = (value: unknown): value is Download =>
  typeof value === 'object' && value !== null && 'bytes' in value
const isJsonText = (value: unknown): value is { json: string } =>
  typeof value === 'object' && value !== null && 'json' in value

/** Keeps the characters of a file name that Content-Disposition allows. */
const asciiName = (name: string) => name.replace(/[^\w. -]/g, '_')

/** A download takes as long as whoever takes it needs, within this time. */
export const DOWNLOAD_MS = 6 * 3_600_000

/** A file that was sent takes this long to read and keep, at most. It must arrive as fast as any other request. */
const FILE_MS = 10 * 60_000

/** Sends bytes as they are read; to a HEAD only what is known of them. */
export function sendBytes(reply: FastifyReply, { bytes, omvang }: Pick<Download, 'bytes' | 'omvang'>): FastifyReply {
  if (omvang !== null) reply.header('Content-Length', omvang)
  return reply.send(Readable.from(reply.request.method === 'HEAD' ? [] : bytes, { objectMode: false }))
}

/** Sends a file to be kept, not to be opened as a page of ours. */
export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  reply
    .header('Content-Type', file.mediaType)
    .header(
      'Content-Disposition',
      `attachment; filename="${asciiName(file.filename)}"; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    )
    .header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  return sendBytes(reply, file)
}

function send(reply: FastifyReply, operation: Operation, value: unknown): FastifyReply {
  if (isDownload(value)) return sendDownload(reply, value)
  if (!operation.result) return reply.status(204).send()
  reply.status(operation.status ?? 200).header('Content-Type', 'application/json; charset=utf-8')
  if (operation.status !== 201) return reply.send(isJsonText(value) ? value.json : JSON.stringify(value))
  const { location, result } = value as Created<unknown>
  return reply.header('Location', location).send(isJsonText(result) ? result.json : JSON.stringify(result))
}

/** Finds out who sent a request that is refused before it was asked who they are. Nobody is admitted by it. */
export async function recognise(request: FastifyRequest, ask: () => Promise<Wie>): Promise<void> {
  if (callers.has(request)) return
  const wie = await ask().catch(() => undefined)
  if (wie) callers.set(request, wie)
}

/** Tells a feature that a request was refused. When that cannot be told, the refusal is still what is answered. */
export async function tellRefused(
  gateway: Pick<Gateway, 'db' | 'clock'>,
  request: FastifyRequest,
  error: unknown,
  refused: BoundOperation<Context>['refused'],
): Promise<void> {
  const problem = refused && refusalIn(error, request)
  if (!problem) return
  const { herkomst, ip, params } = request
  await refused({
    ...{ db: gateway.db, now: gateway.clock(), problem, wie: callers.get(request) ?? null },
    ...{ herkomst: herkomst || ip, params: params as Record<string, string> },
  }).catch((failed: unknown) => request.log.error({ fault: faultOf(failed) }, 'refusal'))
}

type AnswerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => unknown

/**
 * Answers an error that came before the work of a request, such as a body that cannot be read. A caller who was recalled is asked first who
 * they are now.
 */
function afterAsking(
  gateway: Gateway,
  task: Task,
  answer: AnswerError,
  refused: BoundOperation<Context>['refused'],
): AnswerError {
  return async (error, request, reply) => {
    const caller = admitted.get(request)
    const isAsked = caller && 'confirm' in caller && !outageOf(error)
    const refusal = isAsked
      ? await admit(gateway, request, task).then(
          () => undefined,
          (thrown: FastifyError) => thrown,
        )
      : undefined
    await tellRefused(gateway, request, refusal ?? error, refused)
    await answer(refusal ?? error, request, reply)
    return reply
  }
}

/** Refuses a path with a trailing slash (API Design Rules, no-trailing-slash). */
async function refuseTrailingSlash(request: FastifyRequest): Promise<void> {
  if (request.url.split('?', 1)[0]?.endsWith('/')) throw notFound('Pagina')
}

/** Makes the proposal of a request, to be kept until a second person approves it. */
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
    // The error is thrown inside the work, so that it gets its line in the logboek too.
    return async (): Promise<unknown> => {
      throw error
    }
  }
}

const urlOf = ({ path }: Operation) => path.replaceAll(/\{(\w+)\}/g, ':$1')
const isOfBytes = ({ operation }: BoundOperation<Context>) => operation.bytes === true
const isOfFile = ({ operation }: BoundOperation<Context>) => operation.file !== undefined

/** The moment at which it is established who calls: before the body is read, or after it, when a signature over the body says so. */
type Admission = 'onRequest' | 'preHandler'

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Closes the file that an operation takes when its work is done, also when nobody waits for the answer any more. */
const closing = ({ file }: Operation, handler: Handler): Handler =>
  file
    ? async (request, reply) => {
        try {
          return await handler(request, reply)
        } finally {
          await closeFile(request)
        }
      }
    : handler

/** Adds a route for each operation. All of them read bodies of the same kind. */
function serveOperations(
  server: FastifyInstance,
  gateway: Gateway,
  operations: readonly BoundOperation<Context>[],
  admission: Admission = 'onRequest',
  hooks: Pick<RouteShorthandOptions, 'onRequest' | 'onError'> = {},
): void {
  for (const bound of operations) {
    const { operation } = bound
    const asksFirst = typeof bound.handler !== 'function'
    const task: Task = {
      name: fullName(bound),
      right: operation.right,
      changes: operation.method !== 'get' && !operation.reads,
      searches: operation.searches,
      takesIn: operation.takesIn,
    }
    const status = operation.result || operation.mediaType ? (operation.status ?? 200) : 204
    server.route({
      method: operation.method.toUpperCase(),
      url: urlOf(operation),
      ...(operation.mediaType && { handlerTimeout: DOWNLOAD_MS }),
      ...(operation.file && { handlerTimeout: FILE_MS }),
      errorHandler: afterAsking(
        gateway,
        task,
        operation.mediaType ? onDownloadError : server.errorHandler,
        bound.refused,
      ),
      ...(operation.bodyKb && { bodyLimit: operation.bodyKb * 1024 }),
      ...hooks,
      [admission]: async (request: FastifyRequest) => {
        await callerOf(gateway, request, task, { mayRecall: !asksFirst })
      },
      handler: closing(operation, async (request, reply) => {
        if (!operation.mediaType && !takesJson(request)) throw notAcceptable()
        const { propose } = gateway
        if (operation.secondPerson && propose) {
          const proposed = await perform(gateway, request, task, async (context) => ({
            status: PROPOSED,
            value: await propose(context, proposalOf(bound, request)),
          }))
          const location = `${server.prefix}/voorstellen/${proposed.voorstel}`
          return reply.status(PROPOSED).header('Location', location).send(proposed)
        }
        const { wie } = await callerOf(gateway, request, task, { mayRecall: !asksFirst })
        const work = await workOf(bound, outsideOf(gateway, request, wie), request)
        const value = await perform(gateway, request, task, async (context) => {
          const value = await work(context)
          return { status: value instanceof Problem ? value.status : status, value }
        })
        // The writes of the handler are kept by now.
        if (value instanceof Problem) throw value
        return send(reply, operation, value)
      }),
    })
  }
}

/** An operation whose caller is known by a signature over the body, and not by credentials of their own. */
export interface SignedOperation extends BoundOperation<Context> {
  /**
   * Establishes who signed.
   * @param body the bytes as they came
   * @throws Problem 401 when nobody whom Balie knows did
   */
  signer(gateway: Gateway, request: FastifyRequest, body: Buffer): Promise<Wie>
  /** Tells why nobody can have signed this, as far as the headers say it: the body of such a request is not read. */
  unsigned(request: FastifyRequest, now: Date): Problem | undefined
}

/** Serves operations that are signed: each reads JSON, and keeps its bytes until the signature was checked. */
function serveSigned(server: FastifyInstance, gateway: Gateway, operations: readonly SignedOperation[]): void {
  server.register(async (part) => {
    const bodies = new WeakMap<FastifyRequest, Buffer>()
    part.removeAllContentTypeParsers()
    addJsonParser(part, ['application/json'], { seen: (request, body) => bodies.set(request, body), isLossless: true })
    for (const bound of operations) {
      const bySignature: Gateway = {
        ...gateway,
        recall: () => undefined,
        authenticate: (request) => bound.signer(gateway, request, bodies.get(request) ?? Buffer.alloc(0)),
      }
      const onRequest = async (request: FastifyRequest) => {
        const problem = bound.unsigned(request, gateway.clock())
        if (problem) throw await refusalOf(gateway, request, lineOf(gateway, request, fullName(bound)), problem, null)
      }
      // Of a body that cannot be read it is known all the same who signed it.
      const onError = async (request: FastifyRequest) => {
        if (bodies.has(request)) await recognise(request, () => bySignature.authenticate(request))
      }
      serveOperations(part, bySignature, [bound], 'preHandler', { onRequest, onError })
    }
  })
}

/** Serves operations, under the prefix of this server. */
export function serve(
  server: FastifyInstance,
  gateway: Gateway,
  operations: readonly BoundOperation<Context>[],
  signed: readonly SignedOperation[] = [],
): void {
  server.addHook('onRequest', refuseTrailingSlash)
  // This API has its own handler, so that its hooks also run for unknown paths.
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('Pagina')))
  const methodsOf = new Map<string, string[]>()
  server.register(async (part) => {
    readLossless(part)
    serveOperations(
      part,
      gateway,
      operations.filter((bound) => !isOfBytes(bound) && !isOfFile(bound)),
    )
  })
  server.register(async (part) => {
    part.removeAllContentTypeParsers()
    part.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    serveOperations(part, gateway, operations.filter(isOfBytes))
  })
  for (const bound of operations.filter(isOfFile))
    server.register(async (part) => {
      part.removeAllContentTypeParsers()
      addFileParser(part, bound.operation.file ?? [])
      serveOperations(part, gateway, [bound])
    })
  serveSigned(server, gateway, signed)
  for (const { operation } of [...operations, ...signed]) {
    const url = urlOf(operation)
    methodsOf.set(url, [...(methodsOf.get(url) ?? []), operation.method])
  }
  for (const [url, methods] of methodsOf) refuseOtherMethods(server, url, methods)
}
