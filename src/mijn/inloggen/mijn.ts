import type { FastifyInstance } from 'fastify'
import { connect, type Provider, type ProviderSettings } from '../../inrichting/toegang/oidc.ts'
import type { Config } from '../../platform/config.ts'
import type { Gateway } from '../../platform/operations.ts'
import type { MijnFeature } from '../frame/feature.ts'
import { serveAssets } from '../frame/style.ts'
import { middelenOf } from './config.ts'
import { readForms } from './formulier.ts'
import { type Inlogdienst, serveLogin } from './login.ts'
import { servePages } from './serve.ts'
import { policy } from './site.ts'
import { servePagesAbove, showKept } from './terugkomen.ts'

const ownSettings = (config: Config): ProviderSettings | undefined =>
  config.MIJN_OIDC_ISSUER
    ? {
        issuer: config.MIJN_OIDC_ISSUER,
        clientId: config.MIJN_OIDC_CLIENT_ID,
        clientSecret: config.MIJN_OIDC_CLIENT_SECRET,
        privateKey: config.MIJN_OIDC_PRIVATE_KEY,
      }
    : undefined

/** Can klanten log in? In a demonstration they can. */
export const hasMijn = (config: Config): boolean => config.demo || ownSettings(config) !== undefined

/**
 * Makes the login service of Mijn, connected on first use: once for each client that a means has at the broker.
 * @param inside the provider inside a demonstration, once the server listens
 */
export function inlogdienstOf(config: Config, inside?: () => ProviderSettings | undefined): Inlogdienst {
  const own = ownSettings(config)
  const settings = own ? () => own : inside
  const made = new Map<string, Promise<Provider>>()
  const provider: Inlogdienst['provider'] =
    settings &&
    (({ clientId, clientSecret }) => {
      const found = settings()
      if (!found) throw new Error('No login service.')
      const as = {
        ...found,
        ...(clientId && { clientId }),
        ...(clientSecret && { clientSecret, privateKey: undefined }),
      }
      const connecting = made.get(as.clientId) ?? connect(as, config.production)
      made.set(as.clientId, connecting)
      return connecting.catch((error: unknown) => {
        made.delete(as.clientId)
        throw error
      })
    })
  return {
    middelen: middelenOf(config),
    ...(provider && { provider }),
    origins: own ? [new URL(own.issuer).origin] : [],
  }
}

/** Serves Mijn: the pages of every feature, logging in, and what they look like. */
export function serveMijn(
  server: FastifyInstance,
  gateway: Gateway,
  features: readonly MijnFeature[],
  dienst: Inlogdienst,
): void {
  serveAssets(server)
  server.register(
    async (mijn) => {
      mijn.addHook('onRequest', async (_request, reply) => {
        // A form without a referrer has no origin, and nobody could tell that it is ours.
        reply.header('Content-Security-Policy', policy(dienst.origins)).header('Referrer-Policy', 'same-origin')
      })
      readForms(mijn)
      showKept(mijn, gateway)
      const pages = features.flatMap((feature) => feature.pages ?? [])
      servePages(mijn, gateway, pages)
      servePagesAbove(mijn, pages)
      serveLogin(mijn, gateway, dienst)
      for (const { serveOpen } of features) serveOpen?.(mijn, gateway)
    },
    { prefix: '/mijn' },
  )
}
