import type { z } from 'zod'
import type { Outside } from './context.ts'
import type { ProblemKind } from './problems.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** One operation of the Balie API: everything that the server, its clients and its description know about it. */
export interface Operation {
  method: Method
  /** Under `/api/v1`, with `{name}` for what `params` holds: `/internetaken/{uuid}/toewijzing`. */
  path: string
  /** What the caller must be allowed to do (R28): `internetaken.toewijzen`. */
  right: string
  /** One Dutch sentence for the description of the API. */
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  headers?: z.ZodObject
  body?: z.ZodType
  /** What a success answers; absent: 204 without a body. */
  result?: z.ZodType
  /** The largest body in kB, when it may be larger than that of other operations. */
  bodyKb?: number
  /** The status of a success: 200 unless told, 204 without a result. */
  status?: 200 | 201
  /** A POST that only reads, because what it asks may not stand in a URL: it does not wait for the disk. */
  reads?: true
  /** It looks for what somebody asks, and may take no longer than `ZOEK_SECONDEN`: 503 after that. */
  searches?: true
  /** The media type of a result that is no JSON. */
  mediaType?: string
  /** It changes what somebody may do or see: with `VIER_OGEN` it does nothing until a second medewerker approves it. */
  secondPerson?: true
  /** Problems beyond those that every operation can give. */
  problems?: readonly ProblemKind[]
}

export type Contract = Record<string, Operation>

/** Declares the operations of a feature; the value is what everything else reads. */
export function contract<const C extends Contract>(operations: C): C {
  return operations
}

/** JSON text that PostgreSQL built, sent as it is. `T` is what the text holds; tests hold it against the contract. */
export interface JsonText<T> {
  readonly json: string
  readonly holds?: T
}

/** A result for 201: where it is and what it holds. */
export interface Created<T> {
  readonly location: string
  readonly result: T | JsonText<T>
  /** A repeated request that got the first answer again. */
  readonly repeated?: boolean
}

/** Bytes that are sent as they are, as a download. */
export interface Download {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly filename: string
}

type Parsed<S, Empty> = S extends z.ZodType ? z.output<S> : Empty

/** What a handler gets: validated. */
export interface Input<O extends Operation> {
  params: Parsed<O['params'], Record<never, never>>
  query: Parsed<O['query'], Record<never, never>>
  headers: Parsed<O['headers'], Record<never, never>>
  body: Parsed<O['body'], undefined>
}

type Result<O extends Operation> = O['result'] extends z.ZodType ? z.output<O['result']> : undefined

/** What a handler answers. */
export type Output<O extends Operation> = O extends { mediaType: string }
  ? Download
  : O extends { status: 201 }
    ? Created<Result<O>>
    : O extends { result: z.ZodType }
      ? Result<O> | JsonText<Result<O>>
      : undefined

type Handle<I, Context, R> = (context: Context, input: I) => Promise<R>

/** A handler that asks another system first; gives the work that is then done inside the transaction. */
export interface AfterAsking<I, Context, R> {
  before(outside: Outside, input: I): Promise<(context: Context) => Promise<R>>
}

/**
 * Makes a handler that asks another system before its transaction begins: no connection to the database waits for the answer.
 * @param ask asks; what it throws is answered as if the handler threw it
 * @param handle works with what was answered, inside the transaction
 */
export const afterAsking = <I, Context, A, R>(
  ask: (outside: Outside, input: I) => Promise<A>,
  handle: (context: Context, input: I, answer: A) => Promise<R>,
): AfterAsking<I, Context, R> => ({
  async before(outside, input) {
    const answer = await ask(outside, input)
    return (context) => handle(context, input, answer)
  },
})

/** One handler per operation of a contract; a contract without a handler does not compile. */
export type Handlers<C extends Contract, Context> = {
  [Name in keyof C]:
    | Handle<Input<C[Name]>, Context, Output<C[Name]>>
    | AfterAsking<Input<C[Name]>, Context, Output<C[Name]>>
}

/** An operation with its name and handler, ready to be served. */
export interface BoundOperation<Context> {
  name: string
  operation: Operation
  handler: Handle<Input<Operation>, Context, unknown> | AfterAsking<Input<Operation>, Context, unknown>
}

/** What an operation is called in the logboek and in the description of the API: `klantcontacten.registreren`. */
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
    // The types of `Handlers` have held the pair together; here they are only called.
    handler: handlers[name] as unknown as BoundOperation<Context>['handler'],
  }))
}
