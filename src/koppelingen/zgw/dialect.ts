import type { FastifyRequest } from 'fastify'
import { Problem } from '../../platform/problems.ts'
import { documentBesmet, inQuarantaine } from '../../register/documenten/contract.ts'
import { toWire } from '../klantinteracties/wire/errors.ts'
import type { Dialect } from '../klantinteracties/wire/face.ts'

// The ways of the ZGW standards alone: refusals of tokens, coordinate systems, ETags, addresses that go from one API to another.

const CRS = 'EPSG:4326'

/** Why a token was refused, by the reason of Balie, in the codes of the ZGW components. */
const JWT_CODES: Readonly<Record<string, string>> = {
  'token-verlopen': 'jwt-expired',
  'token-onleesbaar': 'jwt-decode-error',
  'algoritme-niet-toegestaan': 'jwt-decode-error',
  'applicatie-onbekend': 'invalid-client-identifier',
  'applicatie-niet-actief': 'invalid-client-identifier',
  'handtekening-ongeldig': 'invalid-jwt-signature',
  'iat-ontbreekt': 'jwt-missing-iat-claim',
}

/** Refuses a caller who is not known: with ZGW that is a 403. */
function refusedToken({ title, details: { detail, extra } }: Problem): Problem {
  const code = JWT_CODES[String(extra?.reden)] ?? 'not_authenticated'
  return new Problem(code, 403, title, { detail })
}

const QUARANTAINE = new Set([inQuarantaine.code, documentBesmet.code])

function zgwProblem(problem: Problem, authorization: string | undefined): Problem {
  if (problem.status === 401) return refusedToken(problem)
  // A document in quarantine is named as such: the standards have no word for it.
  if (problem.status === 412 || QUARANTAINE.has(problem.code)) return problem
  return toWire(problem, authorization)
}

const WITH_BODY = new Set(['POST', 'PUT', 'PATCH'])

/** Zaken have a place on the map: who sends or gets one says in which coordinate system. */
function checkCrs({ method, url, headers }: FastifyRequest): void {
  if (!/^\/zaken\/api\/v1\/zaken(\/_zoek|\/[^/?]+)?(\?|$)/.test(url) || method === 'DELETE' || method === 'OPTIONS')
    return
  const needed = WITH_BODY.has(method) ? ['Accept-Crs', 'Content-Crs'] : ['Accept-Crs']
  for (const name of needed) {
    const given = headers[name.toLowerCase()]
    if (given === undefined || given === '')
      throw new Problem('precondition_failed', 412, 'Voorwaarde mislukt.', { detail: `'${name}' header ontbreekt` })
    if (given !== CRS)
      throw new Problem('not_acceptable', 406, 'Dit coördinatenstelsel wordt niet ondersteund.', {
        detail: `Gebruik ${CRS} in de header '${name}'.`,
      })
  }
}

export const zgw: Dialect = {
  toWire: zgwProblem,
  problemType: 'application/problem+json',
  check: checkCrs,
  etags: true,
  linksFromServer: true,
  scheme: {
    name: 'JWT-Claims',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'JWT van ZGW: HS256, client_id en iat.',
    },
  },
}
