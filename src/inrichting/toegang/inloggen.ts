import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { v7 as uuidv7 } from 'uuid'
import type { Wie } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { textOf } from '../../platform/intake.ts'
import type { Gateway } from '../../platform/operations.ts'
import { pagePolicy, sendPage, servePageStyle } from '../../platform/pagina.ts'
import { Problem } from '../../platform/problems.ts'
import { traceOf } from '../../platform/trace.ts'
import { beginAanmelden } from './aanmelden.ts'
import { listAt, namesIn, SOURCES, textAt } from './claims.ts'
import { controleOf } from './controle.ts'
import { isOwnPage, originOf, readCookie, writeCookie } from './cookies.ts'
import { actorOf, gegevensUit, type Uitkomst } from './medewerkers.ts'
import { type Answer, isOutOfReach, type Provider } from './oidc.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'
import { ownPath, redirectHere } from './terug.ts'

// Logging in uses OpenID Connect: authorization code, PKCE S256, state and nonce (OIDC NLGov). The tokens stay on the server.

const TOKEN_BYTES = 32

/** A refusal to log somebody in, with the text that they read and the status. */
class Geweigerd extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

const GEWEIGERD = {
  'niet-actief': 'U hebt geen toegang meer tot Balie.',
  'wacht-op-beheer':
    'Uw gebruikersnaam is in Balie van een medewerker van wie niet zeker is dat u dat bent. De beheerder van Balie ziet nu dat u wilt inloggen en beslist. Vraag diegene om dat te doen, en log daarna opnieuw in.',
} as const satisfies Record<Extract<Uitkomst, { geweigerd: unknown }>['geweigerd'], string>

const ALLEEN_HIER =
  'U bent uitgelogd bij Balie. De inlogdienst was niet bereikbaar: daar bent u misschien nog ingelogd. Sluit op een gedeelde computer alle vensters van de browser.'

const OPNIEUW = { href: '/inloggen', text: 'Opnieuw inloggen' }

/** Writes a line about logging in or out. */
function store(
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
  return wie === null && resultaat >= 400 ? gateway.writeWeigering(regel) : gateway.schrijfLogboek(db, regel)
}

async function begin(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config } = gateway
  const terug = ownPath((request.query as { terug?: unknown }).terug, originOf(request, config))
  const url = await beginAanmelden(
    provider,
    gateway,
    { request, reply },
    {
      cookie: 'aanmelding',
      path: '/inloggen/terug',
      parameters: { scope: config.OIDC_SCOPE, ...(config.OIDC_ACR && { acr_values: config.OIDC_ACR }) },
      save: (begonnen, grens) => sessies.saveAanmelding(db, { ...begonnen, terug }, grens),
    },
  )
  return reply.redirect(url.href, 302)
}

type Identiteit = Answer & { idToken: string; subject: string; issuer: string }

/** Exchanges the code for an identity. It throws when anything about it is not as it should be. */
async function identiteitOf(
  provider: Provider,
  { config }: Gateway,
  request: FastifyRequest,
  aanmelding: { nonce: string; codeVerifier: string; state: string },
): Promise<Identiteit> {
  const answer = await provider.exchange(new URL(request.url, originOf(request, config)), {
    expectedState: aanmelding.state,
    expectedNonce: aanmelding.nonce,
    pkceCodeVerifier: aanmelding.codeVerifier,
  })
  const acr = textAt({ id_token: answer.claims.id_token ?? {} }, 'acr') ?? ''
  if (config.OIDC_ACR && !config.OIDC_ACR.split(' ').includes(acr))
    throw new Geweigerd(403, 'U bent ingelogd op een manier die voor Balie niet sterk genoeg is.')
  return { ...answer, issuer: provider.issuer }
}

/** Logs which claims the provider gave and which it did not, to help configure Balie. Only names are logged, never values. */
function logMissing({ config }: Gateway, request: FastifyRequest, { claims, tokens }: Identiteit): void {
  const wanted = {
    OIDC_CLAIM_ROLLEN: listAt(claims, config.OIDC_CLAIM_ROLLEN),
    OIDC_CLAIM_AFDELINGEN: listAt(claims, config.OIDC_CLAIM_AFDELINGEN),
    OIDC_CLAIM_MEDEWERKER: textAt(claims, config.OIDC_CLAIM_MEDEWERKER),
    OIDC_CLAIM_NAAM: textAt(claims, config.OIDC_CLAIM_NAAM),
    OIDC_CLAIM_EMAIL: textAt(claims, config.OIDC_CLAIM_EMAIL),
  }
  const ontbreekt = Object.entries(wanted).filter(([, value]) => value === undefined)
  for (const [instelling] of ontbreekt) {
    const claim = config[instelling as keyof typeof wanted]
    const level = instelling === 'OIDC_CLAIM_ROLLEN' ? 'warn' : 'info'
    request.log[level]({ instelling, claim, gezochtIn: SOURCES, aanwezig: namesIn(claims) }, 'claim not found')
  }
  if (!tokens.refresh)
    request.log.warn('the provider gave no refresh token: the session lasts as long as its access token')
}

/** Finds the roles of a person here. It throws when there are none. */
async function rollenOf(
  { config }: Gateway,
  db: Db,
  request: FastifyRequest,
  { claims }: Identiteit,
): Promise<string[]> {
  const genoemd = listAt(claims, config.OIDC_CLAIM_ROLLEN)
  const namen = await rollen.withClaim(db, genoemd?.value ?? [])
  if (namen.length > 0) return namen
  if (genoemd)
    request.log.warn(
      { claim: config.OIDC_CLAIM_ROLLEN, bron: genoemd.source, aantal: genoemd.value.length },
      'no role here is called as the provider calls theirs',
    )
  throw new Geweigerd(403, 'U hebt nog geen rol in Balie. Vraag die aan bij uw beheerder.')
}

/** Finds or makes the actor and begins a session. It returns the actor and the token of the session, or the reason for a refusal. */
async function beginSessie(gateway: Gateway, db: Db, request: FastifyRequest, identiteit: Identiteit) {
  const { config, clock } = gateway
  const { issuer, subject, idToken, claims } = identiteit
  const namen = await rollenOf(gateway, db, request, identiteit)
  const uitkomst = await actorOf(db, { issuer, subject, ...gegevensUit(claims, config) }, config, clock())
  if ('geweigerd' in uitkomst) return uitkomst
  const { actor, naam } = uitkomst
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const sid = textAt({ id_token: claims.id_token ?? {} }, 'sid') ?? null
  const controle = controleOf(token, identiteit, config, clock())
  const sessie = { uuid: uuidv7(), token, actor, rollen: namen, issuer, subject, sid, idToken, controle }
  await sessies.begin(db, sessie, clock(), config.SESSIE_MAX_MINUTEN)
  return { token, wie: { uuid: actor, naam } }
}

/** Finishes logging in: the provider sent the browser back with a code. */
async function finish(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config, clock } = gateway
  const { state } = request.query as { state?: unknown }
  const browser = readCookie(request, config, 'aanmelding')
  const aanmelding =
    typeof state === 'string' && browser ? await sessies.takeAanmelding(db, state, browser, clock()) : undefined
  if (!aanmelding) throw new Geweigerd(401, 'Het inloggen duurde te lang, of is al afgerond.')
  const identiteit = await identiteitOf(provider, gateway, request, { ...aanmelding, state: String(state) })
  logMissing(gateway, request, identiteit)
  const vorige = readCookie(request, config, 'sessie')
  const begonnen = await inTransaction(db, 'schrijven', async (tx) => {
    const uitkomst = await beginSessie(gateway, tx, request, identiteit)
    if ('geweigerd' in uitkomst) return uitkomst
    if (vorige) await sessies.endWithToken(tx, vorige)
    await store(gateway, tx, request, 'toegang.inloggen', 200, uitkomst.wie)
    return uitkomst
  })
  if ('geweigerd' in begonnen) throw new Geweigerd(403, GEWEIGERD[begonnen.geweigerd])
  writeCookie(request, reply, config, 'sessie', begonnen.token)
  return redirectHere(request, reply, config, aanmelding.terug)
}

/** Gives the address at which the provider ends its own session, or undefined when it has none or is out of reach. */
async function endAtProvider(
  provider: (() => Promise<Provider>) | undefined,
  request: FastifyRequest,
  { config }: Gateway,
  idToken: string,
): Promise<URL | 'weg' | undefined> {
  if (!provider) return undefined
  const connected = await provider().catch(() => undefined)
  if (connected && !connected.configuration.serverMetadata().end_session_endpoint) return undefined
  if (!connected || !(await connected.isReachable())) return 'weg'
  return client.buildEndSessionUrl(connected.configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${originOf(request, config)}/uitgelogd`,
  })
}

/** Ends the session here, and then at the provider if that answers. */
async function logOut(
  provider: (() => Promise<Provider>) | undefined,
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { db, config } = gateway
  if (!isOwnPage(request, config)) throw new Geweigerd(403, 'Uitloggen kan alleen vanuit Balie zelf.')
  const token = readCookie(request, config, 'sessie')
  const sessie = token ? await sessies.endWithToken(db, token) : undefined
  writeCookie(request, reply, config, 'sessie', null)
  if (!sessie) return redirectHere(request, reply, config, '/uitgelogd')
  await store(gateway, db, request, 'toegang.uitloggen', 200, { uuid: sessie.actor, naam: sessie.naam })
  const to = await endAtProvider(provider, request, gateway, sessie.idToken)
  if (to instanceof URL) return reply.redirect(to.href, 303)
  return redirectHere(request, reply, config, to === 'weg' ? '/uitgelogd?inlogdienst=weg' : '/uitgelogd')
}

/** Handles a message from the provider that somebody logged out there. */
async function backchannel(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db } = gateway
  const { logout_token: token } = request.body as { logout_token?: string }
  const claims = await provider.readLogoutToken(token ?? '').catch(() => undefined)
  const geldig = claims && (await sessies.spendLogoutToken(db, claims.jti, claims.exp))
  await store(gateway, db, request, 'toegang.uitloggen-bij-provider', geldig ? 200 : 400, null)
  if (!geldig) return reply.status(400).send({ error: 'invalid_request' })
  await sessies.endSessieAtProvider(db, { issuer: provider.issuer, ...claims }, gateway.clock())
  return reply.status(200).send()
}

/** Serves the page that the provider shows in a frame while somebody logs out there. */
async function frontchannel(provider: Provider, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { iss, sid } = request.query as { iss?: unknown; sid?: unknown }
  const { issuer } = provider
  const geldig = iss === issuer && typeof sid === 'string' && /^[^\p{Cc}]+$/u.test(sid)
  await store(gateway, gateway.db, request, 'toegang.uitloggen-bij-provider', geldig ? 200 : 400, null)
  if (geldig) await sessies.endSessieAtProvider(gateway.db, { issuer, sid }, gateway.clock())
  reply.removeHeader('X-Frame-Options')
  reply.header('Content-Security-Policy', pagePolicy(new URL(issuer).origin))
  return sendPage(reply, geldig ? 200 : 400, 'Uitgelogd', 'U bent uitgelogd.', OPNIEUW)
}

/** Serves logging in and out for medewerkers. `provider` connects on first use; when it is undefined nobody can log in. */
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
      await store(gateway, gateway.db, request, operatie, geweigerd.status, null)
      return sendPage(reply, geweigerd.status, 'Inloggen is niet gelukt', geweigerd.message, OPNIEUW)
    })
    const connected = async () => {
      if (!provider) throw new Geweigerd(404, 'Inloggen is hier niet ingesteld.')
      return provider()
    }
    web.get('/inloggen', async (request, reply) => begin(await connected(), gateway, request, reply))
    web.get('/inloggen/terug', async (request, reply) => finish(await connected(), gateway, request, reply))
    web.post('/uitloggen', async (request, reply) => logOut(provider, gateway, request, reply))
    web.post('/uitloggen/backchannel', async (request, reply) =>
      backchannel(await connected(), gateway, request, reply),
    )
    web.get('/uitloggen/frontchannel', async (request, reply) =>
      frontchannel(await connected(), gateway, request, reply),
    )
    web.get('/uitgelogd', async (request, reply) => {
      const isAway = (request.query as { inlogdienst?: unknown }).inlogdienst === 'weg'
      return sendPage(reply, 200, 'Uitgelogd', isAway ? ALLEEN_HIER : 'U bent uitgelogd.', OPNIEUW)
    })
  })
}

/** Translates an error: something is wrong with the request or with the exchange with the provider, or the provider is out of reach. */
function refusalOf(error: unknown): Geweigerd {
  if (error instanceof Problem) return new Geweigerd(error.status, error.message)
  return isOutOfReach(error)
    ? new Geweigerd(503, 'De inlogdienst is even niet bereikbaar. Probeer het later opnieuw.')
    : new Geweigerd(401, 'De inlogdienst gaf een antwoord dat niet klopt.')
}
