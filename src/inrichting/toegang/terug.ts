import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { originOf } from './cookies.ts'

const START = '/'

/**
 * A place on this site as a path with its query and fragment. What a browser could take for another site is the start page: it is read as a
 * browser reads it, twice, because a path such as `/.//elsewhere` only shows on the second reading where it leads.
 * @param place what somebody sent
 * @param origin that of this site
 */
export function ownPath(place: unknown, origin: string): string {
  if (typeof place !== 'string' || !place.startsWith('/') || !URL.canParse(place, origin)) return START
  const url = new URL(place, origin)
  const path = url.pathname + url.search + url.hash
  const again = URL.canParse(path, origin) ? new URL(path, origin) : undefined
  return url.origin === origin && again?.href === url.href ? path : START
}

/** Sends a browser on to a place on this site, and never anywhere else. */
export const redirectHere = (request: FastifyRequest, reply: FastifyReply, config: Config, place: string) =>
  reply.redirect(ownPath(place, originOf(request, config)), 303)
