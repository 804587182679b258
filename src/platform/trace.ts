import type { FastifyRequest } from 'fastify'

const TRACEPARENT = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}$/

/** The chain of calls that a request belongs to (W3C Trace Context). */
export interface Trace {
  /** An id of 32 hexadecimal digits. */
  traceId: string
  /** The call that caused this one; undefined when the chain begins here. */
  parentId?: string | undefined
}

/** Gives the trace of a request: the one that it carries, or a new one with the id of the request. */
export function traceOf(request: FastifyRequest): Trace {
  const [, traceId, parentId] = TRACEPARENT.exec(String(request.headers.traceparent ?? '')) ?? []
  return traceId ? { traceId, parentId } : { traceId: request.id.replaceAll('-', '') }
}
