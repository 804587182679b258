import { z } from 'zod'
import { fullName, type Operation } from './contract.ts'
import { isObject } from './json.ts'
import { nameFor, withTwins } from './openapi-twins.ts'
import type { ProblemKind } from './problems.ts'
import * as problems from './problems.ts'
import { PROPOSED, Voorgesteld } from './proposal.ts'

type Json = Record<string, unknown>

/** An operation with its name within its feature. */
export interface NamedOperation {
  name: string
  operation: Operation
  /** Is there when a signature says who calls. */
  signer?: unknown
}

export interface ApiInfo {
  version: string
  /** The address of the API, with its major version. */
  server: string
}

const PROBLEM: Json = {
  type: 'object',
  description: 'Wat er mis is (RFC 9457).',
  required: ['type', 'code', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    code: { type: 'string', description: 'Vaste code van dit soort probleem.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri', description: 'Verwijst naar dit ene verzoek.' },
    invalidParams: {
      type: 'array',
      description: 'Alle fouten in de invoer, elk met zijn plaats.',
      items: {
        type: 'object',
        required: ['name', 'code', 'reason'],
        properties: { name: { type: 'string' }, code: { type: 'string' }, reason: { type: 'string' } },
      },
    },
  },
}

const HEADERS: Json = {
  'API-Version': { description: 'Volledige versie van de API.', schema: { type: 'string' } },
  Location: { description: 'Waar het gemaakte staat.', schema: { type: 'string', format: 'uri-reference' } },
}

const header = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** Writes `{anyOf: [{type: X}, {type: null}]}` as `{type: [X, null]}`, which is shorter and expected by OpenAPI tools. */
function foldNull(schema: Json): Json {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || !isObject(anyOf[1]) || anyOf[1].type !== 'null') return schema
  const [value] = anyOf
  if (!isObject(value) || typeof value.type !== 'string') return schema
  const enumeration = Array.isArray(value.enum) ? { enum: [...value.enum, null] } : {}
  return { ...rest, ...value, ...enumeration, type: [value.type, 'null'] }
}

/** These formats are sufficient by themselves; the expressions with which Zod checks them are left out. */
const FORMATS = ['date', 'date-time', 'email', 'uuid']

function withoutPattern(schema: Json): Json {
  const { pattern, ...rest } = schema
  return pattern && FORMATS.includes(String(rest.format)) ? rest : schema
}

type Direction = 'input' | 'output'

/** Converts a schema to OpenAPI: named parts move to the components, and keywords that only Zod needs disappear. */
function tidy(value: unknown, io: Direction, components: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, io, components))
  if (!isObject(value)) return value
  const { $schema: _, $defs, id: __, openapi, ...rest } = value
  // A schema for text in a query string describes its own meaning.
  if (openapi) return openapi
  for (const [name, part] of Object.entries(isObject($defs) ? $defs : {}))
    components[nameFor(name, io)] ??= tidy(part, io, components)
  if (typeof rest.$ref === 'string') return refersTo(rest.$ref.replace('#/$defs/', ''), io)
  const entries = Object.entries(rest).map(([key, part]) => [key, tidy(part, io, components)])
  return foldNull(withoutPattern(Object.fromEntries(entries)))
}

const refersTo = (name: string, io: Direction) => ({ $ref: `#/components/schemas/${nameFor(name, io)}` })

/** Describes a schema as input or output. A schema with an id becomes a component of that name. */
function schemaOf(schema: z.ZodType, io: Direction, components: Json): unknown {
  const id = schema.meta()?.id
  const json = tidy(z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }), io, components)
  if (!id) return json
  components[nameFor(id, io)] ??= json
  return refersTo(id, io)
}

function parametersOf({ params, query, headers }: Operation, components: Json): Json[] {
  const places = [
    ['path', params],
    ['query', query],
    ['header', headers],
  ] as const
  return places.flatMap(([place, object]) =>
    Object.entries(object?.shape ?? {}).map(([name, schema]) => ({
      name: place === 'header' ? name.replaceAll(/(^|-)\w/g, (start) => start.toUpperCase()) : name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      schema: schemaOf(schema, 'input', components),
    })),
  )
}

const problemResponse = (kinds: readonly Pick<ProblemKind, 'code' | 'title'>[]) => ({
  description: kinds.map(({ code, title }) => `\`${code}\`: ${title}`).join(' '),
  headers: header('API-Version'),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
})

const NOT_FOUND = { code: 'niet-gevonden', status: 404, title: 'Niet gevonden.' }
const INVALID = { code: 'ongeldige-invoer', status: 400, title: 'De invoer is niet geldig.' }
const FAULT = { code: 'fout', status: 500, title: 'Er ging iets mis aan onze kant.' }

const SENDS: ReadonlySet<Operation['method']> = new Set(['post', 'put', 'patch'])

/** The kinds of problem that an operation can give. */
function kindsOf({ method, params, mediaType, searches, problems: own = [] }: Operation) {
  const {
    malformed,
    notAuthenticated,
    notAllowed,
    notAcceptable,
    conflict,
    tooLarge,
    tooManyRequests,
    unsupportedMediaType,
    unavailable,
    zoekvraagTeZwaar,
    outcomeUnknown,
    tooSlow,
  } = problems
  const kinds = [INVALID, malformed, notAuthenticated, notAllowed, tooManyRequests, FAULT, unavailable, ...own]
  if (searches) kinds.push(zoekvraagTeZwaar)
  if (params) kinds.push(NOT_FOUND)
  if (!mediaType) kinds.push(notAcceptable)
  if (method !== 'get') kinds.push(conflict, outcomeUnknown)
  // A server reads a body even when the operation asks for none.
  if (SENDS.has(method)) kinds.push(tooSlow, tooLarge, unsupportedMediaType)
  return kinds
}

/** Groups the problems that an operation can give by status. */
function problemsOf(operation: Operation): Json {
  const kinds = kindsOf(operation)
  const statuses = [...new Set(kinds.map(({ status }) => status))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => [String(status), problemResponse(kinds.filter((kind) => kind.status === status))]),
  )
}

/** The status of what went well. */
function successStatusOf({ result, status, mediaType }: Operation): 200 | 201 | 204 {
  if (mediaType) return 200
  if (!result) return 204
  return status === 201 ? 201 : 200
}

const SUCCESS = { 200: 'Gevonden.', 201: 'Vastgelegd.', 204: 'Gedaan.' } as const

function successOf(operation: Operation, components: Json): Json {
  const { result, mediaType } = operation
  const status = successStatusOf(operation)
  const headers = status === 201 ? header('API-Version', 'Location') : header('API-Version')
  if (mediaType) {
    const content = { [mediaType]: { schema: { type: 'string', format: 'binary' } } }
    return { [status]: { description: 'De inhoud.', headers, content } }
  }
  const content = result && { content: { 'application/json': { schema: schemaOf(result, 'output', components) } } }
  return { [status]: { description: SUCCESS[status], headers, ...content } }
}

/** Describes the answer when a second person must approve it first. */
function proposedOf({ secondPerson }: Operation, components: Json): Json {
  if (!secondPerson) return {}
  const content = { 'application/json': { schema: schemaOf(Voorgesteld, 'output', components) } }
  const description =
    'Voorgesteld: met de instelling VIER_OGEN gebeurt dit pas als een tweede medewerker het goedkeurt.'
  return { [PROPOSED]: { description, headers: header('API-Version', 'Location'), content } }
}

/** Everything that an operation can answer, by status; schemas with a name join the components. */
const responsesOf = (operation: Operation, components: Json): Json => ({
  ...successOf(operation, components),
  ...proposedOf(operation, components),
  ...problemsOf(operation),
})

/** The statuses that an operation can answer with. */
export const statusesOf = (operation: Operation): number[] => [
  successStatusOf(operation),
  ...(operation.secondPerson ? [PROPOSED] : []),
  ...kindsOf(operation).map(({ status }) => status),
]

/** Gives the tag of an operation: the resource that its path begins with. */
const tagOf = (path: string) => path.split('/')[1] ?? ''

const BINARY = { schema: { type: 'string', format: 'binary' } }

function bodyOf({ body, bytes, file }: Operation, components: Json): Json {
  const types = bytes ? ['application/octet-stream'] : file
  if (types)
    return { requestBody: { required: true, content: Object.fromEntries(types.map((type) => [type, BINARY])) } }
  if (!body) return {}
  const content = { 'application/json': { schema: schemaOf(body, 'input', components) } }
  return { requestBody: { required: true, content } }
}

function describe(named: NamedOperation, components: Json): Json {
  const { operation } = named
  const parameters = parametersOf(operation, components)
  return {
    operationId: fullName(named),
    tags: [tagOf(operation.path)],
    summary: operation.summary,
    description: `Recht: \`${operation.right}\`.`,
    'x-recht': operation.right,
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(operation, components),
    responses: responsesOf(operation, components),
    security: [{ [named.signer ? 'handtekening' : 'token']: [] }],
  }
}

/** Makes the description of the Balie API (OpenAPI 3.1) from the contracts. */
export function openApi(operations: readonly NamedOperation[], { version, server }: ApiInfo): Json {
  const components: Json = { Probleem: PROBLEM }
  const made: Record<string, Json> = {}
  for (const named of operations) {
    const { path, method } = named.operation
    made[path] = { ...made[path], [method]: describe(named, components) }
  }
  const { described: paths, schemas } = withTwins(made, components)
  const tags = [...new Set(Object.keys(paths).map(tagOf))].sort().map((name) => ({ name }))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Balie API',
      version,
      description: 'Klantcontacten van een gemeente, eenmaal vastgelegd met hun opvolging.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Balie', url: 'https://github.com/balie-gemeente/balie', email: 'balie@example.org' },
    },
    servers: [{ url: server }],
    tags,
    paths,
    components: {
      schemas,
      headers: HEADERS,
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token` gevolgd door het token.' },
        handtekening: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'De handtekening onder de inhoud. De headers van een ander systeem staan bij de bewerking.',
        },
      },
    },
  }
}
