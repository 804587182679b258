import type { FastifyInstance } from 'fastify'
import { actoren } from './actoren/contract.ts'
import { routes as actorenRoutes } from './actoren/routes.ts'
import { problemOfConstraint } from './constraints.ts'
import { internetaken } from './internetaken/contract.ts'
import { routes as internetakenRoutes } from './internetaken/routes.ts'
import { klantcontacten } from './klantcontacten/contract.ts'
import { routes as klantcontactenRoutes } from './klantcontacten/routes.ts'
import { schrijf as schrijfLogboek } from './logboek/queries.ts'
import { partijen } from './partijen/contract.ts'
import { routes as partijenRoutes } from './partijen/routes.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { type BoundOperation, bind } from './platform/contract.ts'
import type { Db } from './platform/database.ts'
import { type Gateway, serve } from './platform/operations.ts'
import { createServer } from './platform/server.ts'
import { authenticate } from './toegang/authenticate.ts'

/** The features in order: each builds only on those before it. */
export const FEATURES: readonly (readonly BoundOperation<Context>[])[] = [
  bind(actoren, actorenRoutes),
  bind(partijen, partijenRoutes),
  bind(internetaken, internetakenRoutes),
  bind(klantcontacten, klantcontactenRoutes),
]

export const API_VERSION = '0.1.0'

export interface AppOptions {
  config: Config
  db: Db
  clock?: () => Date
}

/** The whole server: every face on one database. */
export function createApp({ config, db, clock = () => new Date() }: AppOptions): FastifyInstance {
  const server = createServer(config)
  const gateway: Gateway = {
    db,
    config,
    clock,
    authenticate: (request) => authenticate(db, request),
    schrijfLogboek,
    problemOfConstraint,
  }
  server.register(async (api) => {
    api.addHook('onRequest', async (_request, reply) => {
      reply.header('API-Version', API_VERSION)
    })
    serve(api, '/api/v1', gateway, FEATURES.flat())
  })
  return server
}
