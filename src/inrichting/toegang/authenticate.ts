import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../platform/config.ts'
import type { Wie } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import type { Recalled } from '../../platform/operations.ts'
import { notAllowed, notAuthenticated, type Problem } from '../../platform/problems.ts'
import { isSafe } from '../../platform/server.ts'
import { makeCertificateReader } from './clientcertificaat.ts'
import { check, isTijd } from './controle.ts'
import { isOwnPage, readCookie } from './cookies.ts'
import { makeJwtReader, type Weigering } from './jwt.ts'
import type { Provider } from './oidc.ts'
import * as queries from './queries.ts'
import * as sessies from './sessies.ts'

const headers = { 'WWW-Authenticate': 'Token, Bearer' }

const REDENEN: Record<
  Weigering | 'token-onbekend' | 'applicatie-niet-actief' | 'certificaat-ontbreekt' | 'sessie-verlopen',
  string
> = {
  'sessie-verlopen': 'U bent niet meer aangemeld.',
  'token-onbekend': 'Dit token is niet bekend.',
  'token-verlopen': 'Dit token is verlopen.',
  'token-onleesbaar': 'Dit token kan niet worden gelezen.',
  'token-niet-voor-ons': 'Dit token is voor een ander, of van een ander.',
  'algoritme-niet-toegestaan': 'Dit token is niet ondertekend op een manier die is toegestaan.',
  'applicatie-onbekend': 'De applicatie van dit token is niet bekend.',
  'certificaat-ontbreekt':
    'Deze applicatie meldt zich ook met een clientcertificaat. Dat van dit verzoek ontbreekt of is een ander.',
  'applicatie-niet-actief': 'De applicatie van dit token is niet actief.',
  'handtekening-ongeldig': 'De handtekening van dit token klopt niet.',
  'iat-ontbreekt': 'Dit token noemt niet wanneer het is gemaakt (`iat`).',
}

/** Makes a 401 that says in `reden` what is wrong with the token. */
const geweigerd = (reden: keyof typeof REDENEN): Problem =>
  notAuthenticated({ headers, detail: REDENEN[reden], extra: { reden } })

interface Credentials {
  scheme: 'token' | 'bearer'
  value: string
}

function credentialsIn(authorization: string): Credentials | undefined {
  const [scheme = '', value, ...rest] = authorization.trim().split(/ +/)
  const name = scheme.toLowerCase()
  return (name === 'token' || name === 'bearer') && value && rest.length === 0 ? { scheme: name, value } : undefined
}

function credentialsOf(authorization: string): Credentials {
  const credentials = credentialsIn(authorization)
  if (credentials) return credentials
  throw notAuthenticated({
    headers,
    detail: 'Gebruik de vorm `Authorization: Token …` of `Authorization: Bearer …`.',
    extra: { reden: 'header-ongeldig' },
  })
}

function whoOf(
  applicatie: queries.BekendeApplicatie,
  namens: string | null,
  getoondCertificaat: () => string | undefined,
): Wie {
  if (!applicatie.actief) throw geweigerd('applicatie-niet-actief')
  if (applicatie.verlopen) throw geweigerd('token-verlopen')
  if (applicatie.certificaat !== null && applicatie.certificaat !== getoondCertificaat())
    throw geweigerd('certificaat-ontbreekt')
  const { uuid, naam, rechten, middel, niveau, limiet, klanttaken } = applicatie
  return {
    ...(klanttaken && { bereik: { 'balie.klanttaken': klanttaken } }),
    soort: 'applicatie',
    uuid,
    naam,
    rechten: new Set(rechten === '' ? [] : rechten.split(',')),
    rollen: [],
    actor: null,
    eenheden: [],
    namens,
    limiet,
    authenticatie: middel && niveau ? { middel, niveau } : null,
  }
}

/**
 * Refuses a change in a session that does not come from a page of Balie itself. Such a page sends a header that a form of another site
 * cannot send.
 */
function refuseForeignPage(request: FastifyRequest, config: Config): void {
  if (isSafe(request)) return
  if (request.headers['x-requested-with'] === 'balie' && isOwnPage(request, config)) return
  throw notAllowed({ detail: 'Dit verzoek komt niet van een pagina van Balie.', extra: { reden: 'vreemde-herkomst' } })
}

/** Makes the caller for a session, with the rights that their roles have now. */
function medewerkerOf({ actor, naam, rollen, rechten, eenheden }: sessies.Sessie): Wie {
  return {
    soort: 'medewerker',
    uuid: actor,
    naam,
    rechten: new Set(rechten),
    rollen,
    actor,
    eenheden,
    namens: null,
    limiet: null,
    authenticatie: null,
  }
}

export interface AuthenticatorOptions {
  db: Db
  config: Config
  clock(): Date
  /** Connects to the OpenID provider on first use; undefined when none is configured. */
  provider: (() => Promise<Provider>) | undefined
}

/** Finds the session of a cookie, if it is still alive and the provider still admits its medewerker. */
async function levendeSessie(options: AuthenticatorOptions, request: FastifyRequest, cookie: string) {
  const { db, config, clock, provider } = options
  const now = clock()
  const sessie = await sessies.levende(db, cookie, now, config.SESSIE_STIL_MINUTEN)
  if (!sessie || !provider || !isTijd(sessie, now)) return sessie
  await check({ db, config, provider, now, log: request.log }, sessie, cookie)
  return sessies.levende(db, cookie, now, config.SESSIE_STIL_MINUTEN)
}

const MOST_REMEMBERED = 1_000

/** An application that was let in with a token. */
interface Remembered {
  applicatie: queries.Getoond
  wie: Wie
}

/** Remembers whom tokens let in, by the hash of the token. */
function makeMemory(clock: () => Date) {
  const remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED })
  const keyOf = (token: string) => queries.hashOf(token).toString('base64')
  return {
    remember: (token: string, known: Remembered) => remembered.set(keyOf(token), known),
    forget: (token: string) => remembered.delete(keyOf(token)),
    /** Gives whom this token let in, unless an end date has come since, or the certificate is not theirs. */
    recall(token: string, getoondCertificaat: () => string | undefined): Recalled | undefined {
      const { applicatie, wie } = remembered.get(keyOf(token)) ?? {}
      if (!applicatie || !wie || applicatie.totMs <= clock().getTime()) return undefined
      if (applicatie.certificaat !== null && applicatie.certificaat !== getoondCertificaat()) return undefined
      return { wie, confirm: queries.confirmationOf(applicatie) }
    },
  }
}

/** Establishes who asks. */
export interface Authenticator {
  /**
   * Establishes the caller: an application by its token or JWT, a medewerker by their session.
   * @throws Problem 401 when credentials are missing or unknown
   */
  authenticate(request: FastifyRequest): Promise<Wie>
  /** Recalls the application that this token let in before. Whoever acts on it has the database confirm it (decision 0062). */
  recall(request: FastifyRequest): Recalled | undefined
}

export function makeAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { db, config, clock } = options
  const readJwt = makeJwtReader(config)
  const certificateOf = makeCertificateReader(config)
  const memory = makeMemory(clock)
  const withToken = async (token: string, getoond: () => string | undefined) => {
    memory.forget(token)
    const applicatie = await queries.applicatieWithToken(db, token, clock())
    if (!applicatie) throw geweigerd('token-onbekend')
    const wie = whoOf(applicatie, null, getoond)
    memory.remember(token, { applicatie, wie })
    return wie
  }
  return {
    async authenticate(request) {
      const { authorization } = request.headers
      if (authorization === undefined) {
        const cookie = readCookie(request, config, 'sessie')
        if (cookie) {
          const sessie = await levendeSessie(options, request, cookie)
          if (!sessie) throw geweigerd('sessie-verlopen')
          refuseForeignPage(request, config)
          return medewerkerOf(sessie)
        }
        throw notAuthenticated({
          headers,
          detail: 'Stuur de header Authorization met een token mee.',
          extra: { reden: 'niet-meegestuurd' },
        })
      }
      const { scheme, value } = credentialsOf(authorization)
      const getoond = () => certificateOf(request)
      if (scheme === 'token') return withToken(value, getoond)
      const aanvrager = await readJwt(db, value, clock())
      if (typeof aanvrager === 'string') throw geweigerd(aanvrager)
      return whoOf(aanvrager.applicatie, aanvrager.namens, getoond)
    },
    recall(request) {
      const { authorization = '' } = request.headers
      const credentials = credentialsIn(authorization)
      return credentials?.scheme === 'token'
        ? memory.recall(credentials.value, () => certificateOf(request))
        : undefined
    },
  }
}
