import type { z } from 'zod'
import type { Outside, Wie } from './context.ts'
import type { Db } from './database.ts'
import type { FileBody } from './file-body.ts'
import type { Problem, ProblemKind } from './problems.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** One operation of the Balie API, with everything that the server, its clients and its description need to know. */
export interface Operation {
  method: Method
  /** The path under `/api/v1`, with `{name}` for each of the `params`: `/internetaken/{uuid}/toewijzing`. */
  path: string
  /** The right that the caller needs (R28): `internetaken.toewijzen`. */
  right: string
  /** A summary of one Dutch sentence for the description of the API. */
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  headers?: z.ZodObject
  body?: z.ZodType
  /** The body is bytes as they are (`application/octet-stream`), of at most `bodyKb`. */
  bytes?: true
  /** The body is a file of one of these media types, of at most `bodyKb`, which is on disk while the request lasts. */
  file?: readonly [string, ...string[]]
  /** The schema of a successful answer. Without one the answer is 204 without a body. */
  result?: z.ZodType
  /** The largest body in kB, when it may be larger than for other operations. */
  bodyKb?: number
  /** The status of a success: 200 by default, or 204 without a result. */
  status?: 200 | 201
  /** A POST that only reads, because its question may not stand in a URL. It does not wait for the disk. */
  reads?: true
  /** The operation is a search and may take no longer than `ZOEK_SECONDEN`; after that the answer is 503. */
  searches?: true
  /** The media type of a result that is not JSON. */
  mediaType?: string
  /** It takes in and shows nothing of what is kept, so what the caller may not see does not limit its work (R28). */
  takesIn?: true
  /** It changes what somebody may do or see: with `VIER_OGEN` it does nothing until a second medewerker approves it. */
  secondPerson?: true
  /** Problems beyond those that every operation can give. */
  problems?: readonly ProblemKind[]
}

export type Contract = Record<string, Operation>

/** Declares the operations of a feature. Routes, clients and documentation are all derived from this value. */
export function contract<const C extends Contract>(operations: C): C {
  return operations
}

/** JSON text that PostgreSQL built and that is sent unchanged. `T` is the type of its content; tests check it against the contract. */
export interface JsonText<T> {
  readonly json: string
  readonly holds?: T
}

/** A 201 result: the location of the new resource and its content. */
export interface Created<T> {
  readonly location: string
  readonly result: T | JsonText<T>
  /** The request was a repeat and got the first answer again. */
  readonly repeated?: boolean
}

/** Bytes that are sent unchanged, as a download, while they are read. */
export interface Download {
  readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  /** How many bytes there are; null when whoever sends them does not know. */
  readonly omvang: number | null
  readonly mediaType: string
  readonly filename: string
}

type Parsed<S, Empty> = S extends z.ZodType ? z.output<S> : Empty

/** The validated input of a handler. */
export interface Input<O extends Operation> {
  params: Parsed<O['params'], Record<never, never>>
  query: Parsed<O['query'], Record<never, never>>
  headers: Parsed<O['headers'], Record<never, never>>
  body: O extends { bytes: true }
    ? Uint8Array
    : O extends { file: readonly string[] }
      ? FileBody
      : Parsed<O['body'], undefined>
}

type Result<O extends Operation> = O['result'] extends z.ZodType ? z.output<O['result']> : undefined

/** The value that a handler returns. */
export type Output<O extends Operation> = O extends { mediaType: string }
  ? Download
  : O extends { status: 201 }
    ? Created<Result<O>>
    : O extends { result: z.ZodType }
      ? Result<O> | JsonText<Result<O>>
      : undefined

type Handle<I, Context, R> = (context: Context, input: I) => Promise<R>

/** A handler that asks another system first, and returns the work to do inside the transaction. `Before` is what there is before it begins. */
export interface AfterAsking<I, Context, R, Before = Outside> {
  before(outside: Before, input: I): Promise<(context: Context) => Promise<R>>
}

/**
 * Makes a handler that asks another system before its transaction begins, so that no database connection is held while it waits.
 * @param ask asks the other system; an error it throws is answered as if the handler threw it
 * @param handle works with the answer, inside the transaction
 */
export const afterAsking = <I, Context, A, R, Before = Outside>(
  ask: (outside: Before, input: I) => Promise<A>,
  handle: (context: Context, input: I, answer: A) => Promise<R>,
): AfterAsking<I, Context, R, Before> => ({
  async before(outside, input) {
    const answer = await ask(outside, input)
    return (context) => handle(context, input, answer)
  },
})

/**
 * The handlers of a contract, one per operation. A contract without a handler does not compile. A handler that throws a problem leaves nothing
 * behind; what it wrote before it returns one stays.
 */
export type Handlers<C extends Contract, Context> = {
  [Name in keyof C]:
    | Handle<Input<C[Name]>, Context, Output<C[Name]> | Problem>
    | AfterAsking<Input<C[Name]>, Context, Output<C[Name]> | Problem>
}

/** A request that was refused, whatever for. Nothing that it asked was done. */
export interface Refusal {
  db: Db
  now: Date
  problem: Problem
  /** The caller, also one without the right; null: nobody whom Balie knows. */
  wie: Wie | null
  /** The address that the request came from. */
  herkomst: string
  /** The parts of the path that have a name, as they were sent. */
  params: Readonly<Record<string, string>>
}

/** An operation with its name and handler, ready to be served. */
export interface BoundOperation<Context> {
  name: string
  operation: Operation
  handler: Handle<Input<Operation>, Context, unknown> | AfterAsking<Input<Operation>, Context, unknown>
  /** Is told of each request that was refused before it is answered. What it throws changes nothing of the answer. */
  refused?(refusal: Refusal): Promise<void>
}

/** Gives the name of an operation in the logboek and in the description of the API: `klantcontacten.registreren`. */
export const fullName = ({ name, operation }: Pick<BoundOperation<never>, 'name' | 'operation'>): string =>
  `${operation.right.split('.')[0]}.${name}`

/** Ties a contract to its handlers. */
export function bind<C extends Contract, Context>(
  operations: C,
  handlers: Handlers<C, Context>,
): BoundOperation<Context>[] {
  return Object.entries(operations).map(([name, operation]) => ({
    name,
    operation,
    // `Handlers` has already checked that each handler fits its operation; the cast only lets us call it.
    handler: handlers[name] as unknown as BoundOperation<Context>['handler'],
  }))
}
