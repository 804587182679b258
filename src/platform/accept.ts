import type { FastifyRequest } from 'fastify'

const JSON_RANGES: readonly string[] = ['application/json', 'application/*', '*/*']

/** Does who asks take JSON? Parameters of what he asks for (`charset=utf-8`) make no difference: there is one JSON. */
export const takesJson = (request: FastifyRequest): boolean =>
  [request.accepts().types()].flat().some((range) => range !== false && JSON_RANGES.includes(range.toLowerCase()))
