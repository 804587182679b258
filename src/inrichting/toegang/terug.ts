import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { originOf } from './cookies.ts'

const START = '/'

/**
 * Reads a place on this site as a path with its query and fragment. Anything that a browser could take for another site becomes the start
 * page. It is parsed twice in the way a browser does, because a path such as `/.//elsewhere` shows only the second time where it leads.
 * @param place the text that was received
 * @param origin the origin of this site
 */
export function ownPath(place: unknown, origin: string): string {
  if (typeof place !== 'string' || !place.startsWith('/') || !URL.canParse(place, origin)) return START
  const url = new URL(place, origin)
  const path = url.pathname + url.search + url.hash
  const again = URL.canParse(path, origin) ? new URL(path, origin) : undefined
  return url.origin === origin && again?.href === url.href ? path : START
}

/** Redirects a browser to a place on this site, and never anywhere else. */
export const redirectHere = (request: FastifyRequest, reply: FastifyReply, config: Config, place: string) =>
  reply.redirect(ownPath(place, originOf(request, config)), 303)
