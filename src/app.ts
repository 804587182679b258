import type { FastifyInstance } from 'fastify'
import { aankondigingen } from './aankondigingen/contract.ts'
import { routes as aankondigingenRoutes } from './aankondigingen/routes.ts'
import { actoren } from './actoren/contract.ts'
import { routes as actorenRoutes } from './actoren/routes.ts'
import { basisregistraties } from './basisregistraties/contract.ts'
import { routes as basisregistratiesRoutes } from './basisregistraties/routes.ts'
import { concepten } from './concepten/contract.ts'
import { ruimConceptenOp } from './concepten/jobs.ts'
import { routes as conceptenRoutes } from './concepten/routes.ts'
import { problemOfConstraint } from './constraints.ts'
import { contactgegevens } from './contactgegevens/face.ts'
import { documenten } from './documenten/contract.ts'
import { routes as documentenRoutes } from './documenten/routes.ts'
import { gebeurtenissen } from './gebeurtenissen/contract.ts'
import { routes as gebeurtenissenRoutes } from './gebeurtenissen/routes.ts'
import { gesprekken } from './gesprekken/contract.ts'
import { routes as gesprekkenRoutes } from './gesprekken/routes.ts'
import { instellingen } from './instellingen/contract.ts'
import { serveHuisstijl, serveOpenbareInstellingen } from './instellingen/openbaar.ts'
import { routes as instellingenRoutes } from './instellingen/routes.ts'
import { internetaken } from './internetaken/contract.ts'
import { maakDagoverzichten, meldOverTijd } from './internetaken/jobs.ts'
import { routes as internetakenRoutes } from './internetaken/routes.ts'
import { kanalen } from './kanalen/contract.ts'
import { routes as kanalenRoutes } from './kanalen/routes.ts'
import { klantcontacten } from './klantcontacten/contract.ts'
import { ruimAntwoordenOp, signaleerZonderOpvolging } from './klantcontacten/jobs.ts'
import { aantalZonderOpvolging } from './klantcontacten/queries.ts'
import { routes as klantcontactenRoutes } from './klantcontacten/routes.ts'
import { klantinteracties } from './klantinteracties/face.ts'
import { rightsOf, serveFace } from './klantinteracties/wire/face.ts'
import { logboek } from './logboek/contract.ts'
import { verzendDataverwerkingen } from './logboek/jobs.ts'
import { schrijf as schrijfLogboek } from './logboek/queries.ts'
import { routes as logboekRoutes } from './logboek/routes.ts'
import { meldingen } from './meldingen/contract.ts'
import { ruimMeldingenOp, verstuurMeldingen } from './meldingen/jobs.ts'
import { aantalMislukt } from './meldingen/queries.ts'
import { routes as meldingenRoutes } from './meldingen/routes.ts'
import { normen } from './normen/contract.ts'
import { routes as normenRoutes } from './normen/routes.ts'
import { opvolging } from './opvolging/contract.ts'
import { routes as opvolgingRoutes } from './opvolging/routes.ts'
import { partijen } from './partijen/contract.ts'
import { routes as partijenRoutes } from './partijen/routes.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { type BoundOperation, bind } from './platform/contract.ts'
import type { Db } from './platform/database.ts'
import type { Job } from './platform/jobs.ts'
import { type Figure, serveHealth, serveMetrics } from './platform/observability.ts'
import { openApi } from './platform/openapi.ts'
import { type Gateway, serve } from './platform/operations.ts'
import { createServer, refuseOtherMethods } from './platform/server.ts'
import { serveWerkplek } from './platform/web.ts'
import { makeAuthenticator } from './toegang/authenticate.ts'
import { toegang, ZICHTRECHTEN } from './toegang/contract.ts'
import { serveDemoProvider } from './toegang/demo-provider.ts'
import { serveInloggen } from './toegang/inloggen.ts'
import { ruimSessiesOp } from './toegang/jobs.ts'
import { makeLimiter } from './toegang/limiet.ts'
import { connect, type Provider, settingsOf } from './toegang/oidc.ts'
import { routes as toegangRoutes } from './toegang/routes.ts'
import { beperking } from './toegang/zicht.ts'
import { vragensets } from './vragensets/contract.ts'
import { routes as vragensetsRoutes } from './vragensets/routes.ts'
import { weergaven } from './weergaven/contract.ts'
import { routes as weergavenRoutes } from './weergaven/routes.ts'
import { wijzigingen } from './wijzigingen/contract.ts'
import { routes as wijzigingenRoutes } from './wijzigingen/routes.ts'

/** Known when all features are. */
const alleRechten = () => RECHTEN

/** The features in order: each builds only on those before it. */
export const FEATURES: readonly (readonly BoundOperation<Context>[])[] = [
  bind(wijzigingen, wijzigingenRoutes),
  bind(logboek, logboekRoutes),
  bind(gebeurtenissen, gebeurtenissenRoutes),
  bind(documenten, documentenRoutes),
  bind(actoren, actorenRoutes),
  bind(toegang, toegangRoutes(alleRechten)),
  bind(instellingen, instellingenRoutes),
  bind(kanalen, kanalenRoutes),
  bind(vragensets, vragensetsRoutes),
  bind(normen, normenRoutes),
  bind(partijen, partijenRoutes),
  bind(basisregistraties, basisregistratiesRoutes),
  bind(concepten, conceptenRoutes),
  bind(meldingen, meldingenRoutes),
  bind(internetaken, internetakenRoutes),
  bind(klantcontacten, klantcontactenRoutes),
  bind(opvolging, opvolgingRoutes),
  bind(gesprekken, gesprekkenRoutes),
  bind(aankondigingen, aankondigingenRoutes),
  bind(weergaven, weergavenRoutes),
]

/** Everything that somebody can be allowed to do. */
export const RECHTEN: readonly string[] = [
  ...new Set([
    ...FEATURES.flat().map(({ operation }) => operation.right),
    ...Object.values(ZICHTRECHTEN),
    ...rightsOf(klantinteracties),
    ...rightsOf(contactgegevens),
  ]),
].sort()

/** What happens later. */
export const JOBS: readonly Job[] = [
  verzendDataverwerkingen,
  ruimConceptenOp,
  signaleerZonderOpvolging,
  ruimAntwoordenOp,
  ruimSessiesOp,
  meldOverTijd,
  maakDagoverzichten,
  verstuurMeldingen,
  ruimMeldingenOp,
]

const FIGURES: readonly Figure[] = [
  {
    name: 'balie_klantcontacten_zonder_opvolging',
    help: 'Klantcontacten that have no interne taak and no zaak (R12).',
    read: aantalZonderOpvolging,
  },
  {
    name: 'balie_meldingen_mislukt',
    help: 'E-mail to medewerkers that could not be sent after all attempts.',
    read: aantalMislukt,
  },
]

export const API_VERSION = '0.1.0'

const API_PATH = '/api/v1'

export interface AppOptions {
  config: Config
  db: Db
  /** The same database for who may not see everything. */
  beperkt: Db
  clock?: () => Date
}

/** The Balie API with its description; every answer carries its version (API Design Rules). */
const serveApi = (gateway: Gateway) => async (api: FastifyInstance) => {
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('API-Version', API_VERSION)
  })
  serve(api, gateway, FEATURES.flat())
  serveOpenbareInstellingen(api, gateway)
  const origin = gateway.config.PUBLIC_URL?.replace(/\/$/, '') ?? ''
  const description = openApi(FEATURES.flat(), { version: API_VERSION, server: origin + API_PATH })
  api.get('/openapi.json', (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send(description))
  refuseOtherMethods(api, '/openapi.json', ['get'])
}

/** Where a server that listens is reached. */
function addressOf(server: FastifyInstance, { PUBLIC_URL }: Config): string {
  const [address] = server.addresses()
  const port = typeof address === 'object' ? address.port : 0
  return PUBLIC_URL ? new URL(PUBLIC_URL).origin : `http://localhost:${port}`
}

const DEMO_REGISTRATIES = '/demo-basisregistraties'

/** The basisregistraties: those of the settings, or in a demonstration those that run inside, with published test identities. */
function withRegistraties(server: FastifyInstance, config: Config): Config {
  if (!config.demo || config.production || config.BRP_URL || config.KVK_URL) return config
  server.register(
    async (scope) => {
      const { serveBasisregistraties } = await import('./demo/basisregistraties/server.ts')
      serveBasisregistraties(scope)
    },
    { prefix: DEMO_REGISTRATIES },
  )
  const at = (path: string) => ({
    enumerable: true,
    get: () => addressOf(server, { ...config, PUBLIC_URL: undefined }) + DEMO_REGISTRATIES + path,
  })
  const own = { ...config, BRP_API_KEY: 'demo', KVK_API_KEY: 'demo' }
  return Object.defineProperties(own, { BRP_URL: at('/brp'), KVK_URL: at('/kvk') })
}

/** The people of the demonstration with the codes of their afdelingen and groepen. */
async function demoMensen() {
  const { maakActoren, maakMedewerkers } = await import('./demo/actoren.ts')
  const actoren = maakActoren()
  const codeVan = (index: number) => actoren[index]?.actoridentificator.objectId ?? ''
  return maakMedewerkers().map((mens) => ({ ...mens, eenheden: mens.eenheden.map(codeVan) }))
}

/** The OpenID provider where medewerkers log in: the one of the settings, or in a demonstration one inside. Connected on first use. */
function providerOf(server: FastifyInstance, config: Config): (() => Promise<Provider>) | undefined {
  const inside =
    config.demo && !config.production && !config.OIDC_ISSUER
      ? serveDemoProvider(server, { originOf: () => addressOf(server, config), mensen: demoMensen })
      : undefined
  const settings = inside ?? (() => settingsOf(config))
  if (!inside && !settingsOf(config)) return undefined
  let connected: Promise<Provider> | undefined
  return () => {
    const found = settings()
    if (!found) throw new Error('No OpenID provider.')
    connected ??= connect(found, config.production).catch((error: unknown) => {
      connected = undefined
      throw error
    })
    return connected
  }
}

/** The whole server: every face on one database. */
export function createApp({ config: given, db, beperkt, clock = () => new Date() }: AppOptions): FastifyInstance {
  const server = createServer(given)
  const config = withRegistraties(server, given)
  serveHealth(server, db)
  serveMetrics(server, db, FIGURES)
  const authenticate = makeAuthenticator({ db, config, clock })
  const gateway: Gateway = {
    db,
    beperkt,
    beperking,
    config,
    clock,
    authenticate,
    limit: makeLimiter(clock),
    schrijfLogboek,
    problemOfConstraint,
  }
  server.register(serveApi(gateway), { prefix: API_PATH })
  serveHuisstijl(server, gateway)
  serveInloggen(server, gateway, providerOf(server, config))
  serveFace(server, gateway, klantinteracties)
  serveFace(server, gateway, contactgegevens)
  serveWerkplek(server, {
    isLoggedIn: (request) =>
      authenticate(request).then(
        () => true,
        () => false,
      ),
    formTargets: config.OIDC_ISSUER ? [new URL(config.OIDC_ISSUER).origin] : [],
  })
  return server
}
