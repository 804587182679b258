import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Antwoord, antwoordBrp, brpFout } from './brp.ts'
import { antwoordBasisprofiel, antwoordZoeken, noKey } from './kvk.ts'

// This server answers as the BRP and the KVK do, with their published test identities. It is only for demonstration and tests.

/** Both take this API key. */
export const DEMO_SLEUTEL = 'demo'

const send = (reply: FastifyReply, { status, body }: Antwoord, mediaType: string) =>
  reply
    .status(status)
    .header('Content-Type', mediaType)
    .send(Buffer.from(JSON.stringify(body)))

const PROBLEM = 400

/** Serves a BRP under `/brp` and a KVK under `/kvk`. */
export function serveBasisregistraties(server: FastifyInstance): void {
  server.post('/brp/personen', (request, reply) => {
    const allowed = request.headers['x-api-key'] === DEMO_SLEUTEL
    const answer = allowed ? antwoordBrp(request.body) : brpFout(401, 'Niet correct geauthenticeerd.', 'authentication')
    return send(reply, answer, answer.status < PROBLEM ? 'application/json; charset=utf-8' : 'application/problem+json')
  })
  server.get('/kvk/v2/zoeken', (request, reply) =>
    send(reply, request.headers.apikey === DEMO_SLEUTEL ? antwoordZoeken(request.query) : noKey(), 'application/json'),
  )
  server.get<{ Params: { kvkNummer: string } }>('/kvk/v1/basisprofielen/:kvkNummer', ({ headers, params }, reply) =>
    send(reply, headers.apikey === DEMO_SLEUTEL ? antwoordBasisprofiel(params.kvkNummer) : noKey(), 'application/json'),
  )
}
