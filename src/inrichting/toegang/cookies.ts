import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'

/** Gives the address by which users reach Balie: the configured one, or that of the request when there is no proxy in front. */
export const originOf = (request: FastifyRequest, { PUBLIC_URL }: Config): string =>
  PUBLIC_URL ? new URL(PUBLIC_URL).origin : `${request.protocol}://${request.host}`

/** The werkplek has cookies of its own, and so has Mijn: who is logged in to one is not to the other. */
export type Cookie = 'sessie' | 'aanmelding' | 'mijn-sessie' | 'mijn-aanmelding' | 'mijn-taal' | 'mijn-browser'

// A browser accepts `__Host-` only from exactly this host, over https, for the whole site. Without https (in development) it would refuse
// the cookie.
const nameOf = (cookie: Cookie, secure: boolean) => `${secure ? '__Host-' : ''}balie-${cookie}`

const isSecure = (request: FastifyRequest, config: Config) => originOf(request, config).startsWith('https:')

/** Reads the value of one of our cookies, or undefined. */
export function readCookie(request: FastifyRequest, config: Config, cookie: Cookie): string | undefined {
  const name = nameOf(cookie, isSecure(request, config))
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined
}

/** Sets a cookie that scripts cannot read, for the browser session or for a number of seconds; null removes it. */
export function writeCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  cookie: Cookie,
  value: string | null,
  maxAgeSeconds?: number,
): void {
  const secure = isSecure(request, config)
  const parts = [`${nameOf(cookie, secure)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (secure) parts.push('Secure')
  if (value === null) parts.push('Max-Age=0')
  else if (maxAgeSeconds !== undefined) parts.push(`Max-Age=${maxAgeSeconds}`)
  reply.header('Set-Cookie', parts.join('; '))
}

/** Tells whether a request that changes something comes from one of our own pages. A form or script of another site cannot fake this. */
export function isOwnPage(request: FastifyRequest, config: Config): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') return false
  return origin === originOf(request, config) || (origin === undefined && site === 'same-origin')
}
