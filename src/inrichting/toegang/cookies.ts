import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'

/** Where users reach Balie: the configured address, or the one of the request when there is nothing before Balie. */
export const originOf = (request: FastifyRequest, { PUBLIC_URL }: Config): string =>
  PUBLIC_URL ? new URL(PUBLIC_URL).origin : `${request.protocol}://${request.host}`

export type Cookie = 'sessie' | 'aanmelding'

// A browser accepts `__Host-` only from this very host, over https, for the whole site. Without https (development) it would refuse it.
const nameOf = (cookie: Cookie, secure: boolean) => `${secure ? '__Host-' : ''}balie-${cookie}`

const isSecure = (request: FastifyRequest, config: Config) => originOf(request, config).startsWith('https:')

/** The value of a cookie of ours, or undefined. */
export function readCookie(request: FastifyRequest, config: Config, cookie: Cookie): string | undefined {
  const name = nameOf(cookie, isSecure(request, config))
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined
}

/** Sets a cookie that scripts cannot read, for as long as the browser is open or for so many seconds; null removes it. */
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

/** Does a request that changes something come from a page of ours? A form or script of another site cannot pretend so. */
export function isOwnPage(request: FastifyRequest, config: Config): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') return false
  return origin === originOf(request, config) || (origin === undefined && site === 'same-origin')
}
