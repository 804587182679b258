import { PROBLEMS } from './errors.ts'
import { type Fields, group } from './fields.ts'
import { object, type Schema, WIRE } from './json.ts'
import { pathsOf } from './query.ts'
import type { Action, Expansions, Resource, View } from './resource.ts'

/** A description is made from these. */
export interface Described {
  title: string
  description: string
  version: string
  /** The path of the face with its version: `/klantinteracties/api/v1`. */
  root: string
  parts: readonly (Resource | Action)[]
  routes?: readonly { path: string; description: object }[]
  scheme: Scheme
}

/** A security scheme: its name, and what OpenAPI says of it. */
export interface Scheme {
  name: string
  scheme: object
}

export const TOKEN_SCHEME: Scheme = {
  name: 'tokenAuth',
  scheme: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token` en dan het token.' },
}

type Json = Record<string, unknown>

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

const content = (schema: Schema) => ({ 'application/json': { schema } })

const PROBLEM: Schema = {
  type: 'object',
  description: 'Wat er mis is.',
  properties: {
    type: { type: 'string', format: 'uri' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri' },
    invalidParams: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, code: { type: 'string' }, reason: { type: 'string' } },
        required: ['name', 'code', 'reason'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'code', 'title', 'status', 'detail', 'instance'],
  additionalProperties: false,
}

/** Makes the schema of an object as it is shown; `_expand` holds the expansions that were asked for. */
function shownSchema(view: View, expansions: Expansions | undefined): Schema {
  const { schema } = object(view.json(WIRE))
  if (!expansions) return schema
  const expanded = Object.entries(expansions).map(([name, { of, many, expansions: nested }]) => {
    const item = nested ? shownSchema(of(), nested) : ref(of().name)
    return [name, many ? { type: 'array', items: item } : { anyOf: [item, { type: 'null' }] }]
  })
  const _expand = { type: 'object', properties: Object.fromEntries(expanded), additionalProperties: false }
  return { ...schema, properties: { ...(schema.properties as Json), _expand } }
}

const inputSchema = (fields: Fields): Schema => group(fields).schema

/** Makes the schema of a PATCH, in which no field is required. */
const partialSchema = (fields: Fields): Schema => {
  const { required: _, ...rest } = inputSchema(fields)
  return rest
}

function problems(statuses: readonly number[]) {
  const shown = [...statuses, 401, 403, 405, 406, 500, 503].sort((a, b) => a - b)
  return Object.fromEntries(
    shown.map((status) => {
      const description = PROBLEMS.filter((kind) => kind.status === status)
        .map(({ title }) => title)
        .join(' ')
      return [String(status), { description, content: content(ref('Probleem')) }]
    }),
  )
}

const body = (schema: Schema) => ({ required: true, content: content(schema) })

const uuidParameter = { name: 'uuid', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

const pageParameters = [
  { name: 'page', in: 'query', description: 'Welke pagina; `last` is de laatste.', schema: { type: 'string' } },
  { name: 'pageSize', in: 'query', description: 'Hoeveel per pagina, hoogstens 500.', schema: { type: 'string' } },
]

const filterParameters = ({ filters }: Resource) =>
  Object.entries(filters).map(([name, { schema }]) => ({ name, in: 'query', schema }))

const orderParameters = ({ orders }: Resource) =>
  orders ? [{ name: 'ordering', in: 'query', schema: { type: 'string', enum: Object.keys(orders) } }] : []

const expandParameters = ({ expansions }: Resource) =>
  expansions && pathsOf(expansions).length > 0
    ? [
        {
          name: 'expand',
          in: 'query',
          description: 'Wat er in `_expand` bij moet staan. Een pad telt alleen als ook het pad erboven is gevraagd.',
          explode: false,
          schema: { type: 'array', items: { type: 'string', enum: pathsOf(expansions) } },
        },
      ]
    : []

const camelCase = (path: string) => path.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const pageSchema = (name: string): Schema => ({
  type: 'object',
  properties: {
    count: { type: 'integer' },
    next: { type: ['string', 'null'], format: 'uri' },
    previous: { type: ['string', 'null'], format: 'uri' },
    results: { type: 'array', items: ref(name) },
  },
  required: ['count', 'next', 'previous', 'results'],
  additionalProperties: false,
})

const location = { Location: { description: 'Waar het gemaakte staat.', schema: { type: 'string', format: 'uri' } } }

function collectionPath(resource: Resource): Json {
  const { name, path, create, unpaged } = resource
  const id = camelCase(path)
  const list = unpaged ? { type: 'array', items: ref(name) } : pageSchema(name)
  return {
    get: {
      operationId: `${id}List`,
      tags: [path],
      parameters: [
        ...filterParameters(resource),
        ...expandParameters(resource),
        ...orderParameters(resource),
        ...(unpaged ? [] : pageParameters),
      ],
      responses: { 200: { description: 'Gevonden.', content: content(list) }, ...problems([400, 404]) },
    },
    ...(create && {
      post: {
        operationId: `${id}Create`,
        tags: [path],
        requestBody: body(ref(`${name}Invoer`)),
        responses: {
          201: { description: 'Gemaakt.', headers: location, content: content(ref(name)) },
          ...problems([400, 409, 413, 415]),
        },
      },
    }),
  }
}

function itemPath(resource: Resource): Json {
  const { name, path, filtersOnItem, update, remove, removed } = resource
  const id = camelCase(path)
  const shown = { 200: { description: 'Gevonden.', content: content(ref(name)) } }
  const change = (operation: string, schema: Schema) => ({
    operationId: `${id}${operation}`,
    tags: [path],
    requestBody: body(schema),
    responses: { ...shown, ...problems([400, 404, 409, 413, 415]) },
  })
  return {
    parameters: [uuidParameter],
    get: {
      operationId: `${id}Retrieve`,
      tags: [path],
      parameters: [...(filtersOnItem ? filterParameters(resource) : []), ...expandParameters(resource)],
      responses: { ...shown, ...problems([400, 404]) },
    },
    ...(update && {
      put: change('Update', ref(`${name}Invoer`)),
      patch: change('PartialUpdate', ref(`${name}Wijziging`)),
    }),
    ...(remove && {
      delete: {
        operationId: `${id}Destroy`,
        tags: [path],
        ...(removed && { parameters: removed.parameters }),
        responses: {
          ...(removed && { 200: { description: removed.description, content: content(removed.schema) } }),
          204: { description: 'Verwijderd.' },
          ...problems([400, 404, 409]),
        },
      },
    }),
  }
}

function actionPath({ name, path }: Action): Json {
  return {
    post: {
      operationId: `${camelCase(path)}Create`,
      tags: [path],
      requestBody: body(ref(`${name}Invoer`)),
      responses: { 201: { description: 'Gemaakt.', content: content(ref(name)) }, ...problems([400, 409, 413, 415]) },
    },
  }
}

function schemasOf(part: Resource | Action): Json {
  const invoer = { [`${part.name}Invoer`]: inputSchema(part.fields) }
  if ('run' in part) return { [part.name]: part.result(WIRE), ...invoer }
  return {
    [part.name]: shownSchema(part, part.expansions),
    ...(part.create && invoer),
    ...(part.update && { [`${part.name}Wijziging`]: partialSchema(part.fields) }),
  }
}

function pathsOfPart(part: Resource | Action): Json {
  if ('run' in part) return { [`/${part.path}`]: actionPath(part) }
  return { [`/${part.path}`]: collectionPath(part), [`/${part.path}/{uuid}`]: itemPath(part) }
}

const pathOfRoute = ({ path, description }: { path: string; description: object }): Json => ({
  [path.replaceAll(/:(\w+)/g, '{$1}')]: description,
})

/** The description of a face in OpenAPI 3.1, made of what it serves. */
export function describe({ title, description, version, root, parts, routes = [], scheme }: Described): Json {
  return {
    openapi: '3.1.0',
    info: {
      title,
      description,
      version,
      license: { name: 'EUPL 1.2', url: 'https://opensource.org/licenses/EUPL-1.2' },
    },
    servers: [{ url: root }],
    security: [{ [scheme.name]: [] }],
    paths: Object.assign({}, ...parts.map(pathsOfPart), ...routes.map(pathOfRoute)),
    components: {
      securitySchemes: { [scheme.name]: scheme.scheme },
      schemas: Object.assign({ Probleem: PROBLEM }, ...parts.map(schemasOf)),
    },
  }
}
