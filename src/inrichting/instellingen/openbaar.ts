import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Gateway } from '../../platform/operations.ts'
import { notFound } from '../../platform/problems.ts'
import { refuseOtherMethods, sendProblem } from '../../platform/server.ts'
import type { OpenbareInstellingen, SoortHuisstijl } from './contract.ts'
import * as queries from './queries.ts'

// These routes serve everybody, logged in or not. An operation always needs a right, so they are plain routes. They show no personal data.

/** Serves `GET /instellingen/openbaar`, under the prefix of the API. */
export function serveOpenbareInstellingen(api: FastifyInstance, { db }: Pick<Gateway, 'db'>): void {
  const path = '/instellingen/openbaar'
  api.get(path, async (): Promise<OpenbareInstellingen> => {
    const { teksten, huisstijl, medewerkerInMijn: _, ...rest } = await queries.instellingen(db)
    const { welkom, privacyverklaring } = teksten
    const url = (soort: SoortHuisstijl) => huisstijl[soort]?.url ?? null
    const bestanden = { logo: url('logo'), favicon: url('favicon'), thema: url('thema') }
    return { ...rest, ...bestanden, teksten: { welkom, privacyverklaring } }
  })
  refuseOtherMethods(api, path, ['get'])
}

const HOUDBAAR = 'public, max-age=31536000, immutable'

async function sendFile(
  { db }: Pick<Gateway, 'db'>,
  soort: SoortHuisstijl,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const bestand = await queries.inhoudOf(db, soort)
  if (!bestand) return sendProblem(reply, notFound('Bestand'))
  const etag = `"${bestand.sha256}"`
  const { v } = request.query as { v?: unknown }
  // Only the address of exactly this version may be cached for ever.
  reply
    .header('Cache-Control', v === queries.versionOf(bestand.sha256) ? HOUDBAAR : 'no-cache')
    .header('ETag', etag)
    .header('Content-Type', bestand.mediatype)
    .header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('Cross-Origin-Resource-Policy', 'same-origin')
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  return reply.send(bestand.inhoud)
}

/** Serves the logo, favicon and theme of the municipality from our own origin. */
export function serveHuisstijl(server: FastifyInstance, gateway: Pick<Gateway, 'db'>): void {
  server.get('/huisstijl/logo.png', (request, reply) => sendFile(gateway, 'logo', request, reply))
  server.get('/huisstijl/favicon.png', (request, reply) => sendFile(gateway, 'favicon', request, reply))
  server.get('/huisstijl/thema.css', (request, reply) => sendFile(gateway, 'thema', request, reply))
}
