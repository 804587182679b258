import type { FastifyReply, FastifyRequest } from 'fastify'

const DAY_S = 86_400

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'DELETE, GET, OPTIONS, PATCH, POST, PUT',
  'Access-Control-Allow-Headers': 'accept, authorization, content-type, user-agent, x-requested-with',
  'Access-Control-Max-Age': String(DAY_S),
}

/**
 * Lets pages of named addresses use a face from a browser (CORS, of the Fetch standard), without cookies. No page may unless it is set.
 * @param origins addresses with commas between them, or `*`
 * @returns a hook that adds the headers, and answers a preflight itself, because that carries no token
 */
export function makeCors(origins: string | undefined) {
  const allowed = new Set(origins?.split(','))
  return ({ method, headers }: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    const { origin } = headers
    if (!origin || !(allowed.has(origin) || allowed.has('*'))) return undefined
    reply.header('Access-Control-Allow-Origin', allowed.has('*') ? '*' : origin)
    if (method !== 'OPTIONS' || !headers['access-control-request-method']) return undefined
    return reply.status(200).headers(PREFLIGHT).send()
  }
}
