import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takesJson } from '../../../platform/accept.ts'
import type { Context, Outside } from '../../../platform/context.ts'
import type { Download } from '../../../platform/contract.ts'
import { inTransaction } from '../../../platform/database.ts'
import { faultOf } from '../../../platform/fault.ts'
import type { Feature } from '../../../platform/feature.ts'
import { once } from '../../../platform/once.ts'
import {
  admit,
  DOWNLOAD_MS,
  type Gateway,
  outsideOf,
  perform,
  sendBytes,
  type Task,
} from '../../../platform/operations.ts'
import type { Problem } from '../../../platform/problems.ts'
import { isTooLate, lateProblem, logOutage, problemOf } from '../../../platform/server.ts'
import { pseudoniemOfBsn } from '../../../register/logboek/pseudoniem.ts'
import { makeCors } from './cors.ts'
import {
  mediaTypeError,
  methodError,
  notAcceptableError,
  notFoundError,
  serverFault,
  toWire,
  wireBody,
} from './errors.ts'
import { type Fields, parseUuid } from './fields.ts'
import { parseBody, type Rules, readChanges, readNew } from './input.ts'
import { makeKeeper } from './keeper.ts'
import { selectCount } from './keys.ts'
import { type Memory, makeMemory } from './memory.ts'
import { describe, type Scheme, TOKEN_SCHEME } from './openapi.ts'
import { selectPage } from './page.ts'
import { envelope, inOrder, readPage, readQuery } from './query.ts'
import { type Action, lockRow, type Reply, type Resource, type WireContext } from './resource.ts'
import { NOBODY, type Recht } from './rights.ts'
import { selectOne } from './select.ts'
import { toYaml } from './yaml.ts'

/** The differences between one family of standards and another. */
export interface Dialect {
  /** A problem of Balie in the words of the standard. */
  toWire(problem: Problem, authorization: string | undefined): Problem
  /** The media type of problems. */
  problemType: string
  /** Refuses a request that lacks a header that the standard wants. */
  check?(request: FastifyRequest): void
  /** Its objects have an ETag, and are not sent again to who has them. */
  etags: boolean
  /** Its APIs refer to each other: addresses in JSON begin with the server. */
  linksFromServer: boolean
  /** How who asks tells who they are. */
  scheme: Scheme
}

const OPEN_KLANT: Dialect = {
  toWire,
  problemType: 'application/json',
  etags: false,
  linksFromServer: false,
  scheme: TOKEN_SCHEME,
}

/** A path of a face that is no resource and no action: a search, a lock, a download. */
export interface Route {
  /** Below the version, with `:uuid` for what varies. */
  path: string
  name: string
  methods: Partial<Record<Method, Endpoint>>
  /** It sends something else than JSON. */
  isRaw?: true
  /** The largest body in kB, when it may be larger than for others. */
  bodyKb?: number
  /** Its path item in the description. */
  description: object
}

/** A face of an API of the Klantinteracties family, or of another one: its own wire on the data of Balie. */
export interface Face {
  title: string
  description: string
  /** The path of the face without version: `/klantinteracties/api`. */
  path: string
  /** The version of the API. The path always says `v1`. */
  version: string
  /** They are in the order of the API root. */
  parts: readonly (Resource | Action)[]
  routes?: readonly Route[]
  dialect?: Dialect
}

const isAction = (part: Resource | Action): part is Action => 'run' in part

/** The rights that the operations of a face need. */
export const rightsOf = ({ parts, routes = [] }: Face): string[] => [
  ...new Set([
    ...parts.flatMap((part) => (isAction(part) ? [part.right] : Object.values(part.rights))),
    ...routes.flatMap(({ methods }) => Object.values(methods).map(({ right }) => right)),
  ]),
]

const HEADERS = {
  Vary: 'origin',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]

const NOT_FOUND_PAGE = '<!doctype html><html lang="nl"><title>Niet gevonden</title><h1>Niet gevonden</h1></html>\n'

const noSuchPage = (reply: FastifyReply) => reply.status(404).type('text/html').send(NOT_FOUND_PAGE)

/** The answer of a path. */
export interface Answer extends Omit<Reply, 'json'> {
  /** JSON text, or its bytes. */
  json: string | Buffer
  location?: string | undefined
  /** This can be kept for the next time. */
  made?: { resource: Resource; uuids: readonly string[] }
  /** Content that is no JSON and is read while it is sent, with its headers. */
  stroom?: Pick<Download, 'bytes' | 'omvang'> & { headers: Readonly<Record<string, string>> }
}

/** Does the work of one method of one path. */
export type Work = (context: WireContext, request: FastifyRequest) => Promise<Answer>

export interface Endpoint {
  right: Recht | typeof NOBODY
  /** The name in the logboek: `klantinteracties.betrokkenen.lijst`. */
  name: string
  /** It searches for what the client asks. */
  searches?: true
  /** Asks another system before the transaction begins. */
  ask?: (outside: Outside, request: FastifyRequest) => Promise<unknown>
  work: Work
}

const originOf = (request: FastifyRequest, { config }: Gateway) =>
  config.PUBLIC_URL?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`

const queryOf = (request: FastifyRequest) => new URLSearchParams(request.url.split('?').slice(1).join('?'))

function sendJson(reply: FastifyReply, status: number, json: string | Buffer, type = 'application/json'): FastifyReply {
  // The answer is sent as bytes, because Fastify adds a charset to text, which JSON does not have.
  return reply
    .status(status)
    .header('Content-Type', type)
    .send(typeof json === 'string' ? Buffer.from(json) : json)
}

/** Holds the media types as they were sent; '' where there was none. */
const sentTypes = new WeakMap<FastifyRequest, string>()

/**
 * Makes Fastify read any body as bytes, also one without a valid type. Its type matters only once the client is known, and only to the
 * handler that reads it.
 * @see checkMediaType
 */
function readAnyBody(request: FastifyRequest): void {
  sentTypes.set(request, request.headers['content-type'] ?? '')
  request.headers['content-type'] = 'application/octet-stream'
}

/** Refuses a body that the face cannot read: it takes only JSON. An empty body has no type. */
function checkMediaType(request: FastifyRequest): void {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return
  const type = sentTypes.get(request) ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type.trim())) throw mediaTypeError(type)
}

/** The JSON of a request. */
export const bodyOf = (request: FastifyRequest): unknown => {
  checkMediaType(request)
  return parseBody(request.body)
}

/** The fields of a form with a file (`multipart/form-data`); undefined when the body is something else. */
export async function formOf(request: FastifyRequest): Promise<FormData | undefined> {
  const type = sentTypes.get(request) ?? ''
  if (!Buffer.isBuffer(request.body) || !/^multipart\/form-data\s*;/i.test(type)) return undefined
  const sent = new Response(new Uint8Array(request.body), { headers: { 'Content-Type': type } })
  return sent.formData().catch(() => undefined)
}

/** Gives the uuid in a path. */
export function uuidOf(request: FastifyRequest): string {
  const uuid = parseUuid((request.params as { uuid: string }).uuid)
  if (!uuid) throw notFoundError()
  return uuid
}

/** Whose data is shown goes to the logboek (R29): of who is no partij here under a pseudonym. */
function logShown(context: WireContext, { partijen, bsns }: { partijen: readonly string[]; bsns: readonly string[] }) {
  context.gezien(partijen)
  context.gezienElders(bsns.map((bsn) => pseudoniemOfBsn(context.config, bsn)))
}

const MOST_UNPAGED = 10_000

/** A list, or what a search finds in it: `pages` is where its other pages are, and what their addresses say. */
export async function listAnswer(
  context: WireContext,
  listed: Resource,
  memory: Memory,
  pages = { address: `${context.base}/${listed.path}`, query: context.query },
): Promise<Answer> {
  const { db, query } = context
  const { conditions, expand, ordering } = readQuery(listed, query, true)
  const resource = inOrder(listed, ordering)
  const asked = resource.unpaged ? ({ page: 1, pageSize: MOST_UNPAGED } as const) : readPage(query)
  const page =
    asked.page === 'last'
      ? Math.max(1, Math.ceil((await selectCount(db, resource, conditions)) / asked.pageSize))
      : asked.page
  const found = await selectPage(
    db,
    context.links,
    resource,
    { conditions, expand, page, pageSize: asked.pageSize },
    memory,
  )
  logShown(context, found)
  const made = { resource, uuids: found.made }
  if (resource.unpaged) return { status: 200, json: Buffer.concat([Buffer.from('['), ...found.json, Buffer.from(']')]) }
  const around = envelope(found.count, { page, pageSize: asked.pageSize }, pages.address, pages.query)
  const json = Buffer.concat([Buffer.from(`{${around},"results":[`), ...found.json, Buffer.from(']}')])
  return { status: 200, json, made }
}

/** One object. */
export async function itemAnswer(
  context: WireContext,
  resource: Resource,
  uuid: string,
  status: number,
  asked: Parameters<typeof selectOne>[4] = {},
): Promise<Answer> {
  const found = await selectOne(context.db, context.links, resource, uuid, asked)
  if (!found) throw notFoundError()
  logShown(context, found)
  const location = status === 201 ? `${context.base}/${resource.path}/${uuid}` : undefined
  return { status, json: found.json, location }
}

const storedOf = async ({ db }: WireContext, { lock, table }: Resource, uuid: string): Promise<unknown> =>
  lock ? lock(db, uuid) : lockRow(db, table, uuid)

const lockOf = async (context: WireContext, resource: Resource, uuid: string): Promise<unknown> => {
  const stored = await storedOf(context, resource, uuid)
  if (stored === undefined) throw notFoundError()
  return stored
}

const askedBy =
  (before: NonNullable<Resource['before']>): NonNullable<Endpoint['ask']> =>
  (outside, request) =>
    before(outside, bodyOf(request))

function collectionOf(face: string, resource: Resource, memory: Memory): Partial<Record<Method, Endpoint>> {
  const { path, rights, fields, create } = resource
  const endpoints: Partial<Record<Method, Endpoint>> = {
    GET: {
      right: rights.lezen,
      name: `${face}.${path}.lijst`,
      searches: true,
      work: (context) => listAnswer(context, resource, memory),
    },
  }
  if (create && rights.schrijven) {
    endpoints.POST = {
      right: rights.schrijven,
      name: `${face}.${path}.maken`,
      ...(resource.before && { ask: askedBy(resource.before) }),
      work: async (context, request) => {
        const rules: Rules<Fields> = (input, isWrong) => resource.rules?.(context, input, isWrong, undefined) ?? []
        const input = await readNew(context.db, fields, bodyOf(request), rules)
        return itemAnswer(context, resource, await create(context, input), 201)
      },
    }
  }
  return endpoints
}

const updateOf =
  (resource: Resource, update: NonNullable<Resource['update']>, partial: boolean): Work =>
  async (context, request) => {
    const uuid = uuidOf(request)
    const stored = await lockOf(context, resource, uuid)
    const rules: Rules<Fields> = (input, isWrong) => resource.rules?.(context, input, isWrong, stored) ?? []
    const changes = await readChanges(context.db, resource.fields, bodyOf(request), { partial, own: uuid, rules })
    await update(context, uuid, changes, stored, partial)
    return itemAnswer(context, resource, uuid, 200)
  }

function itemOf(face: string, resource: Resource): Partial<Record<Method, Endpoint>> {
  const { rights, path, update, remove } = resource
  const endpoints: Partial<Record<Method, Endpoint>> = {
    GET: {
      right: rights.lezen,
      name: `${face}.${path}.tonen`,
      work: async (context, request) =>
        itemAnswer(context, resource, uuidOf(request), 200, readQuery(resource, context.query, false)),
    },
  }
  const removing = rights.verwijderen ?? rights.schrijven
  if (remove && removing) {
    endpoints.DELETE = {
      right: removing,
      name: `${face}.${path}.verwijderen`,
      work: async (context, request) => {
        const uuid = uuidOf(request)
        const stored = await storedOf(context, resource, uuid)
        if (stored === undefined && (await resource.wasRemoved?.(context.db, uuid))) return { status: 204, json: '' }
        if (stored === undefined) throw notFoundError()
        if (resource.partijen) await itemAnswer(context, resource, uuid, 200)
        return (await remove(context, uuid, stored)) ?? { status: 204, json: '' }
      },
    }
  }
  const right = rights.wijzigen ?? rights.schrijven
  if (update && right) {
    const name = `${face}.${path}.wijzigen`
    endpoints.PUT = { right, name, work: updateOf(resource, update, false) }
    endpoints.PATCH = { right, name, work: updateOf(resource, update, true) }
  }
  return endpoints
}

const actionOf = (face: string, { path, right, fields, rules, run }: Action): Partial<Record<Method, Endpoint>> => ({
  POST: {
    right,
    name: `${face}.${path}`,
    work: async (context, request) => {
      const held: Rules<Fields> = (input, isWrong) => rules?.(context, input, isWrong) ?? []
      return run(context, await readNew(context.db, fields, bodyOf(request), held))
    },
  },
})

/** Serves the description of a face, to everybody. */
function serveDescription(api: FastifyInstance, version: string, describeFace: () => object): void {
  const description = once(describeFace)
  const forms = [
    ['json', 'application/vnd.oai.openapi+json', JSON.stringify],
    ['yaml', 'application/vnd.oai.openapi; charset=utf-8', toYaml],
  ] as const
  for (const [form, mediaType, write] of forms) {
    const bytes = once(() => Buffer.from(write(description())))
    api.get(`${version}/openapi.${form}`, async (_request, reply) =>
      reply
        .headers({
          'Content-Type': mediaType,
          'Content-Disposition': `inline; filename="openapi.${form}"`,
          'Access-Control-Allow-Origin': '*',
        })
        .send(bytes()),
    )
    api.get(`${version}/schema/openapi.${form}`, async (_request, reply) => reply.redirect(`../openapi.${form}`, 302))
  }
}

/** Makes the answer to a method that a path does not have. Authentication comes first. */
const refused = (face: string, endpoints: Partial<Record<Method, Endpoint>>, method: Method): Endpoint => ({
  right: (endpoints.GET ?? endpoints.POST)?.right ?? NOBODY,
  name: `${face}.${method.toLowerCase()}`,
  work: async () => {
    throw methodError(method)
  },
})

/** Does who asks have this already? */
function isKnown(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match']
  return known?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false
}

/** Serves a face: its own errors, headers and readers, apart from those of the other faces. */
export function serveFace(server: FastifyInstance, gateway: Gateway, face: Face): void {
  const version = '/v1'
  const { dialect = OPEN_KLANT } = face
  const root = face.path + version
  const name = face.path.split('/')[1] ?? ''
  const lezen: WireContext['lezen'] = (work) => inTransaction(gateway.db, 'lezen', work)
  const keeper = makeKeeper(gateway.db, server.log)
  const memory = makeMemory()
  const cors = makeCors(gateway.config.CORS_ORIGINS)
  server.addHook('onClose', keeper.done)

  /** Asks what must be known before the transaction; an error is thrown inside it, so that it gets its line in the logboek. */
  async function before(task: Task, ask: NonNullable<Endpoint['ask']>, request: FastifyRequest) {
    const outside = outsideOf(gateway, request, await admit(gateway, request, task))
    try {
      return { value: await ask(outside, request) }
    } catch (error) {
      return { error }
    }
  }

  function routes(
    api: FastifyInstance,
    path: string,
    part: { name: string; isRaw?: true; bodyKb?: number },
    endpoints: Partial<Record<Method, Endpoint>>,
  ) {
    const methods = METHODS.filter((method) => endpoints[method])
    const allow = [...methods, ...(endpoints.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    const run =
      (task: Task, { work, ask }: Pick<Endpoint, 'work' | 'ask'>) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        reply.header('Allow', allow)
        if (!part.isRaw && !takesJson(request)) throw notAcceptableError()
        const origin = originOf(request, gateway)
        const base = origin + root
        const asked = ask && (await before(task, ask, request))
        const answer = await perform(gateway, request, task, async (context: Context) => {
          dialect.check?.(request)
          const links = dialect.linksFromServer ? origin : base
          if (asked && 'error' in asked) throw asked.error
          const value = await work(
            { ...context, base, links, lezen, query: queryOf(request), asked: asked?.value },
            request,
          )
          return { status: value.status, value }
        })
        if (answer.made) keeper.keep(answer.made.resource, answer.made.uuids)
        if (answer.location) reply.header('Location', answer.location)
        if (answer.stroom) return sendBytes(reply.status(answer.status).headers(answer.stroom.headers), answer.stroom)
        if (dialect.etags && path.endsWith('/:uuid') && request.method !== 'DELETE') {
          const etag = `"${createHash('md5').update(answer.json).digest('hex')}"`
          reply.header('ETag', etag)
          if (!task.changes && isKnown(request, etag)) return reply.status(304).send()
        }
        return answer.status === 204 ? reply.status(204).send() : sendJson(reply, answer.status, answer.json)
      }
    for (const method of METHODS) {
      const endpoint = endpoints[method] ?? refused(name, endpoints, method)
      const { right, searches } = endpoint
      const changes = method !== 'GET'
      // A removal that is blocked by references is not tried again.
      const task: Task = { name: endpoint.name, right, changes, searches, again: changes && method !== 'DELETE' }
      const bodyLimit = part.bodyKb && { bodyLimit: part.bodyKb * 1024 }
      const timeLimit = part.isRaw && { handlerTimeout: DOWNLOAD_MS }
      api.route({ method, url: version + path, ...bodyLimit, ...timeLimit, handler: run(task, endpoint) })
    }
    const right = refused(name, endpoints, 'GET').right
    const metadata = { name: part.name, description: '', renders: ['application/json'], parses: ['application/json'] }
    api.route({
      method: 'OPTIONS',
      url: version + path,
      handler: run(
        { name: `${name}.opties`, right, changes: false },
        { work: async () => ({ status: 200, json: JSON.stringify(metadata) }) },
      ),
    })
  }

  server.register(
    async (api) => {
      api.removeAllContentTypeParsers()
      // It is read once the client is known: a wrong body of an unknown client is a 401.
      api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
      api.addHook('onRequest', async (request, reply) => {
        reply.headers({ ...HEADERS, 'API-version': face.version })
        readAnyBody(request)
        if (cors(request, reply)) return reply
        const path = request.url.split('?', 1)[0]
        if (path?.endsWith('/') && path !== `${root}/` && !request.is404) return noSuchPage(reply)
      })
      api.setErrorHandler((error, request, reply) => {
        logOutage(error, request)
        const problem = isTooLate(error) ? lateProblem(request) : problemOf(error)
        if (!problem) request.log.error({ fault: faultOf(error) }, 'fault')
        const shown = problem ? dialect.toWire(problem, request.headers.authorization) : serverFault()
        const body = wireBody(shown, originOf(request, gateway), request.id)
        reply.headers(shown.details.headers ?? {})
        return sendJson(reply, shown.status, JSON.stringify(body), dialect.problemType)
      })
      api.setNotFoundHandler(async (request, reply) => {
        const [, other] = /^\/v(\d+)\//.exec(request.url.slice(face.path.length)) ?? []
        if (other !== undefined && `/v${other}` !== version) throw notFoundError('Ongeldige versie in URL-pad.')
        return noSuchPage(reply)
      })
      api.get(version, async (_request, reply) => reply.redirect(`${root}/`, 301))
      api.get(`${version}/`, async (request, reply) => {
        const base = originOf(request, gateway) + root
        const links = Object.fromEntries(face.parts.map(({ path }) => [path, `${base}/${path}`]))
        return sendJson(reply.header('Allow', 'GET, HEAD, OPTIONS'), 200, JSON.stringify(links))
      })
      serveDescription(api, version, () => describe({ ...face, root, scheme: dialect.scheme }))
      for (const part of face.parts) {
        if (isAction(part)) routes(api, `/${part.path}`, part, actionOf(name, part))
        else {
          routes(api, `/${part.path}`, part, collectionOf(name, part, memory))
          routes(api, `/${part.path}/:uuid`, part, itemOf(name, part))
        }
      }
      for (const route of face.routes ?? []) routes(api, route.path, route, route.methods)
    },
    { prefix: face.path },
  )
}

/** Makes a feature of faces: it serves them, and knows the rights that they need. */
export const featureOfFaces = (...faces: readonly Face[]): Feature => ({
  rights: faces.flatMap(rightsOf),
  serve(server, gateway) {
    for (const face of faces) serveFace(server, gateway, face)
  },
})
