import { randomUUID } from 'node:crypto'
import { maxHeaderSize } from 'node:http'
import type { Socket } from 'node:net'
import accepts from '@fastify/accepts'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { takesPage } from './accept.ts'
import type { Config } from './config.ts'
import { faultOf } from './fault.ts'
import { guardIntake } from './intake.ts'
import { outageOf, problemOfOutage, sqlState } from './outages.ts'
import { pagePolicy, sendPage } from './pagina.ts'
import {
  malformed,
  methodNotAllowed,
  notFound,
  outcomeUnknown,
  Problem,
  problemBody,
  tooLarge,
  tooSlow,
  unavailable,
  unsupportedMediaType,
} from './problems.ts'

const FASTIFY_PROBLEMS: Record<string, () => Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => tooLarge(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => unsupportedMediaType(),
  FST_ERR_CTP_EMPTY_TYPE: () => unsupportedMediaType(),
}

/** Gives the problem that an error stands for, or undefined for an unforeseen fault. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { code = '', statusCode } = error as Partial<FastifyError> & Error
  const known = FASTIFY_PROBLEMS[code]
  if (known) return known()
  const outage = problemOfOutage(error)
  if (outage) return outage
  if (statusCode && statusCode >= 400 && statusCode < 500) return malformed()
  return undefined
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Tells whether a request changes nothing, by its method (RFC 9110). */
export const isSafe = ({ method }: Pick<FastifyRequest, 'method'>): boolean => SAFE.has(method)

const SOON = { headers: { 'Retry-After': '5' } }

/** Tells whether the request exceeded its time limit. */
export const isTooLate = (error: unknown) => (error as Partial<FastifyError>).code === 'FST_ERR_HANDLER_TIMEOUT'

/** Answers a request that exceeded its time limit: either it was not sent completely, or its change may still happen. */
export function lateProblem(request: FastifyRequest): Problem {
  if (!request.raw.complete) return tooSlow({ headers: { Connection: 'close' } })
  return isSafe(request) ? unavailable(SOON) : outcomeUnknown(SOON)
}

/** Answers with a problem. Every 4xx and 5xx of the Balie API goes through here. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // The body is sent as bytes, because Fastify adds a charset to text, which JSON does not have.
  const body = Buffer.from(JSON.stringify(problemBody(problem, reply.request.id)))
  return reply
    .status(problem.status)
    .headers(problem.details.headers ?? {})
    .header('Content-Type', 'application/problem+json')
    .send(body)
}

/** Describes an error for the logger, without its message. */
function errOf(error: unknown) {
  const { name, at, ...rest } = faultOf(error)
  return { type: name, message: '', stack: at.join('\n'), ...rest }
}

/** Logs the reason why the database did not do what a request asked. The caller is told only that it did not. */
export function logOutage(error: unknown, request: FastifyRequest): void {
  const outage = outageOf(error)
  if (outage) request.log.warn({ reden: outage.reden, code: sqlState(error) }, 'database')
}

/** Gives the problem that is answered for an error, or undefined for an unforeseen fault. */
const answered = (error: unknown, request: FastifyRequest): Problem | undefined =>
  isTooLate(error) ? lateProblem(request) : problemOf(error)

const fault = () => new Problem('fout', 500, 'Er ging iets mis aan onze kant.')

/** Gives why a request is refused; undefined when the database did not answer, and a later attempt can succeed. */
export const refusalIn = (error: unknown, request: FastifyRequest): Problem | undefined =>
  outageOf(error) ? undefined : (answered(error, request) ?? fault())

/** The problem that is answered for an error. What nobody foresaw is logged. */
function answerTo(error: unknown, request: FastifyRequest): Problem {
  logOutage(error, request)
  const problem = answered(error, request)
  if (problem) return problem
  request.log.error({ fault: faultOf(error) }, 'fault')
  return fault()
}

/** Answers an error with the problem that it stands for. */
const onError = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(reply, answerTo(error, request))

const WERKPLEK = { href: '/werkplek/', text: 'Naar de werkplek' }

/** Answers an error of a download. People open it with a link: their browser gets a page that says why it did not go. */
export function onDownloadError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = answerTo(error, request)
  if (!takesPage(request)) return sendProblem(reply, problem)
  const { headers = {}, detail = problem.title } = problem.details
  reply.headers({ ...headers, 'Content-Security-Policy': pagePolicy() })
  return sendPage(reply, problem.status, 'Dit document is niet geopend', detail, WERKPLEK)
}

const SECURITY_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

const MOST_READ = 100 * 1024 * 1024

/**
 * Tells whether the rest of a too large body is read and thrown away. A caller who is still sending when the connection closes would lose
 * the answer that says the body is too large.
 */
const isReadToItsEnd = ({ headers }: FastifyRequest) => Number(headers['content-length'] ?? Infinity) <= MOST_READ

/** The extra time, in ms, after which the server cuts off a request that our own limit did not end. */
const BACKSTOP_MS = 5_000
/** The interval, in ms, at which the server looks for requests that were not sent completely. */
const CHECKING_MS = 5_000

/**
 * The time, in ms, during which a stopping server still reads what was on its way. Without it, a connection whose request has not arrived
 * yet would be cut off.
 */
const LAST_REQUESTS_MS = 250
/** The number of turns of the event loop after which arrived data counts as read: to accept a connection, to read it, and a few more. */
const READING_TURNS = 10

/**
 * Tracks the connections that carry no request. A browser opens one in advance, and a client may send half a request and stop; without
 * this, a stop would wait until they time out.
 * @returns a function that ends them
 */
function quietConnections({ server }: FastifyInstance): () => void {
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    busy.add(socket)
    response.once('close', () => busy.delete(socket))
  })
  return () => {
    for (const socket of open) if (!busy.has(socket) && socket.writableLength === 0) socket.destroy()
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The address that the request came from, as far as it is known (see `TRUST_PROXY`). */
    herkomst: string
  }
}

interface ServerOptions {
  log?: NodeJS.WritableStream
  /** Tells whether everything that comes before serving is done. Until then only `/health` is answered. */
  isStarted?: () => boolean
}

/** Makes a server without routes. It has parsing, problems, security headers, request ids and a log without personal data. */
export function createServer(
  config: Config,
  { log = process.stdout, isStarted = () => true }: ServerOptions = {},
): FastifyInstance {
  const server = Fastify({
    logger: {
      level: config.LOG_LEVEL,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      stream: log,
      // This applies wherever an error is logged: its message can hold what somebody sent.
      serializers: { err: errOf },
    },
    bodyLimit: config.MAX_BODY_KB * 1024,
    // The limit is that of a whole address, so that the operation itself can say what is wrong with a part of it.
    routerOptions: { maxParamLength: maxHeaderSize },
    // Only the named proxies are believed about where a request came from.
    trustProxy: config.TRUST_PROXY ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // A query string or a search text can hold personal data, so only the route is logged, never the URL.
    genReqId: () => randomUUID(),
    // A request that is sent too slowly or takes too long is ended, so that nobody can hold resources for ever.
    handlerTimeout: config.VERZOEK_SECONDEN * 1000,
    requestTimeout: config.VERZOEK_SECONDEN * 1000 + BACKSTOP_MS,
    http: { headersTimeout: config.VERZOEK_SECONDEN * 1000, connectionsCheckingInterval: CHECKING_MS },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  guardIntake(server)
  server.register(accepts)
  server.setErrorHandler(onError)
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('Pagina')))
  let isClosing = false
  const endQuiet = quietConnections(server)
  server.addHook('preClose', async () => {
    isClosing = true
    await new Promise((done) => setTimeout(done, LAST_REQUESTS_MS))
    // Data that arrived at a busy moment are read first, so that it is known which connections carry a request.
    for (let turn = 0; turn < READING_TURNS; turn += 1) await new Promise((done) => setImmediate(done))
    endQuiet()
    // A client that does not send the rest of a request, or a database that does not answer, must not delay the stop.
    setTimeout(() => server.server.closeAllConnections(), config.STOPPEN_SECONDEN * 1000).unref()
  })
  server.addHook('onSend', async (request, reply) => {
    if (reply.statusCode === 413 && isReadToItsEnd(request)) reply.removeHeader('connection')
    // A connection that stays open after its last answer would delay the stop until it times out.
    if (isClosing) reply.header('Connection', 'close')
  })
  server.decorateRequest('herkomst', '')
  server.addHook('onRequest', async (request, reply) => {
    // The address is read while the connection exists: after a client hangs up it is no longer known.
    request.herkomst = request.ip ?? ''
    reply.headers(SECURITY_HEADERS)
    if (!isStarted() && !request.url.startsWith('/health/')) throw unavailable(SOON)
  })
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  serveSecurityContact(server, config)
  return server
}

const DAY_MS = 86_400_000
const CONTACT_DAYS = 180

/** Serves `/.well-known/security.txt` (RFC 9116), which says where to report a weakness. It never expires while the server runs. */
function serveSecurityContact(server: FastifyInstance, { SECURITY_CONTACT, PUBLIC_URL }: Config): void {
  if (!SECURITY_CONTACT) return
  server.get('/.well-known/security.txt', async (_request, reply) => {
    const lines = [
      `Contact: ${SECURITY_CONTACT}`,
      `Expires: ${new Date(Date.now() + CONTACT_DAYS * DAY_MS).toISOString()}`,
      'Preferred-Languages: nl, en',
    ]
    if (PUBLIC_URL) lines.push(`Canonical: ${new URL('/.well-known/security.txt', PUBLIC_URL).href}`)
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}

/** Answers 405 with `Allow` for the methods that a path does not have, and 204 with `Allow` for OPTIONS. */
export function refuseOtherMethods(server: FastifyInstance, path: string, methods: readonly string[]): void {
  const allowed = methods.map((method) => method.toUpperCase())
  if (allowed.includes('GET')) allowed.push('HEAD')
  const headers = { Allow: [...allowed, 'OPTIONS'].join(', ') }
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !allowed.includes(method))
  server.route({
    method: others,
    url: path,
    onRequest: async () => {
      throw methodNotAllowed({ headers })
    },
    handler: async () => undefined,
  })
  server.options(path, async (_request, reply) => reply.status(204).headers(headers).send())
}
