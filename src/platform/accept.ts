import type { FastifyRequest } from 'fastify'

const JSON_RANGES: readonly string[] = ['application/json', 'application/*', '*/*']

/** Tells whether the caller accepts JSON. Media type parameters such as `charset=utf-8` are ignored, since JSON has only one encoding. */
export const takesJson = (request: FastifyRequest): boolean =>
  [request.accepts().types()].flat().some((range) => range !== false && JSON_RANGES.includes(range.toLowerCase()))

/** Tells whether the caller wants a page rather than JSON, as a browser does that follows a link. */
export const takesPage = (request: FastifyRequest): boolean => request.accepts().type(['json', 'html']) === 'html'
