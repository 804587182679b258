import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { geenLocatieserver, locatieserverNietIngesteld, signalenOnbereikbaar, type signaleren } from './contract.ts'
import { findAdressen } from './pdok.ts'
import { categorieen, hasSignalen, SignalenFout } from './signalen.ts'

export const routes: Handlers<typeof signaleren, Context> = {
  categorieen: afterAsking(
    async ({ config }) => {
      if (!hasSignalen(config)) return []
      return categorieen(config).catch((error: unknown) => {
        throw error instanceof SignalenFout ? signalenOnbereikbaar({ detail: error.message }) : error
      })
    },
    async ({ config }, _input, resultaten) => ({
      aangesloten: hasSignalen(config),
      resultaten,
      zoektAdressen: config.PDOK_URL !== undefined,
      tegels: config.PDOK_TEGELS_URL?.replace(/\/$/, '') ?? null,
    }),
  ),

  adressen: afterAsking(
    async ({ config }, { body }) => {
      if (!config.PDOK_URL) throw locatieserverNietIngesteld()
      const found = await findAdressen(config, body.zoek)
      if (!found) throw geenLocatieserver()
      return found
    },
    async (_context, _input, resultaten) => ({ resultaten }),
  ),
}
