import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { v7 as uuidv7 } from 'uuid'
import type { Wie } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { textOf } from '../../platform/intake.ts'
import type { Gateway } from '../../platform/operations.ts'
import { pagePolicy, sendPage, servePageStyle } from '../../platform/pagina.ts'
import { Problem, tooManyRequests } from '../../platform/problems.ts'
import { traceOf } from '../../platform/trace.ts'
import { listAt, textAt } from './claims.ts'
import { isOwnPage, originOf, readCookie, writeCookie } from './cookies.ts'
import { actorVan } from './medewerkers.ts'
import type { Provider } from './oidc.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'

// Logging in with OpenID Connect: authorization code, PKCE S256, state and nonce (OIDC NLGov). The tokens stay on the server.

const LOGIN_MINUTES = 10
const TOKEN_BYTES = 32

/** Why somebody did not get in: what he reads, and the status. */
class Geweigerd extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

const OPNIEUW = { href: '/inloggen', text: 'Opnieuw inloggen' }

/** A place on this site to go to after logging in: never another site. */
function safeReturn(request: FastifyRequest, gateway: Gateway): string {
  const { terug } = request.query as { terug?: unknown }
  const origin = originOf(request, gateway.config)
  if (typeof terug !== 'string' || !terug.startsWith('/') || !URL.canParse(terug, origin)) return '/'
  const url = new URL(terug, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : '/'
}

/** Writes a line about logging in or out. */
function schrijf(
  gateway: Gateway,
  db: Db,
  request: FastifyRequest,
  operatie: string,
  resultaat: number,
  wie: Pick<Wie, 'uuid' | 'naam'> | null,
): Promise<void> {
  const leeg = { soort: 'medewerker', rechten: new Set<string>(), rollen: [], eenheden: [] } as const
  const regel = {
    operatie,
    resultaat,
    wie: wie && { ...leeg, ...wie, actor: wie.uuid, namens: null, limiet: null, authenticatie: null },
    partijen: [],
    requestId: request.id,
    trace: traceOf(request),
    herkomst: request.herkomst,
    begonnenOp: gateway.clock(),
  }
  return wie === null && resultaat >= 400 ? gateway.schrijfWeigering(regel) : gateway.schrijfLogboek(db, regel)
}

const teVeelAanmeldingen = () =>
  tooManyRequests({
    detail: 'Er zijn te veel mensen tegelijk aan het inloggen. Probeer het over een minuut opnieuw.',
    headers: { 'Retry-After': '60' },
  })

async function begin({ configuration }: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config, clock } = gateway
  gateway.limitLogin(request.herkomst)
  const aanmelding = {
    state: client.randomState(),
    browser: randomBytes(TOKEN_BYTES).toString('base64url'),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
    terug: safeReturn(request, gateway),
  }
  const now = clock()
  const verlooptOp = new Date(now.getTime() + LOGIN_MINUTES * 60_000)
  const grens = { now, verlooptOp, hoogstens: config.AANMELDINGEN_HOOGSTENS }
  if (!(await sessies.bewaarAanmelding(db, aanmelding, grens))) throw teVeelAanmeldingen()
  writeCookie(request, reply, config, 'aanmelding', aanmelding.browser)
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${originOf(request, config)}/inloggen/terug`,
    scope: config.OIDC_SCOPE,
    state: aanmelding.state,
    nonce: aanmelding.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(aanmelding.codeVerifier),
    code_challenge_method: 'S256',
    ...(config.OIDC_ACR && { acr_values: config.OIDC_ACR }),
  })
  return reply.redirect(url.href, 302)
}

interface Identiteit {
  issuer: string
  subject: string
  sid: string | null
  idToken: string
  claims: object
}

/** Trades the code for who it is. Throws when anything about it is not as it should be. */
async function identiteitVan(
  { configuration }: Provider,
  { config }: Gateway,
  request: FastifyRequest,
  aanmelding: { nonce: string; codeVerifier: string; state: string },
): Promise<Identiteit> {
  const tokens = await client.authorizationCodeGrant(configuration, new URL(request.url, originOf(request, config)), {
    expectedState: aanmelding.state,
    expectedNonce: aanmelding.nonce,
    pkceCodeVerifier: aanmelding.codeVerifier,
    idTokenExpected: true,
  })
  const idClaims = tokens.claims()
  if (!idClaims || !tokens.id_token) throw new Error('No ID token.')
  if (config.OIDC_ACR && !config.OIDC_ACR.split(' ').includes(textAt(idClaims, 'acr') ?? ''))
    throw new Geweigerd(403, 'U bent ingelogd op een manier die voor Balie niet sterk genoeg is.')
  const hasUserinfo = configuration.serverMetadata().userinfo_endpoint !== undefined
  const userinfo = hasUserinfo ? await client.fetchUserInfo(configuration, tokens.access_token, idClaims.sub) : {}
  return {
    issuer: idClaims.iss,
    subject: idClaims.sub,
    sid: textAt(idClaims, 'sid') ?? null,
    idToken: tokens.id_token,
    claims: { ...userinfo, ...idClaims },
  }
}

/** Makes or finds the actor and begins his session; gives him and the token of the session. */
async function beginSessie(gateway: Gateway, db: Db, identiteit: Identiteit) {
  const { config, clock } = gateway
  const { issuer, subject, sid, idToken, claims } = identiteit
  const id = textAt(claims, config.OIDC_CLAIM_MEDEWERKER) ?? subject
  const naam = textAt(claims, config.OIDC_CLAIM_NAAM) ?? id
  const email = textAt(claims, config.OIDC_CLAIM_EMAIL) ?? ''
  const namen = await rollen.metClaim(db, listAt(claims, config.OIDC_CLAIM_ROLLEN) ?? [])
  if (namen.length === 0) throw new Geweigerd(403, 'U hebt nog geen rol in Balie. Vraag die aan bij uw beheerder.')
  const afdelingen = listAt(claims, config.OIDC_CLAIM_AFDELINGEN)
  const actor = await actorVan(db, { issuer, subject, id, naam, email, afdelingen })
  if (!actor) throw new Geweigerd(403, 'U hebt geen toegang meer tot Balie.')
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const sessie = { uuid: uuidv7(), token, actor, rollen: namen, issuer, subject, sid, idToken }
  await sessies.begin(db, sessie, clock(), config.SESSIE_MAX_MINUTEN)
  return { token, wie: { uuid: actor, naam } }
}

async function eindig(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config, clock } = gateway
  const { state } = request.query as { state?: unknown }
  const browser = readCookie(request, config, 'aanmelding')
  writeCookie(request, reply, config, 'aanmelding', null)
  const aanmelding =
    typeof state === 'string' && browser ? await sessies.neemAanmelding(db, state, browser, clock()) : undefined
  if (!aanmelding) throw new Geweigerd(401, 'Het inloggen duurde te lang, of is al afgerond.')
  const identiteit = await identiteitVan(provider, gateway, request, { ...aanmelding, state: String(state) })
  const vorige = readCookie(request, config, 'sessie')
  const token = await inTransaction(db, 'schrijven', async (tx) => {
    if (vorige) await sessies.eindigMetToken(tx, vorige)
    const begonnen = await beginSessie(gateway, tx, identiteit)
    await schrijf(gateway, tx, request, 'toegang.inloggen', 200, begonnen.wie)
    return begonnen.token
  })
  writeCookie(request, reply, config, 'sessie', token)
  return reply.redirect(aanmelding.terug, 303)
}

async function logUit(provider: Provider | undefined, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config } = gateway
  if (!isOwnPage(request, config)) throw new Geweigerd(403, 'Uitloggen kan alleen vanuit Balie zelf.')
  const token = readCookie(request, config, 'sessie')
  const sessie = token ? await sessies.eindigMetToken(db, token) : undefined
  writeCookie(request, reply, config, 'sessie', null)
  if (!sessie) return reply.redirect('/uitgelogd', 303)
  await schrijf(gateway, db, request, 'toegang.uitloggen', 200, { uuid: sessie.actor, naam: sessie.naam })
  if (!provider?.configuration.serverMetadata().end_session_endpoint) return reply.redirect('/uitgelogd', 303)
  const url = client.buildEndSessionUrl(provider.configuration, {
    id_token_hint: sessie.idToken,
    post_logout_redirect_uri: `${originOf(request, config)}/uitgelogd`,
  })
  return reply.redirect(url.href, 303)
}

/** The provider says that somebody logged out there. */
async function backchannel(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db } = gateway
  const { logout_token: token } = request.body as { logout_token?: string }
  const claims = await provider.readLogoutToken(token ?? '').catch(() => undefined)
  const geldig = claims && (await sessies.gebruikLogoutToken(db, claims.jti, claims.exp))
  await schrijf(gateway, db, request, 'toegang.uitloggen-bij-provider', geldig ? 200 : 400, null)
  if (!geldig) return reply.status(400).send({ error: 'invalid_request' })
  await sessies.eindigBijProvider(db, { issuer: provider.configuration.serverMetadata().issuer, ...claims })
  return reply.status(200).send()
}

/** The provider shows this page in a frame of its own while somebody logs out there. */
async function frontchannel(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { iss, sid } = request.query as { iss?: unknown; sid?: unknown }
  const { issuer } = provider.configuration.serverMetadata()
  const geldig = iss === issuer && typeof sid === 'string' && sid !== ''
  await schrijf(gateway, gateway.db, request, 'toegang.uitloggen-bij-provider', geldig ? 200 : 400, null)
  if (geldig) await sessies.eindigBijProvider(gateway.db, { issuer, sid })
  reply.removeHeader('X-Frame-Options')
  reply.header('Content-Security-Policy', pagePolicy(new URL(issuer).origin))
  return sendPage(reply, geldig ? 200 : 400, 'Uitgelogd', 'U bent uitgelogd.', OPNIEUW)
}

/** Serves logging in and out for medewerkers. `provider` connects on first use; undefined: nobody can log in. */
export function serveInloggen(
  server: FastifyInstance,
  gateway: Gateway,
  provider: (() => Promise<Provider>) | undefined,
): void {
  servePageStyle(server)
  server.register(async (web) => {
    web.addHook('onRequest', async (_request, reply) => {
      reply.header('Content-Security-Policy', pagePolicy())
    })
    web.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: 64 * 1024 },
      async (_request: FastifyRequest, body: Buffer) => Object.fromEntries(new URLSearchParams(textOf(body))),
    )
    web.setErrorHandler(async (error, request, reply) => {
      const geweigerd = error instanceof Geweigerd ? error : refusalOf(error)
      request.log.warn({ fault: { name: (error as Error).name, code: (error as { code?: unknown }).code } }, 'login')
      if (error instanceof Problem) reply.headers(error.details.headers ?? {})
      const operatie = request.routeOptions.url?.startsWith('/uitloggen') ? 'toegang.uitloggen' : 'toegang.inloggen'
      await schrijf(gateway, gateway.db, request, operatie, geweigerd.status, null)
      return sendPage(reply, geweigerd.status, 'Inloggen is niet gelukt', geweigerd.message, OPNIEUW)
    })
    const connected = async () => {
      if (!provider) throw new Geweigerd(404, 'Inloggen is hier niet ingesteld.')
      return provider()
    }
    web.get('/inloggen', async (request, reply) => begin(await connected(), gateway, request, reply))
    web.get('/inloggen/terug', async (request, reply) => eindig(await connected(), gateway, request, reply))
    web.post('/uitloggen', async (request, reply) => logUit(await provider?.(), gateway, request, reply))
    web.post('/uitloggen/backchannel', async (request, reply) =>
      backchannel(await connected(), gateway, request, reply),
    )
    web.get('/uitloggen/frontchannel', async (request, reply) =>
      frontchannel(await connected(), gateway, request, reply),
    )
    web.get('/uitgelogd', async (_request, reply) => sendPage(reply, 200, 'Uitgelogd', 'U bent uitgelogd.', OPNIEUW))
  })
}

/** What an error means: what is wrong with the request, or with the exchange with the provider, or that it is out of reach. */
function refusalOf(error: unknown): Geweigerd {
  if (error instanceof Problem) return new Geweigerd(error.status, error.message)
  const { code } = error as { code?: unknown }
  const unreachable = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'ECONNREFUSED'
  return unreachable
    ? new Geweigerd(503, 'De inlogdienst is even niet bereikbaar. Probeer het later opnieuw.')
    : new Geweigerd(401, 'De inlogdienst gaf een antwoord dat niet klopt.')
}
