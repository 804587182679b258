import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { exportJWK, generateKeyPair } from 'jose'
import type { Configuration, Provider } from 'oidc-provider'
import type { ProviderSettings } from '../../inrichting/toegang/oidc.ts'
import { escapeHtml, html, pagePolicy } from '../../platform/pagina.ts'
import type { DemoKlant } from './klanten.ts'

/** A person of the demonstration, as whom a visitor can log in. */
export interface DemoMens {
  gebruikersnaam: string
  naam: string
  functie: string
  emailadres: string
  rollen: readonly string[]
  /** The codes of their afdelingen and groepen. */
  eenheden: readonly string[]
}

// It protects nothing, because anybody here becomes whom they like. It stays the same after a restart, so that the provider can say that it
// knows nobody any more.
const CLIENT_SECRET = 'geheim-van-de-demonstratie'
const DAY = 86_400

/** Somebody as whom a visitor can log in, in a group of the page. */
interface Iemand {
  login: string
  naam: string
  uitleg: string
  groep: string
  claims: object
}

/** The purpose of one of the providers of the demonstration. */
interface Doel {
  /** Where it is served. */
  path: string
  /** Where a visitor chooses who they are. */
  choose: string
  clientId: string
  /** Where it sends back whoever logged in, or logged out. */
  terug: string
  uitgelogd: string
  backchannel: string
  /** Where somebody goes who comes back to a login that is over. */
  begin: string
  /** Each login asks who it is: nobody is still known here from a login before. */
  asksAlways?: true
  claims: Record<string, string[]>
  /** The people; those of one means where `middel` says so. */
  mensen(middel?: string): Promise<readonly Iemand[]>
}

/** Gives every address by which the browser of a demonstration may have come. */
const addresses = (origin: string) => [origin, origin.replace('//localhost:', '//127.0.0.1:')]

/** Nobody is asked for consent, because Balie is the only client. */
export const grantWithoutConsent: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, provider } = oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

async function makeProvider(origin: string, doel: Doel, mensen: readonly Iemand[]): Promise<Provider> {
  const { default: OidcProvider } = await import('oidc-provider')
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new OidcProvider(origin + doel.path, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    ttl: { AccessToken: 300, IdToken: 300, Interaction: 3600, Grant: DAY, Session: DAY, RefreshToken: DAY },
    issueRefreshToken: async () => true,
    clients: [
      {
        client_id: doel.clientId,
        client_secret: CLIENT_SECRET,
        redirect_uris: addresses(origin).map((address) => address + doel.terug),
        post_logout_redirect_uris: addresses(origin).map((address) => address + doel.uitgelogd),
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        backchannel_logout_uri: origin + doel.backchannel,
        backchannel_logout_session_required: true,
      },
    ],
    claims: doel.claims,
    extraParams: ['middel'],
    conformIdTokenClaims: false,
    // Each provider has cookies of its own, so that who is logged in at one is not at the other.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: `${doel.clientId}-session`,
        interaction: `${doel.clientId}-interaction`,
        resume: `${doel.clientId}-resume`,
      },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = html(
            'Uitloggen',
            `${form}\n<button type="submit" form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`,
          )
        },
      },
    },
    findAccount: (_ctx, id) => {
      const mens = mensen.find(({ login }) => login === id)
      return mens && { accountId: id, claims: () => ({ sub: id, ...mens.claims }) }
    },
    interactions: { url: (_ctx, { uid }) => `${doel.choose}/${uid}` },
    loadExistingGrant: grantWithoutConsent,
    pkce: { required: () => true },
    renderError: (ctx, out) => {
      ctx.body = html('Inloggen is niet gelukt', `<p>${escapeHtml(out.error_description ?? out.error)}</p>`)
    },
  })
  provider.proxy = origin.startsWith('https:')
  return provider
}

/** The page shows these names of roles above the people who have them. */
const ROLLEN: Record<string, string> = {
  'kcc-medewerker': 'Klantcontactcentrum en postkamer',
  behandelaar: 'Behandelaars',
  coordinator: 'Coördinatoren',
  beheerder: 'Beheer',
  'privacy-officer': 'Privacy officer',
  rapportage: 'Rapportage',
}

/** Makes the page with the people by group, each with a button. */
function peoplePage(action: string, mensen: readonly Iemand[]): string {
  const groepen = [...new Set(mensen.map(({ groep }) => groep))]
  const button = ({ login, naam, uitleg }: Iemand) =>
    `<li><button name="login" value="${escapeHtml(login)}">${escapeHtml(naam)} <span>${escapeHtml(uitleg)}</span></button></li>`
  const groups = groepen.map((groep) => {
    const items = mensen.filter((mens) => mens.groep === groep).map(button)
    return `<h2>${escapeHtml(groep)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  const intro = '<p>Dit is een demonstratie met verzonnen mensen en gegevens. Kies wie u bent.</p>'
  return html(
    'Inloggen als',
    `${intro}\n<form method="post" action="${escapeHtml(action)}">\n${groups.join('\n')}\n</form>`,
  )
}

/** Medewerkers by their roles; a person with several roles stands with the first. */
const asMedewerker = ({ gebruikersnaam, naam, functie, rollen, emailadres, eenheden }: DemoMens): Iemand => ({
  login: gebruikersnaam,
  naam,
  uitleg: [functie, ...rollen.slice(1)].join(', '),
  groep: ROLLEN[rollen[0] ?? ''] ?? rollen[0] ?? '',
  // As a provider of a municipality would give them.
  claims: { name: naam, preferred_username: gebruikersnaam, email: emailadres, roles: rollen, groups: eenheden },
})

/** The provider where medewerkers log in. */
const forMedewerkers = (mensen: () => Promise<readonly DemoMens[]>): Doel => ({
  path: '/demo-provider',
  choose: '/demo-inloggen',
  clientId: 'balie',
  terug: '/inloggen/terug',
  uitgelogd: '/uitgelogd',
  backchannel: '/uitloggen/backchannel',
  begin: '/werkplek/',
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'groups'], email: ['email'] },
  mensen: async () => (await mensen()).map(asMedewerker),
})

/** The login service where klanten log in to Mijn, by each of the means. */
const forKlanten = (klanten: readonly DemoKlant[]): Doel => ({
  path: '/demo-inlogdienst',
  choose: '/demo-inloggen-mijn',
  clientId: 'balie-mijn',
  terug: '/mijn/terug',
  uitgelogd: '/mijn/uitgelogd',
  backchannel: '/mijn/uitloggen/backchannel',
  begin: '/mijn/',
  asksAlways: true,
  claims: { openid: ['sub', ...new Set(klanten.flatMap(({ claims }) => Object.keys(claims)))] },
  mensen: async (middel) =>
    klanten
      .filter(({ inlogmiddel }) => middel === undefined || inlogmiddel === middel)
      .map(({ sleutel, naam, uitleg, inlogmiddel, claims }) => ({
        login: sleutel,
        naam,
        uitleg,
        groep: inlogmiddel,
        claims,
      })),
})

/** Hands a request over to the provider, with the headers that Balie has set already. */
function handOver(request: FastifyRequest, reply: FastifyReply): { req: IncomingMessage; res: ServerResponse } {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.hijack()
  return { req: request.raw, res: reply.raw }
}

/** Leaves out the cookies that say who somebody was at a login before. */
function forgetSession({ headers }: IncomingMessage, name: string): void {
  const kept = (headers.cookie ?? '').split('; ').filter((pair) => !pair.startsWith(name))
  headers.cookie = kept.join('; ')
}

/** Serves one of the providers. */
function serveProvider(server: FastifyInstance, originOf: () => string, doel: Doel): () => ProviderSettings {
  let made: Promise<Provider> | undefined
  const provider = () => {
    made ??= doel.mensen().then((all) => makeProvider(originOf(), doel, all))
    return made
  }
  /** Sends whoever comes back to a login that is over (by Back, or a bookmark) to where they are logged in, or a new login begins. */
  const leaveEndedLogin = (error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Error && error.name === 'SessionNotFound') return reply.redirect(doel.begin, 303)
    throw error
  }
  server.register(async (web) => {
    web.setErrorHandler(leaveEndedLogin)
    web.addHook('onRequest', async (_request, reply) => {
      reply.header('Content-Security-Policy', pagePolicy())
    })
    web.removeAllContentTypeParsers()
    // The provider reads bodies itself.
    web.addContentTypeParser('*', (_request, _payload, done) => done(null))
    web.all(`${doel.path}/*`, async (request, reply) => {
      const handle = (await provider()).callback()
      const { req, res } = handOver(request, reply)
      Object.assign(req, { originalUrl: req.url })
      if (doel.asksAlways && req.url?.startsWith(`${doel.path}/auth`)) forgetSession(req, `${doel.clientId}-session`)
      req.url = (req.url ?? '').slice(doel.path.length)
      await handle(req, res)
    })
    web.get(`${doel.choose}/:uid`, async (request, reply) => {
      const { uid, params } = await (await provider()).interactionDetails(request.raw, reply.raw)
      const middel = typeof params.middel === 'string' ? params.middel : undefined
      return reply.type('text/html; charset=utf-8').send(peoplePage(`${doel.choose}/${uid}`, await doel.mensen(middel)))
    })
  })
  server.register(async (web) => {
    web.setErrorHandler(leaveEndedLogin)
    web.removeAllContentTypeParsers()
    web.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    web.post(`${doel.choose}/:uid`, async (request, reply) => {
      const { login = '' } = request.body as { login?: string }
      const to = await (await provider()).interactionResult(request.raw, reply.raw, { login: { accountId: login } })
      return reply.redirect(to, 303)
    })
  })
  return () => ({ issuer: originOf() + doel.path, clientId: doel.clientId, clientSecret: CLIENT_SECRET })
}

/**
 * Serves a real OpenID provider inside a demonstration, where anybody becomes the medewerker whom they like. It is never served in production.
 * @param originOf gives the address of this server, once it listens
 * @param mensen the people whom a visitor can be
 */
export const serveDemoProvider = (
  server: FastifyInstance,
  { originOf, mensen }: { originOf(): string; mensen(): Promise<readonly DemoMens[]> },
): (() => ProviderSettings) => serveProvider(server, originOf, forMedewerkers(mensen))

/** Serves likewise a login service of Mijn, where anybody becomes the klant whom they like. */
export const serveDemoInlogdienst = (
  server: FastifyInstance,
  { originOf, klanten }: { originOf(): string; klanten: readonly DemoKlant[] },
): (() => ProviderSettings) => serveProvider(server, originOf, forKlanten(klanten))
