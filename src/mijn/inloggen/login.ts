import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { v7 as uuidv7 } from 'uuid'
import { isAtLeast, type Niveau } from '../../begrippen/niveau.ts'
import { beginAanmelden } from '../../inrichting/toegang/aanmelden.ts'
import { namesIn, textAt } from '../../inrichting/toegang/claims.ts'
import { isOwnPage, originOf, readCookie, writeCookie } from '../../inrichting/toegang/cookies.ts'
import { isOutOfReach, type Provider } from '../../inrichting/toegang/oidc.ts'
import { ownPath, redirectHere } from '../../inrichting/toegang/terug.ts'
import { asApplicatie } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { html } from '../../platform/html.ts'
import type { Gateway } from '../../platform/operations.ts'
import { notAllowed, Problem } from '../../platform/problems.ts'
import { traceOf } from '../../platform/trace.ts'
import { recordAtContact } from '../../register/partijen/queries.ts'
import { isLanguage } from '../../web/ui/dictionary.ts'
import { MIJN } from '../frame/applicatie.ts'
import { actions, asTyped, cards, link, linkButton, paragraph } from '../frame/components.ts'
import { type Hoedanigheid, partijenOf } from '../frame/hoedanigheid.ts'
import { reach } from '../frame/layout.ts'
import { frameTexts } from '../frame/texts.ts'
import { forgetPages } from './bewaarde-paginas.ts'
import { bezoekOf } from './bezoek.ts'
import { keyOf } from './hoedanigheden.ts'
import { hoedanighedenOf } from './identiteit.ts'
import { type Inlogmiddel, wordsOfMiddel } from './middelen.ts'
import * as sessies from './sessies.ts'
import { type Speaks, sendMijn } from './site.ts'
import { inlogTexts } from './texts.ts'
import { loginPath } from './weigeringen.ts'

// Logging in uses OpenID Connect: authorization code, PKCE S256, state and nonce (OIDC NLGov). The tokens are not kept: nothing is asked of the
// login service later. The first login makes nothing: who is no partij stays that (R3).

const TOKEN_BYTES = 32
const START = '/mijn/'

/** The login service: the means that it offers, and how to reach it by each. */
export interface Inlogdienst {
  middelen: readonly Inlogmiddel[]
  /** Connects on first use, as the client of a means; undefined when none is set up. */
  provider?(middel: Inlogmiddel): Promise<Provider>
  /** The origins to which logging out may lead. */
  origins: readonly string[]
}

type Reden = 'tooLate' | 'cancelled' | 'unreachable' | 'wrongAnswer' | 'noIdentity' | 'notSetUp'

/** A refusal to log somebody in, with the text that they read. */
class Geweigerd extends Error {
  readonly status: number
  readonly reden: Reden

  constructor(status: number, reden: Reden) {
    super(reden)
    this.status = status
    this.reden = reden
  }
}

const refused =
  ({ status, reden }: Geweigerd): Speaks =>
  (taal, instellingen) => {
    const t = inlogTexts[taal]
    return {
      title: t.refusedTitle,
      status,
      content: html`${paragraph(t[reden])}${actions(linkButton('/mijn/inloggen', t.again))}${paragraph(reach({ taal, instellingen }))}`,
    }
  }

/** A place in Mijn, and nowhere else. */
function placeOf(gateway: Gateway, request: FastifyRequest, terug: unknown): string {
  const path = ownPath(terug, originOf(request, gateway.config))
  return path === '/mijn' || path.startsWith(START) ? path : START
}

const isNiveau = (value: unknown): value is Niveau => value === 'laag' || value === 'substantieel' || value === 'hoog'

/** Writes a line about logging in or out; it names the klant by the partijen, and nobody by a number. */
function store(
  gateway: Gateway,
  db: Db,
  request: FastifyRequest,
  operatie: string,
  resultaat: number,
  partijen: readonly string[] = [],
) {
  const regel = {
    operatie,
    resultaat,
    wie: resultaat >= 400 ? null : asApplicatie({ ...MIJN, namens: partijen[0] ? `partij ${partijen[0]}` : null }),
    partijen,
    requestId: request.id,
    trace: traceOf(request),
    herkomst: request.herkomst,
    begonnenOp: gateway.clock(),
  }
  return resultaat >= 400 ? gateway.writeWeigering(regel) : gateway.schrijfLogboek(db, regel)
}

/** Sends somebody to the login service. */
async function begin(
  dienst: Inlogdienst,
  gateway: Gateway,
  middel: Inlogmiddel,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { terug, niveau } = request.query as { terug?: unknown; niveau?: unknown }
  const asked = isNiveau(niveau) ? niveau : null
  const own = { inlogmiddel: middel.sleutel, niveau: asked, terug: placeOf(gateway, request, terug) }
  const acr = asked && middel.niveau.vragen[asked]
  const url = await beginAanmelden(
    await connected(dienst, middel),
    gateway,
    { request, reply },
    {
      cookie: 'mijn-aanmelding',
      path: '/mijn/terug',
      parameters: {
        ...middel.parameters,
        scope: middel.scope,
        ...(acr && { acr_values: acr }),
        // A higher level is not reached with the session that the login service still has.
        ...(asked && { prompt: 'login' }),
      },
      save: (begonnen, grens) => sessies.saveAanmelding(gateway.db, { ...begonnen, ...own }, grens),
    },
  )
  return reply.redirect(url.href, 303)
}

async function connected({ provider }: Inlogdienst, middel: Inlogmiddel): Promise<Provider> {
  if (!provider) throw new Geweigerd(404, 'notSetUp')
  return provider(middel)
}

/** Records that it was established who a klant is (R1), for those who are a partij. */
async function recordIdentity(db: Db, { klant, middel, niveau }: Hoedanigheid, now: Date): Promise<string[]> {
  const partijen = await partijenOf(db, { klant })
  await recordAtContact(
    db,
    [],
    partijen.map((partij) => ({ partij, middel, niveau, op: now.toISOString() })),
    MIJN,
  )
  return partijen
}

/** Goes on in another capacity, and records that it was established who that klant is (R1). Gives the partijen that they are. */
export async function goOnAs(db: Db, sessie: string, chosen: Hoedanigheid, now: Date): Promise<string[]> {
  await sessies.choose(db, sessie, keyOf(chosen), chosen.klant)
  return recordIdentity(db, chosen, now)
}

/** Finishes logging in: the login service sent the browser back. */
async function finish(dienst: Inlogdienst, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config, clock } = gateway
  const { state, error } = request.query as { state?: unknown; error?: unknown }
  const browser = readCookie(request, config, 'mijn-aanmelding')
  const aanmelding =
    typeof state === 'string' && browser ? await sessies.takeAanmelding(db, state, browser, clock()) : undefined
  const middel = dienst.middelen.find(({ sleutel }) => sleutel === aanmelding?.inlogmiddel)
  if (!aanmelding || !middel) throw new Geweigerd(401, 'tooLate')
  if (error !== undefined) throw new Geweigerd(401, 'cancelled')
  const provider = await connected(dienst, middel)
  const answer = await provider.exchange(new URL(request.url, originOf(request, config)), {
    expectedState: String(state),
    expectedNonce: aanmelding.nonce,
    pkceCodeVerifier: aanmelding.codeVerifier,
  })
  const hoedanigheden = hoedanighedenOf(middel, answer.claims)
  const [eigen] = hoedanigheden
  if (!eigen) {
    request.log.warn({ inlogmiddel: middel.sleutel, aanwezig: namesIn(answer.claims) }, 'no identity in the claims')
    throw new Geweigerd(403, 'noIdentity')
  }
  const vorige = await bezoekOf(gateway, request)
  // A visitor who logs in again, at a higher level, goes on in the same capacity.
  const als = hoedanigheden.find((one) => keyOf(one) === vorige?.bezoeker.als) ?? eigen
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const sid = textAt({ id_token: answer.claims.id_token ?? {} }, 'sid')
  const nieuw: sessies.NieuweSessie = {
    uuid: uuidv7(),
    token,
    inlogmiddel: middel.sleutel,
    issuer: provider.issuer,
    subject: answer.subject,
    sid: sid ?? null,
    aanmelding: hoedanigheden,
    als: keyOf(als),
    klant: als.klant,
  }
  await inTransaction(db, 'schrijven', async (tx) => {
    if (vorige) await sessies.endWithToken(tx, vorige.token)
    await sessies.begin(tx, nieuw, clock(), config.MIJN_SESSIE_MAX_MINUTEN)
    await forgetPages(tx, config, request, hoedanigheden.map(keyOf))
    const partijen = await recordIdentity(tx, als, clock())
    await store(gateway, tx, request, 'mijn.inloggen', 200, partijen)
  })
  writeCookie(request, reply, config, 'mijn-sessie', token)
  if (aanmelding.niveau && !isAtLeast(als.niveau, aanmelding.niveau))
    return redirectHere(
      request,
      reply,
      config,
      `/mijn/niveau?${new URLSearchParams({ nodig: aanmelding.niveau, terug: aanmelding.terug })}`,
    )
  return redirectHere(request, reply, config, aanmelding.terug)
}

/** Ends the session here, and then at the login service. Its address gets nothing of what it knows about a person. */
async function logOut(dienst: Inlogdienst, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db, config } = gateway
  const bezoek = await bezoekOf(gateway, request)
  const token = readCookie(request, config, 'mijn-sessie')
  if (token) await sessies.endWithToken(db, token)
  await forgetPages(db, config, request)
  for (const cookie of ['mijn-sessie', 'mijn-browser'] as const) writeCookie(request, reply, config, cookie, null)
  if (!bezoek) return redirectHere(request, reply, config, '/mijn/uitgelogd')
  await store(gateway, db, request, 'mijn.uitloggen', 200, bezoek.bezoeker.partijen)
  const middel = dienst.middelen.find(({ sleutel }) => sleutel === bezoek.bezoeker.inlogmiddel)
  const provider = middel && (await connected(dienst, middel).catch(() => undefined))
  if (!provider?.configuration.serverMetadata().end_session_endpoint || !(await provider.isReachable()))
    return redirectHere(request, reply, config, '/mijn/uitgelogd')
  const url = client.buildEndSessionUrl(provider.configuration, {
    post_logout_redirect_uri: `${originOf(request, config)}/mijn/uitgelogd`,
  })
  return reply.redirect(url.href, 303)
}

const BACKCHANNEL = 'mijn.uitloggen-bij-inlogdienst'

/** Handles a message of the login service that somebody logged out there. */
async function backchannel(dienst: Inlogdienst, gateway: Gateway, request: FastifyRequest, reply: FastifyReply) {
  const { db } = gateway
  const { logout_token: sent } = (request.body ?? {}) as { logout_token?: unknown }
  const token = typeof sent === 'string' ? sent : ''
  for (const middel of dienst.middelen) {
    const provider = await connected(dienst, middel)
    const claims = await provider.readLogoutToken(token).catch(() => undefined)
    if (!claims || !(await sessies.spendLogoutToken(db, claims.jti, claims.exp))) continue
    await sessies.endAtProvider(db, { issuer: provider.issuer, ...claims })
    await store(gateway, db, request, BACKCHANNEL, 200)
    return reply.status(200).send()
  }
  await store(gateway, db, request, BACKCHANNEL, 400)
  return reply.status(400).send({ error: 'invalid_request' })
}

/** The page where somebody chooses how to log in. */
const choice =
  (dienst: Inlogdienst, { MIJN_MELDEN }: Gateway['config'], terug: string, niveau: unknown): Speaks =>
  (taal, { teksten }) => {
    const t = inlogTexts[taal]
    const without = MIJN_MELDEN !== 'uit' && paragraph(link('/mijn/melden', t.withoutLogin))
    if (!dienst.provider) return { title: t.login, status: 404, content: html`${paragraph(t.notSetUp)}${without}` }
    const asked = isNiveau(niveau) ? niveau : undefined
    return {
      title: t.login,
      content: html`${teksten.welkom && asTyped(teksten.welkom)}${paragraph(t.loginIntro)}${asked && paragraph(t.loginLevel(frameTexts[taal].niveaus[asked]))}${cards(
        dienst.middelen.map((middel) => {
          const { naam, uitleg } = wordsOfMiddel(taal, middel)
          return { href: loginPath(middel.sleutel, terug, asked), title: naam, details: uitleg }
        }),
      )}${without}`,
    }
  }

const YEAR_SECONDS = 31_536_000

/** Serves logging in and out, and what everybody may see. */
export function serveLogin(server: FastifyInstance, gateway: Gateway, dienst: Inlogdienst): void {
  const { config, db, clock } = gateway
  const send = (request: FastifyRequest, reply: FastifyReply, page: Speaks) => sendMijn(gateway, request, reply, page)

  const guarded =
    (work: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>, operatie = 'mijn.inloggen') =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await work(request, reply)
      } catch (error) {
        if (error instanceof Problem) throw error
        const geweigerd =
          error instanceof Geweigerd
            ? error
            : isOutOfReach(error)
              ? new Geweigerd(503, 'unreachable')
              : new Geweigerd(401, 'wrongAnswer')
        request.log.warn({ fault: { name: (error as Error).name, code: (error as { code?: unknown }).code } }, 'login')
        await store(gateway, db, request, operatie, geweigerd.status)
        return send(request, reply, refused(geweigerd))
      }
    }

  server.get(
    '/inloggen',
    guarded(async (request, reply) => {
      const { terug, niveau } = request.query as { terug?: unknown; niveau?: unknown }
      return send(request, reply, choice(dienst, config, placeOf(gateway, request, terug), niveau))
    }),
  )
  server.get(
    '/inloggen/:middel',
    guarded(async (request, reply) => {
      const { middel: sleutel } = request.params as { middel: string }
      const middel = dienst.middelen.find((one) => one.sleutel === sleutel)
      if (!middel) throw new Geweigerd(404, 'notSetUp')
      return begin(dienst, gateway, middel, request, reply)
    }),
  )
  server.get(
    '/terug',
    guarded((request, reply) => finish(dienst, gateway, request, reply)),
  )
  server.post('/uitloggen', async (request, reply) => {
    if (!isOwnPage(request, config)) throw notAllowed({ detail: inlogTexts.nl.foreign })
    return logOut(dienst, gateway, request, reply)
  })
  server.post(
    '/uitloggen/backchannel',
    guarded((request, reply) => backchannel(dienst, gateway, request, reply), BACKCHANNEL),
  )
  server.get('/uitgelogd', (request, reply) =>
    send(request, reply, (taal) => {
      const t = inlogTexts[taal]
      return {
        title: t.loggedOut,
        content: html`${paragraph(t.loggedOutText)}${actions(linkButton('/mijn/inloggen', t.again, 'secondary'))}`,
      }
    }),
  )
  server.post('/blijven', async (request, reply) => {
    const token = readCookie(request, config, 'mijn-sessie')
    const stays =
      isOwnPage(request, config) && token && (await sessies.touch(db, token, clock(), config.MIJN_SESSIE_STIL_MINUTEN))
    return reply.status(stays ? 204 : 401).send()
  })
  server.get('/taal/:taal', async (request, reply) => {
    const { taal } = request.params as { taal: string }
    const { terug } = request.query as { terug?: unknown }
    if (isLanguage(taal)) writeCookie(request, reply, config, 'mijn-taal', taal, YEAR_SECONDS)
    return redirectHere(request, reply, config, placeOf(gateway, request, terug))
  })
  server.get('/privacy', async (request, reply) => {
    const bezoek = await bezoekOf(gateway, request)
    const page: Speaks = (taal, { teksten }) => ({
      title: inlogTexts[taal].privacy,
      content: teksten.privacyverklaring ? asTyped(teksten.privacyverklaring) : paragraph(inlogTexts[taal].privacyNone),
    })
    return sendMijn(gateway, request, reply, page, { bezoek })
  })
}
