import type { FastifyInstance } from 'fastify'
import { problemOfConstraint } from './constraints.ts'
import { actoren } from './inrichting/actoren/contract.ts'
import { routes as actorenRoutes } from './inrichting/actoren/routes.ts'
import { instellingen } from './inrichting/instellingen/contract.ts'
import { serveHuisstijl, serveOpenbareInstellingen } from './inrichting/instellingen/openbaar.ts'
import { routes as instellingenRoutes } from './inrichting/instellingen/routes.ts'
import { kanalen } from './inrichting/kanalen/contract.ts'
import { routes as kanalenRoutes } from './inrichting/kanalen/routes.ts'
import { normen } from './inrichting/normen/contract.ts'
import { routes as normenRoutes } from './inrichting/normen/routes.ts'
import { makeAuthenticator } from './inrichting/toegang/authenticate.ts'
import { toegang, ZICHTRECHTEN } from './inrichting/toegang/contract.ts'
import { serveInloggen } from './inrichting/toegang/inloggen.ts'
import { ruimSessiesOp } from './inrichting/toegang/jobs.ts'
import { makeAddressLimiter, makeLimiter, netwerkOf } from './inrichting/toegang/limiet.ts'
import { connect, type Provider, type ProviderSettings, settingsOf } from './inrichting/toegang/oidc.ts'
import { routes as toegangRoutes } from './inrichting/toegang/routes.ts'
import { beperking } from './inrichting/toegang/zicht.ts'
import { voorstellen } from './inrichting/voorstellen/contract.ts'
import { propose, routes as voorstellenRoutes } from './inrichting/voorstellen/routes.ts'
import { vragensets } from './inrichting/vragensets/contract.ts'
import { routes as vragensetsRoutes } from './inrichting/vragensets/routes.ts'
import { wijzigingen } from './inrichting/wijzigingen/contract.ts'
import { routes as wijzigingenRoutes } from './inrichting/wijzigingen/routes.ts'
import { zaaksystemen } from './inrichting/zaaksystemen/contract.ts'
import { routes as zaaksystemenRoutes } from './inrichting/zaaksystemen/routes.ts'
import { abonnementen } from './koppelingen/abonnementen/contract.ts'
import { bezorgGebeurtenissen, ruimBezorgingenOp } from './koppelingen/abonnementen/jobs.ts'
import {
  countMislukt,
  countOnbereikbaar,
  secondenAchter as secondenTeLaat,
} from './koppelingen/abonnementen/queries.ts'
import { routes as abonnementenRoutes } from './koppelingen/abonnementen/routes.ts'
import { contactgegevens } from './koppelingen/contactgegevens/face.ts'
import { klantinteracties } from './koppelingen/klantinteracties/face.ts'
import { rightsOf, serveFace } from './koppelingen/klantinteracties/wire/face.ts'
import { taken } from './koppelingen/taken/face.ts'
import { meterZaaksystemen } from './koppelingen/zaaksysteem/client/metrieken.ts'
import { zaaksysteem } from './koppelingen/zaaksysteem/contract.ts'
import { leesCatalogi, startZaken, volgZaken } from './koppelingen/zaaksysteem/jobs.ts'
import { routes as zaaksysteemRoutes } from './koppelingen/zaaksysteem/routes.ts'
import { vindZaak, zoekZaak } from './koppelingen/zaaksysteem/vinden.ts'
import { catalogi } from './koppelingen/zgw/catalogi.ts'
import { documenten as zaakdocumenten } from './koppelingen/zgw/documenten.ts'
import { zaken as zakenApi } from './koppelingen/zgw/zaken.ts'
import { type Config, publicOrigin } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { type BoundOperation, bind } from './platform/contract.ts'
import type { Db } from './platform/database.ts'
import type { Job, Loop } from './platform/jobs.ts'
import { type Figure, type Meter, serveHealth, serveMetrics } from './platform/observability.ts'
import { openApi } from './platform/openapi.ts'
import { type Gateway, serve } from './platform/operations.ts'
import { createServer, refuseOtherMethods } from './platform/server.ts'
import { serveWerkplek } from './platform/web.ts'
import { aankondigingen } from './register/aankondigingen/contract.ts'
import { routes as aankondigingenRoutes } from './register/aankondigingen/routes.ts'
import { basisregistraties } from './register/basisregistraties/contract.ts'
import { routes as basisregistratiesRoutes } from './register/basisregistraties/routes.ts'
import { concepten } from './register/concepten/contract.ts'
import { ruimConceptenOp } from './register/concepten/jobs.ts'
import { routes as conceptenRoutes } from './register/concepten/routes.ts'
import { documenten } from './register/documenten/contract.ts'
import { routes as documentenRoutes } from './register/documenten/routes.ts'
import { gebeurtenissen } from './register/gebeurtenissen/contract.ts'
import { routes as gebeurtenissenRoutes } from './register/gebeurtenissen/routes.ts'
import { gesprekken } from './register/gesprekken/contract.ts'
import { routes as gesprekkenRoutes } from './register/gesprekken/routes.ts'
import { internetaken } from './register/internetaken/contract.ts'
import { makeDagoverzichten, reportOverdue } from './register/internetaken/jobs.ts'
import { routes as internetakenRoutes } from './register/internetaken/routes.ts'
import { klantcontacten } from './register/klantcontacten/contract.ts'
import { ruimAntwoordenOp, signaleerZonderOpvolging } from './register/klantcontacten/jobs.ts'
import { countZonderOpvolging } from './register/klantcontacten/queries.ts'
import { routes as klantcontactenRoutes } from './register/klantcontacten/routes.ts'
import { klanttaken } from './register/klanttaken/contract.ts'
import { laatKlanttakenVerlopen, signaleerNietVerwerkt } from './register/klanttaken/jobs.ts'
import { countNietVerwerkt } from './register/klanttaken/queries.ts'
import { routes as klanttakenRoutes } from './register/klanttaken/routes.ts'
import { logboek } from './register/logboek/contract.ts'
import { onderhoudLogboek, verzendDataverwerkingen } from './register/logboek/jobs.ts'
import { store as schrijfLogboek } from './register/logboek/queries.ts'
import { routes as logboekRoutes } from './register/logboek/routes.ts'
import { secondenAchter } from './register/logboek/verzenden.ts'
import { makeRefusals } from './register/logboek/weigeringen.ts'
import { meldingen } from './register/meldingen/contract.ts'
import { ruimMeldingenOp, verstuurMeldingen } from './register/meldingen/jobs.ts'
import { countFailed } from './register/meldingen/queries.ts'
import { routes as meldingenRoutes } from './register/meldingen/routes.ts'
import { opvolging } from './register/opvolging/contract.ts'
import { routes as opvolgingRoutes } from './register/opvolging/routes.ts'
import { partijen } from './register/partijen/contract.ts'
import { routes as partijenRoutes } from './register/partijen/routes.ts'
import { weergaven } from './register/weergaven/contract.ts'
import { routes as weergavenRoutes } from './register/weergaven/routes.ts'
import { RECHTEN as ZAAKRECHTEN, zaakregister } from './register/zaakregister/contract.ts'
import { routes as zaakregisterRoutes } from './register/zaakregister/routes.ts'
import { zaken } from './register/zaken/contract.ts'
import { aantalWachtend } from './register/zaken/queries.ts'
import { routes as zakenRoutes } from './register/zaken/routes.ts'

/** Known when all features are. */
const allRechten = () => RECHTEN
const allOperations = () => FEATURES.flat()

/** The features in order: each builds only on those before it. */
export const FEATURES: readonly (readonly BoundOperation<Context>[])[] = [
  bind(wijzigingen, wijzigingenRoutes),
  bind(logboek, logboekRoutes),
  bind(gebeurtenissen, gebeurtenissenRoutes),
  bind(documenten, documentenRoutes),
  bind(actoren, actorenRoutes),
  bind(toegang, toegangRoutes(allRechten)),
  bind(voorstellen, voorstellenRoutes(allOperations)),
  bind(instellingen, instellingenRoutes),
  bind(kanalen, kanalenRoutes),
  bind(vragensets, vragensetsRoutes),
  bind(normen, normenRoutes),
  bind(zaaksystemen, zaaksystemenRoutes),
  bind(partijen, partijenRoutes),
  bind(basisregistraties, basisregistratiesRoutes),
  bind(concepten, conceptenRoutes),
  bind(meldingen, meldingenRoutes),
  bind(internetaken, internetakenRoutes),
  bind(zaken, zakenRoutes),
  bind(klantcontacten, klantcontactenRoutes),
  bind(opvolging, opvolgingRoutes(vindZaak)),
  bind(gesprekken, gesprekkenRoutes),
  bind(aankondigingen, aankondigingenRoutes),
  bind(weergaven, weergavenRoutes),
  bind(abonnementen, abonnementenRoutes),
  bind(zaakregister, zaakregisterRoutes),
  bind(klanttaken, klanttakenRoutes(zoekZaak)),
  bind(zaaksysteem, zaaksysteemRoutes),
]

/** The register inside, as a zaaksysteem. */
const ZGW = [zakenApi, catalogi, zaakdocumenten]

/** Everything that somebody can be allowed to do. */
export const RECHTEN: readonly string[] = [
  ...new Set([
    ...FEATURES.flat().map(({ operation }) => operation.right),
    ...Object.values(ZICHTRECHTEN),
    ...rightsOf(klantinteracties),
    ...rightsOf(contactgegevens),
    ...rightsOf(taken),
    ...ZGW.flatMap(rightsOf),
    ...Object.values(ZAAKRECHTEN),
  ]),
].sort()

/** What happens later. */
export const JOBS: readonly Job[] = [
  onderhoudLogboek,
  verzendDataverwerkingen,
  ruimConceptenOp,
  signaleerZonderOpvolging,
  ruimAntwoordenOp,
  ruimSessiesOp,
  reportOverdue,
  makeDagoverzichten,
  verstuurMeldingen,
  ruimMeldingenOp,
  ruimBezorgingenOp,
  startZaken,
  volgZaken,
  leesCatalogi,
  laatKlanttakenVerlopen,
  signaleerNietVerwerkt,
]

/** What goes on all the time, beside the jobs. */
export const LOOPS: readonly Loop[] = [bezorgGebeurtenissen]

const FIGURES: readonly Figure[] = [
  {
    name: 'balie_klantcontacten_zonder_opvolging',
    help: 'Klantcontacten that have no interne taak and no zaak (R12).',
    read: countZonderOpvolging,
  },
  {
    name: 'balie_zaken_wachten_op_zaaksysteem',
    help: 'Zaken that could not be started yet although it was tried.',
    read: aantalWachtend,
  },
  {
    name: 'balie_klanttaken_niet_verwerkt',
    help: 'Klanttaken that the klant did and that nobody processed within the time that is set.',
    read: countNietVerwerkt,
  },
  {
    name: 'balie_meldingen_mislukt',
    help: 'E-mail to medewerkers that could not be sent after all attempts.',
    read: countFailed,
  },
  {
    name: 'balie_dataverwerkingen_achterstand_seconden',
    help: 'Age of the oldest line of the logboek that still waits for the Logboek Dataverwerkingen.',
    read: secondenAchter,
  },
  {
    name: 'balie_bezorgingen_achterstand_seconden',
    help: 'How long the oldest gebeurtenis waits that could be told to a subscription that answers.',
    read: secondenTeLaat,
  },
  {
    name: 'balie_bezorgingen_mislukt',
    help: 'Gebeurtenissen that were given up for a subscription.',
    read: countMislukt,
  },
  {
    name: 'balie_abonnementen_onbereikbaar',
    help: 'Subscriptions that are left alone because they failed, or that ended with 410.',
    read: countOnbereikbaar,
  },
]

export const API_VERSION = '0.1.0'

const API_PATH = '/api/v1'

export interface AppOptions {
  config: Config
  db: Db
  /** The same database for who may not see everything. */
  beperkt: Db
  /** What hears soon whether the database answers. */
  probe: Db
  clock?: () => Date
  /** Figures beside those of the register. */
  meters?: readonly Meter[]
  /** Is everything done that comes before serving? Until then there is only `/health`. */
  isStarted?: () => boolean
  /** Serves what a demonstration has inside; not given in production. */
  inside?: (server: FastifyInstance, config: Config) => Inside
}

/** What a server has inside that others have beside it. */
export interface Inside {
  /** The settings, with the addresses of what is inside. */
  config: Config
  /** The OpenID provider, once the server listens; undefined: the one of the settings. */
  provider?: () => ProviderSettings | undefined
}

/** The Balie API with its description; every answer carries its version (API Design Rules). */
const serveApi = (gateway: Gateway) => async (api: FastifyInstance) => {
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('API-Version', API_VERSION)
  })
  serve(api, gateway, FEATURES.flat())
  serveOpenbareInstellingen(api, gateway)
  const origin = publicOrigin(gateway.config)
  const description = openApi(FEATURES.flat(), { version: API_VERSION, server: origin + API_PATH })
  api.get('/openapi.json', (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send(description))
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

/** What every process serves: health and metrics. It is all that `balie work` serves beside its jobs. */
export function createWorker({
  config,
  db,
  probe,
  meters,
  isStarted = () => true,
}: Pick<AppOptions, 'config' | 'db' | 'probe' | 'meters' | 'isStarted'>): FastifyInstance {
  const server = createServer(config, { isStarted })
  serveHealth(server, probe, isStarted)
  serveMetrics(server, db, FIGURES, [meterZaaksystemen, ...(meters ?? [])])
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
  const { config, provider } = inside?.(server, given) ?? { config: given }
  const openIdProvider = providerOf(config, provider)
  const authenticate = makeAuthenticator({ db, config, clock, provider: openIdProvider })
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
    limit: makeLimiter(clock),
    limitUnknown: makeAddressLimiter(clock, config.GEWEIGERD_PER_MINUUT),
    limitLogin(herkomst) {
      const refusal = limitLogin(herkomst)
      if (refusal) throw refusal
    },
    schrijfLogboek,
    propose,
    writeWeigering: refusals.write,
    problemOfConstraint,
  }
  server.register(serveApi(gateway), { prefix: API_PATH })
  serveHuisstijl(server, gateway)
  serveInloggen(server, gateway, openIdProvider)
  serveFace(server, gateway, klantinteracties)
  serveFace(server, gateway, contactgegevens)
  serveFace(server, gateway, taken)
  for (const face of ZGW) serveFace(server, gateway, face)
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
