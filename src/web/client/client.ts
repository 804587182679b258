import type { z } from 'zod'
import type { Contract, Operation } from '../../platform/contract.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Voorgesteld } from '../../platform/proposal.ts'

const PROPOSED = 202

/** The body of a problem in an answer of the server. */
export interface ProblemBody {
  type: string
  code: string
  title: string
  status: number
  detail: string
  instance: string
  invalidParams?: InvalidParam[]
  [member: string]: unknown
}

/** An error for an operation that answers with a problem. */
export class ProblemError extends Error {
  readonly problem: ProblemBody
  readonly headers: Headers

  constructor(problem: ProblemBody, headers: Headers) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.problem = problem
    this.headers = headers
  }
}

/** Thrown when what was asked waits for a second person: nothing is changed yet. */
export class Proposed extends Error {
  readonly voorgesteld: Voorgesteld

  constructor(voorgesteld: Voorgesteld) {
    super(`Proposed: ${voorgesteld.voorstel}`)
    this.voorgesteld = voorgesteld
  }
}

export interface ClientOptions {
  /** The root of the server, without `/api/v1`. */
  base: string
  /** These headers are sent with every request, such as Authorization. */
  headers?: Record<string, string>
  fetch?: typeof fetch
  /** Checks every answer against the contract; meant for tests. */
  check?: boolean
}

type Part<S, Name extends string> = S extends z.ZodType ? { [K in Name]: z.input<S> } : { [K in Name]?: undefined }
type OptionalIfEmpty<T> = Record<never, never> extends T ? [input?: T] : [input: T]
type LooseQuery<S> = S extends z.ZodObject
  ? { query?: { [K in keyof z.input<S>]?: z.input<S>[K] | undefined } }
  : { query?: undefined }
type LooseHeaders<S> = S extends z.ZodObject ? { headers?: z.input<S> } : { headers?: undefined }
type CallInput<O extends Operation> = Part<O['params'], 'params'> &
  LooseQuery<O['query']> &
  LooseHeaders<O['headers']> &
  Breakable &
  (O extends { bytes: true } | { file: readonly string[] }
    ? { body: Blob | Uint8Array<ArrayBuffer> }
    : Part<O['body'], 'body'>)
/** The means to break a call off. */
interface Breakable {
  signal?: AbortSignal
}
type CallResult<O extends Operation> = O['result'] extends z.ZodType ? z.output<O['result']> : undefined

/** The operations of a contract as functions, with the types of the contract. */
export type Client<C extends Contract> = {
  [Name in keyof C]: (...input: OptionalIfEmpty<CallInput<C[Name]>>) => Promise<CallResult<C[Name]>>
}

interface LooseInput {
  params?: Record<string, string>
  query?: Record<string, unknown>
  headers?: Record<string, string | undefined>
  body?: unknown
  signal?: AbortSignal
}

function urlOf(base: string, path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))
  return `${base}/api/v1${filled}${search.size > 0 ? `?${search}` : ''}`
}

async function call(options: ClientOptions, operation: Operation, input: LooseInput): Promise<unknown> {
  const given = Object.entries({ ...options.headers, ...input.headers }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const headers = new Headers(given)
  const ofBytes = operation.bytes ? 'application/octet-stream' : operation.file?.[0]
  if (input.body !== undefined) headers.set('Content-Type', ofBytes ?? 'application/json')
  const body = ofBytes || input.body === undefined ? (input.body as BodyInit) : JSON.stringify(input.body)
  const send = options.fetch ?? fetch
  const response = await send(urlOf(options.base, operation.path, input), {
    method: operation.method.toUpperCase(),
    headers,
    body,
    ...(input.signal && { signal: input.signal }),
  })
  if (!response.ok) throw new ProblemError((await response.json()) as ProblemBody, response.headers)
  if (response.status === PROPOSED) throw new Proposed((await response.json()) as Voorgesteld)
  if (!operation.result) return undefined
  const answer: unknown = await response.json()
  return options.check ? operation.result.parse(answer) : answer
}

/** Makes a client from a contract, for a browser, the CLI or a test. */
export function createClient<C extends Contract>(contract: C, options: ClientOptions): Client<C> {
  const entries = Object.entries(contract).map(([name, operation]) => [
    name,
    (input: LooseInput = {}) => call(options, operation, input),
  ])
  return Object.fromEntries(entries) as Client<C>
}
