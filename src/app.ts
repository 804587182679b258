import type { FastifyInstance } from 'fastify'
import { feature as actoren } from './inrichting/actoren/feature.ts'
import { feature as instellingen } from './inrichting/instellingen/feature.ts'
import { feature as kanalen } from './inrichting/kanalen/feature.ts'
import { feature as labels } from './inrichting/labels/feature.ts'
import { feature as normen } from './inrichting/normen/feature.ts'
import { feature as standaardantwoorden } from './inrichting/standaardantwoorden/feature.ts'
import { feature as storingen } from './inrichting/storingen/feature.ts'
import { makeAuthenticator } from './inrichting/toegang/authenticate.ts'
import { makeFeature as toegang } from './inrichting/toegang/feature.ts'
import { serveInloggen } from './inrichting/toegang/inloggen.ts'
import { makeAddressLimiter, makeLimiter, netwerkOf } from './inrichting/toegang/limiet.ts'
import { connect, type Provider, type ProviderSettings, settingsOf } from './inrichting/toegang/oidc.ts'
import { beperking } from './inrichting/toegang/zicht.ts'
import { makeFeature as voorstellen } from './inrichting/voorstellen/feature.ts'
import { propose } from './inrichting/voorstellen/routes.ts'
import { feature as vragensets } from './inrichting/vragensets/feature.ts'
import { feature as wijzigingen } from './inrichting/wijzigingen/feature.ts'
import { feature as zaaksystemen } from './inrichting/zaaksystemen/feature.ts'
import { feature as abonnementen } from './koppelingen/abonnementen/feature.ts'
import { feature as betalen } from './koppelingen/betalen/feature.ts'
import { vindBetaaldienst } from './koppelingen/betalen/worldline.ts'
import { feature as contactgegevens } from './koppelingen/contactgegevens/feature.ts'
import { vindDraad } from './koppelingen/email/draad.ts'
import { feature as email } from './koppelingen/email/feature.ts'
import { feature as inkomend } from './koppelingen/inkomend/feature.ts'
import { feature as klantinteracties } from './koppelingen/klantinteracties/feature.ts'
import { feature as notify } from './koppelingen/notify/feature.ts'
import { vindSmsdienst } from './koppelingen/notify/notify.ts'
import { feature as signaleren } from './koppelingen/signaleren/feature.ts'
import { feature as taken } from './koppelingen/taken/feature.ts'
import { feature as telefonie } from './koppelingen/telefonie/feature.ts'
import { feature as virusscan } from './koppelingen/virusscan/feature.ts'
import { feature as zaaksysteem } from './koppelingen/zaaksysteem/feature.ts'
import { checkNummers, vindZaak, zoekZaak } from './koppelingen/zaaksysteem/vinden.ts'
import { feature as zgw } from './koppelingen/zgw/feature.ts'
import { type MijnFeature, feature as mijnFrame } from './mijn/frame/feature.ts'
import { feature as mijnGegevens } from './mijn/gegevens/feature.ts'
import { feature as mijnInloggen } from './mijn/inloggen/feature.ts'
import { hasMijn, inlogdienstOf, serveMijn } from './mijn/inloggen/mijn.ts'
import { feature as mijnMeekijken } from './mijn/meekijken/feature.ts'
import { feature as mijnMelden } from './mijn/melden/feature.ts'
import { feature as mijnMijntaken } from './mijn/mijntaken/feature.ts'
import { feature as mijnOverzicht } from './mijn/overzicht/feature.ts'
import { feature as mijnTaken } from './mijn/taken/feature.ts'
import { feature as mijnVragen } from './mijn/vragen/feature.ts'
import { feature as mijnZaken } from './mijn/zaken/feature.ts'
import { type Config, publicOrigin, readConfig, settings } from './platform/config.ts'
import { problemOfConstraints } from './platform/constraints.ts'
import type { Context } from './platform/context.ts'
import type { BoundOperation } from './platform/contract.ts'
import type { Db } from './platform/database.ts'
import type { Feature } from './platform/feature.ts'
import { type Meter, serveHealth, serveMetrics } from './platform/observability.ts'
import { once } from './platform/once.ts'
import { openApi } from './platform/openapi.ts'
import { type Gateway, serve } from './platform/operations.ts'
import { createServer, refuseOtherMethods } from './platform/server.ts'
import { serveWerkplek } from './platform/web.ts'
import { makeFeature as aankondigingen } from './register/aankondigingen/feature.ts'
import { feature as basisregistraties } from './register/basisregistraties/feature.ts'
import { feature as concepten } from './register/concepten/feature.ts'
import { feature as documenten } from './register/documenten/feature.ts'
import { feature as gebeurtenissen } from './register/gebeurtenissen/feature.ts'
import { makeFeature as gesprekken } from './register/gesprekken/feature.ts'
import { feature as internetaken } from './register/internetaken/feature.ts'
import { makeFeature as klantberichten } from './register/klantberichten/feature.ts'
import { makeFeature as klantcontacten } from './register/klantcontacten/feature.ts'
import { feature as klanttaaksjablonen } from './register/klanttaaksjablonen/feature.ts'
import { makeFeature as klanttaken } from './register/klanttaken/feature.ts'
import { feature as logboek } from './register/logboek/feature.ts'
import { store as schrijfLogboek } from './register/logboek/queries.ts'
import { makeRefusals } from './register/logboek/weigeringen.ts'
import { feature as meldingen } from './register/meldingen/feature.ts'
import { feature as oproepen } from './register/oproepen/feature.ts'
import { makeFeature as opvolging } from './register/opvolging/feature.ts'
import { feature as partijen } from './register/partijen/feature.ts'
import { feature as signalen } from './register/signalen/feature.ts'
import { feature as team } from './register/team/feature.ts'
import { feature as weergaven } from './register/weergaven/feature.ts'
import { feature as zaakregister } from './register/zaakregister/feature.ts'
import { feature as zaken } from './register/zaken/feature.ts'

/** Known when all features are. */
const allRechten = () => RECHTEN
const allOperations = () => OPERATIONS

/** The features of Mijn in order, after all others. */
export const MIJN: readonly MijnFeature[] = [
  mijnFrame,
  mijnInloggen,
  mijnZaken,
  mijnVragen,
  mijnMelden,
  mijnTaken,
  mijnGegevens,
  mijnOverzicht,
  mijnMeekijken,
  mijnMijntaken,
]

/** The features in order: each builds only on those before it. */
export const FEATURES: readonly Feature[] = [
  wijzigingen,
  logboek,
  gebeurtenissen,
  documenten,
  actoren,
  toegang(allRechten),
  voorstellen(allOperations),
  instellingen,
  kanalen,
  vragensets,
  normen,
  standaardantwoorden,
  labels,
  storingen,
  zaaksystemen,
  partijen,
  basisregistraties,
  concepten,
  meldingen,
  internetaken,
  zaken,
  oproepen,
  klantcontacten(checkNummers),
  opvolging(vindZaak),
  gesprekken(checkNummers),
  aankondigingen(checkNummers),
  signalen,
  weergaven,
  team,
  abonnementen,
  zaakregister,
  klanttaken(vindSmsdienst, zoekZaak, vindBetaaldienst),
  klanttaaksjablonen,
  klantberichten(vindSmsdienst, { vindDraad, hasMijn }),
  zaaksysteem,
  email,
  virusscan,
  signaleren,
  inkomend,
  telefonie,
  klantinteracties,
  contactgegevens,
  zgw,
  taken,
  betalen,
  notify,
  ...MIJN,
]

/** Everything of one kind that the features bring. */
const all = <T>(of: (feature: Feature) => readonly T[] | undefined): T[] =>
  FEATURES.flatMap((feature) => of(feature) ?? [])

/** The operations of the Balie API. */
export const OPERATIONS: readonly BoundOperation<Context>[] = all(({ operations }) => operations)

/** The operations of the Balie API whose caller is known by a signature. */
export const SIGNED = all(({ signed }) => signed)

/** Everything that somebody can be allowed to do. */
export const RECHTEN: readonly string[] = [
  ...new Set([...OPERATIONS.map(({ operation }) => operation.right), ...all(({ rights }) => rights)]),
].sort()

/** The work that is done at set times. */
export const JOBS = all(({ jobs }) => jobs)

/** The work that goes on all the time, beside the jobs. */
export const LOOPS = all(({ loops }) => loops)

/** The settings, of the server and of each feature. */
export const SETTINGS = [settings, ...all((feature) => feature.settings && [feature.settings])]

/**
 * Reads all settings from the environment.
 * @throws ConfigError that names what is wrong
 */
export const parseConfig = (env: NodeJS.ProcessEnv): Config => readConfig(env, SETTINGS)

const problemOfConstraint = problemOfConstraints(Object.assign({}, ...FEATURES.map(({ constraints }) => constraints)))

export const API_VERSION = '0.1.0'

const API_PATH = '/api/v1'

export interface AppOptions {
  config: Config
  db: Db
  /** The database as it is for who may not see everything. */
  beperkt: Db
  /** The connection that hears soon whether the database answers. */
  probe: Db
  clock?: () => Date
  /** Figures beside those of the register. */
  meters?: readonly Meter[]
  /** Is everything done that comes before serving? Until then there is only `/health`. */
  isStarted?: () => boolean
  /** Serves what a demonstration has inside; not given in production. */
  inside?: (server: FastifyInstance, config: Config) => Inside
}

/** The parts that a server has inside and others have beside it. */
export interface Inside {
  /** The settings, with the addresses of what is inside. */
  config: Config
  /** The OpenID provider, once the server listens; undefined: the one of the settings. */
  provider?: () => ProviderSettings | undefined
  /** The login service of Mijn, likewise. */
  inlogdienst?: () => ProviderSettings | undefined
}

/** The Balie API with its description; every answer carries its version (API Design Rules). */
const serveApi = (gateway: Gateway) => async (api: FastifyInstance) => {
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('API-Version', API_VERSION)
  })
  serve(api, gateway, OPERATIONS, SIGNED)
  for (const feature of FEATURES) feature.serveInApi?.(api, gateway)
  const origin = publicOrigin(gateway.config)
  const description = once(() =>
    openApi([...OPERATIONS, ...SIGNED], { version: API_VERSION, server: origin + API_PATH }),
  )
  api.get('/openapi.json', (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send(description()))
  refuseOtherMethods(api, '/openapi.json', ['get'])
}

/** The OpenID provider where medewerkers log in, connected on first use; undefined where none is set. */
function providerOf(config: Config, inside: Inside['provider']): (() => Promise<Provider>) | undefined {
  const own = settingsOf(config)
  const settings = inside ?? (own && (() => own))
  if (!settings) return undefined
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

/** Makes the server of `balie work`: health and metrics, beside its jobs. Every process serves these. */
export function createWorker({
  config,
  db,
  probe,
  meters,
  isStarted = () => true,
}: Pick<AppOptions, 'config' | 'db' | 'probe' | 'meters' | 'isStarted'>): FastifyInstance {
  const server = createServer(config, { isStarted })
  serveHealth(server, probe, isStarted)
  const figures = all((feature) => feature.figures)
  serveMetrics(server, db, figures, [...all((feature) => feature.meters), ...(meters ?? [])])
  return server
}

/** The whole server: every face on one database. */
export function createApp({
  config: given,
  db,
  beperkt,
  probe,
  clock = () => new Date(),
  meters,
  isStarted,
  inside,
}: AppOptions): FastifyInstance {
  const server = createWorker({ config: given, db, probe, meters, isStarted })
  const { config, provider, inlogdienst } = inside?.(server, given) ?? { config: given }
  const openIdProvider = providerOf(config, provider)
  const { authenticate, recall } = makeAuthenticator({ db, config, clock, provider: openIdProvider })
  const refusals = makeRefusals({ db, config, clock, log: server.log, senderOf: netwerkOf })
  server.addHook('onClose', refusals.stop)
  const limitLogin = makeAddressLimiter(clock, config.INLOGGEN_PER_MINUUT)
  const gateway: Gateway = {
    db,
    beperkt,
    beperking,
    config,
    clock,
    authenticate,
    recall,
    limit: makeLimiter(clock),
    limitUnknown: makeAddressLimiter(clock, config.GEWEIGERD_PER_MINUUT),
    limitLogin(herkomst) {
      const refusal = limitLogin(herkomst)
      if (refusal) throw refusal
    },
    schrijfLogboek,
    ...(config.VIER_OGEN && { propose }),
    writeWeigering: refusals.write,
    problemOfConstraint,
  }
  server.register(serveApi(gateway), { prefix: API_PATH })
  serveInloggen(server, gateway, openIdProvider)
  for (const feature of FEATURES) feature.serve?.(server, gateway)
  serveMijn(server, gateway, MIJN, inlogdienstOf(config, inlogdienst))
  serveWerkplek(server, {
    isLoggedIn: (request) =>
      authenticate(request).then(
        () => true,
        () => false,
      ),
    formTargets: config.OIDC_ISSUER ? [new URL(config.OIDC_ISSUER).origin] : [],
    tileOrigins: config.PDOK_TEGELS_URL ? [new URL(config.PDOK_TEGELS_URL).origin] : [],
  })
  return server
}
