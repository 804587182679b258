import { Ajv2020 } from 'ajv/dist/2020.js'
import type { TestApp } from './test-app.ts'

type Json = Record<string, unknown>

/** An answer of a face: its body is whatever JSON gives. */
export interface Antwoord {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects
  body: any
}

export interface Vraag {
  token?: string | null
  headers?: Record<string, string>
  /** It is sent as it is. */
  raw?: string
}

interface Operatie {
  responses: Record<string, { content?: Record<string, { schema: Json }> }>
}

/** Makes a check of answers against the description that the face itself publishes. */
async function makeChecker(root: string) {
  const response = await fetch(`${root}/openapi.json`)
  const description = (await response.json()) as { paths: Record<string, Record<string, Operatie>> }
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(description, 'face')
  const paths = Object.keys(description.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace('{uuid}', '[^/]+')}$`),
  }))
  return (method: string, path: string, status: number, body: unknown) => {
    const found = paths.find(({ pattern }) => pattern.test(path.split('?', 1)[0] ?? ''))
    const operation = found && description.paths[found.path]?.[method.toLowerCase()]
    if (!found || !operation) return
    const described = operation.responses[status]
    if (!described) throw new Error(`${method} ${found.path}: ${status} is not described.`)
    if (!described.content) return
    const pointer = [
      'paths',
      found.path,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      'application/json',
      'schema',
    ]
    const ref = pointer
      .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const validate = ajv.getSchema(`face#/${ref}`)
    if (!validate) throw new Error(`${method} ${found.path} ${status} has no schema.`)
    if (!validate(body))
      throw new Error(`${method} ${path}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`)
  }
}

/** Makes a client of a face that speaks JSON; every answer is checked against the description of the face. */
export async function wireClient(app: TestApp, root = '/klantinteracties/api/v1') {
  const base = app.base + root
  const check = await makeChecker(base)
  const vraag = async (method: string, path: string, body?: unknown, options: Vraag = {}): Promise<Antwoord> => {
    const { token = app.token, headers = {}, raw } = options
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { Authorization: `Token ${token}` }),
        ...(sent !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json'
    const answer = {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? JSON.parse(text) : text,
    }
    if (isJson && method !== 'HEAD') check(method, path, answer.status, answer.body)
    return answer
  }
  const gelukt = (status: number) => async (method: string, path: string, body?: unknown) => {
    const answer = await vraag(method, path, body)
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    base,
    vraag,
    read: (path: string) => gelukt(200)('GET', path),
    make: (path: string, body: unknown) => gelukt(201)('POST', path, body),
    change: (path: string, body: unknown) => gelukt(200)('PATCH', path, body),
    remove: (path: string) => gelukt(204)('DELETE', path),
  }
}

export type WireClient = Awaited<ReturnType<typeof wireClient>>

/** Makes the smallest klantcontact. */
export const contact = (extra: Json = {}) => ({
  kanaal: 'telefoon',
  onderwerp: 'Vraag over een paspoort',
  taal: 'nld',
  vertrouwelijk: false,
  ...extra,
})

/** Gives the faults of a refusal as `name code`, sorted. */
export const fouten = ({ body }: Antwoord): string[] =>
  (body.invalidParams ?? []).map(({ name, code }: { name: string; code: string }) => `${name} ${code}`).sort()
