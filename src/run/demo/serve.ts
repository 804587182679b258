import type { FastifyInstance } from 'fastify'
import type { Inside } from '../../app.ts'
import type { Config } from '../../platform/config.ts'
import { DEMO_KLANTEN, DEMO_MIJN } from './klanten.ts'
import { serveDemoInlogdienst, serveDemoProvider } from './provider.ts'

const REGISTRATIES = '/demo-basisregistraties'

/**
 * Gives the address of a server that listens, without a `PUBLIC_URL` on this machine.
 * @param host how this machine is called
 */
export function addressOf(server: FastifyInstance, publicUrl?: string, host = 'localhost'): string {
  const [address] = server.addresses()
  const port = typeof address === 'object' ? address.port : 0
  return publicUrl ? new URL(publicUrl).origin : `http://${host}:${port}`
}

/** Serves the basisregistraties inside, with published test identities, unless the settings name real ones. */
function withRegistraties(server: FastifyInstance, config: Config): Config {
  if (config.BRP_URL || config.KVK_URL) return config
  server.register(
    async (scope) => {
      const { serveBasisregistraties } = await import('./basisregistraties/server.ts')
      serveBasisregistraties(scope)
    },
    { prefix: REGISTRATIES },
  )
  const at = (path: string) => ({ enumerable: true, get: () => addressOf(server) + REGISTRATIES + path })
  const own = { ...config, BRP_API_KEY: 'demo', KVK_API_KEY: 'demo' }
  return Object.defineProperties(own, { BRP_URL: at('/brp'), KVK_URL: at('/kvk') })
}

/** Gives the people of the demonstration with the codes of their afdelingen and groepen. */
async function demoMensen() {
  const { makeActoren, makeMedewerkers } = await import('./actoren.ts')
  const actoren = makeActoren()
  const codeOf = (index: number) => actoren[index]?.actoridentificator.objectId ?? ''
  return makeMedewerkers().map((mens) => ({ ...mens, eenheden: mens.eenheden.map(codeOf) }))
}

/**
 * Serves what a demonstration has inside: basisregistraties, and OpenID providers for medewerkers and for klanten. It serves nothing outside
 * a demonstration, or in production.
 */
export function serveDemo(server: FastifyInstance, given: Config): Inside {
  if (!given.demo || given.production) return { config: given }
  const ownKlanten = !given.MIJN_OIDC_ISSUER
  const config = withRegistraties(server, ownKlanten ? { ...given, ...DEMO_MIJN } : given)
  const originOf = () => addressOf(server, config.PUBLIC_URL)
  return {
    config,
    ...(ownKlanten && { inlogdienst: serveDemoInlogdienst(server, { originOf, klanten: DEMO_KLANTEN }) }),
    ...(!config.OIDC_ISSUER && { provider: serveDemoProvider(server, { originOf, mensen: demoMensen }) }),
  }
}
