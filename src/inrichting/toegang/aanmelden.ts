import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import type { Gateway } from '../../platform/operations.ts'
import { tooManyRequests } from '../../platform/problems.ts'
import { type Cookie, originOf, readCookie, writeCookie } from './cookies.ts'
import type { Provider } from './oidc.ts'

// The way to the login service: authorization code, PKCE S256, state and nonce (OIDC NLGov). It is one for who works here and for klanten.

const LOGIN_MINUTES = 10
const TOKEN_BYTES = 32

/** The data that must be known when somebody comes back from the provider. */
export interface Begonnen {
  state: string
  /** Two tabs that log in at once belong to one browser: each has its own state, but they share a cookie. */
  browser: string
  nonce: string
  codeVerifier: string
}

/** How long it is kept, and how many there may be at a time. */
export interface Grens {
  now: Date
  verlooptOp: Date
  hoogstens: number
}

/** Where somebody logs in, and as what. */
export interface Aanmelden {
  cookie: Extract<Cookie, 'aanmelding' | 'mijn-aanmelding'>
  /** Where the login service sends the browser back. */
  path: string
  /** The parameters that are asked beside the usual ones; the scope is among them. */
  parameters: Readonly<Record<string, string>>
  /** Keeps it; false when there are too many already. */
  save(begonnen: Begonnen, grens: Grens): Promise<boolean>
}

const isBrowserToken = (value: string | undefined): value is string => /^[\w-]{43}$/.test(value ?? '')

/**
 * Keeps that somebody is on the way to the login service, and gives the address to which they go.
 * @throws Problem 429 when there are too many from here, or in all
 */
export async function beginAanmelden(
  { configuration }: Provider,
  gateway: Gateway,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { cookie, path, parameters, save }: Aanmelden,
): Promise<URL> {
  const { config, clock } = gateway
  gateway.limitLogin(request.herkomst)
  const known = readCookie(request, config, cookie)
  const begonnen: Begonnen = {
    state: client.randomState(),
    browser: isBrowserToken(known) ? known : randomBytes(TOKEN_BYTES).toString('base64url'),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
  }
  const now = clock()
  const verlooptOp = new Date(now.getTime() + LOGIN_MINUTES * 60_000)
  if (!(await save(begonnen, { now, verlooptOp, hoogstens: config.AANMELDINGEN_HOOGSTENS })))
    throw tooManyRequests({
      detail: 'Er zijn te veel mensen tegelijk aan het inloggen. Probeer het over een minuut opnieuw.',
      headers: { 'Retry-After': '60' },
    })
  writeCookie(request, reply, config, cookie, begonnen.browser, LOGIN_MINUTES * 60)
  return client.buildAuthorizationUrl(configuration, {
    ...parameters,
    redirect_uri: originOf(request, config) + path,
    state: begonnen.state,
    nonce: begonnen.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(begonnen.codeVerifier),
    code_challenge_method: 'S256',
  })
}
