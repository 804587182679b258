import type { FastifyRequest } from 'fastify'
import type { Wie } from '../platform/context.ts'
import type { Db } from '../platform/database.ts'
import { notAuthenticated } from '../platform/problems.ts'
import * as queries from './queries.ts'

const headers = { 'WWW-Authenticate': 'Token' }

function tokenOf(request: FastifyRequest): string {
  const { authorization } = request.headers
  if (!authorization) throw notAuthenticated({ headers, detail: 'Stuur de header Authorization met een token mee.' })
  const [scheme, token, ...rest] = authorization.trim().split(/ +/)
  if (scheme?.toLowerCase() !== 'token' || !token || rest.length > 0) {
    throw notAuthenticated({ headers, detail: 'Gebruik de vorm `Authorization: Token …`.' })
  }
  return token
}

/**
 * Who asks: the application of the token.
 * @throws Problem 401 when there is no token or nobody has it
 */
export async function authenticate(db: Db, request: FastifyRequest): Promise<Wie> {
  const applicatie = await queries.applicatieMetToken(db, tokenOf(request))
  if (!applicatie) throw notAuthenticated({ headers, detail: 'Dit token is niet bekend.' })
  const { uuid, naam, rechten, middel, niveau } = applicatie
  const authenticatie = middel && niveau ? { middel, niveau } : null
  return { soort: 'applicatie', uuid, naam, rechten: new Set(rechten), actor: null, authenticatie }
}
