import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { unseal } from '../../inrichting/toegang/versleuteling.ts'
import { asApplicatie, type Wie } from '../../platform/context.ts'
import { lezenOf, type SignedOperation } from '../../platform/operations.ts'
import { isSameSecret } from '../../platform/secret.ts'
import { isSigned } from '../abonnementen/ondertekening.ts'
import { handtekeningOngeldig, handtekeningVerlopen, ondertekend, type SoortOndertekend } from './contract.ts'
import * as queries from './queries.ts'

// A sender is known by the secret of a kanaal: it signs the bytes of the body, with the moment at which it does.

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** The proof that a request brings, in the words of one system. */
interface Bewijs {
  /** The header with the moment of signing, in seconds since 1970; a shared secret has none. */
  moment?: string
  /** The header with the signature or the secret. */
  handtekening: string
  isOf(request: FastifyRequest, body: Buffer, geheimen: readonly string[]): boolean
}

/** How Chatwoot signs: hexadecimal, over the moment and the body. */
const chatwoot = (geheim: string, moment: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', geheim).update(`${moment}.`).update(body).digest('hex')}`

const BEWIJZEN: Readonly<Record<SoortOndertekend, Bewijs>> = {
  webhook: {
    moment: 'webhook-timestamp',
    handtekening: 'webhook-signature',
    isOf(request, body, geheimen) {
      const [id, timestamp] = [header(request, 'webhook-id'), header(request, 'webhook-timestamp')]
      return isSigned({ id, timestamp, signature: header(request, 'webhook-signature') }, body, geheimen)
    },
  },
  chatwoot: {
    moment: 'x-chatwoot-timestamp',
    handtekening: 'x-chatwoot-signature',
    isOf(request, body, geheimen) {
      const [moment, given] = [header(request, 'x-chatwoot-timestamp'), header(request, 'x-chatwoot-signature')]
      return geheimen.some((geheim) => isSameSecret(chatwoot(geheim, moment, body), given))
    },
  },
  rocketchat: {
    handtekening: 'x-rocketchat-livechat-token',
    isOf(request, _body, geheimen) {
      const given = header(request, 'x-rocketchat-livechat-token')
      return geheimen.some((geheim) => isSameSecret(geheim, given))
    },
  },
}

/** The clocks of two systems differ by no more than this, and no delivery takes longer to arrive. */
const SKEW_MS = 5 * 60_000

const isNow = (moment: string, now: Date): boolean =>
  /^\d{1,12}$/.test(moment) && Math.abs(now.getTime() - Number(moment) * 1000) <= SKEW_MS

/** Gives the secrets that are valid now; one that cannot be read is not. */
function validIn({ geheim, vorigGeheim, vorigGeheimTot }: queries.Geheimen, key: string | undefined, now: Date) {
  const previous = vorigGeheimTot && vorigGeheimTot > now ? vorigGeheim : null
  return [geheim, previous].flatMap((sealed) => (sealed && unseal(key, sealed)) || [])
}

/** Gives who delivers by a kanaal: it may deliver, and nothing else. */
export const asKanaal = ({ uuid, naam }: Pick<queries.Geheimen, 'uuid' | 'naam'>): Wie =>
  asApplicatie({ uuid, naam, rechten: new Set([ondertekend.webhook.right]) })

/** Tells why a request of this kind has no valid signature, whatever its body is. */
export const unsignedOf =
  (soort: SoortOndertekend): SignedOperation['unsigned'] =>
  (request, now) => {
    const { moment, handtekening } = BEWIJZEN[soort]
    if (!header(request, handtekening)) return handtekeningOngeldig()
    return moment && !isNow(header(request, moment), now) ? handtekeningVerlopen() : undefined
  }

/** Establishes by which kanaal a request of this kind comes. An address that no kanaal has answers as a wrong signature does. */
export const signerOf =
  (soort: SoortOndertekend): SignedOperation['signer'] =>
  async (gateway, request, body) => {
    const { id = '' } = request.params as { id?: string }
    const now = gateway.clock()
    const { isOf } = BEWIJZEN[soort]
    const kanaal = await lezenOf(gateway)((db) => queries.geheimenAt(db, soort, id.toWellFormed().replaceAll('\0', '')))
    const geheimen = kanaal ? validIn(kanaal, gateway.config.SECRET_KEY, now) : []
    if (!kanaal || !isOf(request, body, geheimen)) throw handtekeningOngeldig()
    return asKanaal(kanaal)
  }
