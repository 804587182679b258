import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { exportJWK, generateKeyPair } from 'jose'
import type { Configuration, Provider } from 'oidc-provider'
import type { ProviderSettings } from '../../inrichting/toegang/oidc.ts'
import { escapeHtml, html, pagePolicy } from '../../platform/pagina.ts'

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

const PATH = '/demo-provider'
const CLIENT_ID = 'balie'
// It protects nothing, because anybody here becomes whom they like. It stays the same after a restart, so that the provider can say that it
// knows nobody any more.
const CLIENT_SECRET = 'geheim-van-de-demonstratie'
const DAY = 86_400

/** Gives the claims of a person, as a provider of a municipality would. */
const claimsOf = (mens: DemoMens) => ({
  sub: mens.gebruikersnaam,
  name: mens.naam,
  preferred_username: mens.gebruikersnaam,
  email: mens.emailadres,
  roles: mens.rollen,
  groups: mens.eenheden,
})

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

async function makeProvider(origin: string, mensen: readonly DemoMens[]): Promise<Provider> {
  const { default: OidcProvider } = await import('oidc-provider')
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new OidcProvider(origin + PATH, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    ttl: { AccessToken: 300, IdToken: 300, Interaction: 3600, Grant: DAY, Session: DAY, RefreshToken: DAY },
    issueRefreshToken: async () => true,
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: addresses(origin).map((address) => `${address}/inloggen/terug`),
        post_logout_redirect_uris: addresses(origin).map((address) => `${address}/uitgelogd`),
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        backchannel_logout_uri: `${origin}/uitloggen/backchannel`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')] },
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
      const mens = mensen.find(({ gebruikersnaam }) => gebruikersnaam === id)
      return mens && { accountId: id, claims: () => claimsOf(mens) }
    },
    interactions: { url: (_ctx, { uid }) => `/demo-inloggen/${uid}` },
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

/** Makes the page with the people by role, each with a button; a person with several roles stands with the first. */
function peoplePage(uid: string, mensen: readonly DemoMens[]): string {
  const rollen = [...new Set(mensen.flatMap((mens) => mens.rollen.slice(0, 1)))]
  const button = ({ gebruikersnaam, naam, functie, rollen: eigen }: DemoMens) =>
    `<li><button name="login" value="${escapeHtml(gebruikersnaam)}">${escapeHtml(naam)} <span>${escapeHtml([functie, ...eigen.slice(1)].join(', '))}</span></button></li>`
  const groups = rollen.map((rol) => {
    const items = mensen.filter((mens) => mens.rollen[0] === rol).map(button)
    return `<h2>${escapeHtml(ROLLEN[rol] ?? rol)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  const intro = '<p>Dit is een demonstratie met verzonnen mensen en gegevens. Kies wie u bent.</p>'
  return html(
    'Inloggen als',
    `${intro}\n<form method="post" action="/demo-inloggen/${escapeHtml(uid)}">\n${groups.join('\n')}\n</form>`,
  )
}

/** Hands a request over to the provider, with the headers that Balie has set already. */
function handOver(request: FastifyRequest, reply: FastifyReply): { req: IncomingMessage; res: ServerResponse } {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.hijack()
  return { req: request.raw, res: reply.raw }
}

/** Sends whoever comes back to a login that is over (by Back, or a bookmark) to where they are logged in, or a new login begins. */
function leaveEndedLogin(error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Error && error.name === 'SessionNotFound') return reply.redirect('/werkplek/', 303)
  throw error
}

/**
 * Serves a real OpenID provider inside a demonstration, where anybody becomes whom they like. It is never served in production.
 * @param originOf gives the address of this server, once it listens
 * @param mensen the people whom a visitor can be
 */
export function serveDemoProvider(
  server: FastifyInstance,
  { originOf, mensen }: { originOf(): string; mensen(): Promise<readonly DemoMens[]> },
): () => ProviderSettings {
  let made: Promise<Provider> | undefined
  const provider = () => {
    made ??= mensen().then((all) => makeProvider(originOf(), all))
    return made
  }
  server.register(async (web) => {
    web.setErrorHandler(leaveEndedLogin)
    web.addHook('onRequest', async (_request, reply) => {
      reply.header('Content-Security-Policy', pagePolicy())
    })
    web.removeAllContentTypeParsers()
    // The provider reads bodies itself.
    web.addContentTypeParser('*', (_request, _payload, done) => done(null))
    web.all(`${PATH}/*`, async (request, reply) => {
      const handle = (await provider()).callback()
      const { req, res } = handOver(request, reply)
      Object.assign(req, { originalUrl: req.url })
      req.url = (req.url ?? '').slice(PATH.length)
      await handle(req, res)
    })
    web.get('/demo-inloggen/:uid', async (request, reply) => {
      const { uid } = await (await provider()).interactionDetails(request.raw, reply.raw)
      return reply.type('text/html; charset=utf-8').send(peoplePage(uid, await mensen()))
    })
  })
  server.register(async (web) => {
    web.setErrorHandler(leaveEndedLogin)
    web.removeAllContentTypeParsers()
    web.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    web.post('/demo-inloggen/:uid', async (request, reply) => {
      const { login = '' } = request.body as { login?: string }
      const to = await (await provider()).interactionResult(request.raw, reply.raw, { login: { accountId: login } })
      return reply.redirect(to, 303)
    })
  })
  return () => ({ issuer: originOf() + PATH, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET })
}
