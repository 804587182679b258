import { SignJWT } from 'jose'
import * as oauth from 'openid-client'
import { request } from 'undici'
import { unsealCertificate } from '../../inrichting/toegang/certificaat.ts'
import { unseal } from '../../inrichting/toegang/versleuteling.ts'
import { within } from '../../platform/bron.ts'
import { type Config, publicOrigin } from '../../platform/config.ts'
import type { Connections } from './adres.ts'
import { signatureHeaders } from './ondertekening.ts'
import type { Ontvangerrij, TeBezorgen } from './queries.ts'
import {
  type Gegevens,
  KENMERKEN,
  kenmerkenOf,
  notificatieOf,
  onbereikbaar,
  retryAfter,
  type Uitkomst,
  uitkomstOf,
} from './rules.ts'

// How one message reaches a receiver.

/** A message on its way. */
interface Bericht {
  url: URL
  headers: Record<string, string>
  body?: string
}

/** Somebody who can be told a gebeurtenis, and be tried. */
export interface Ontvanger {
  tell(gebeurtenis: TeBezorgen): Promise<Uitkomst>
  /** Tries the connection without telling that something happened. */
  probe(): Promise<Uitkomst>
}

/** The means with which a receiver is made. */
interface Middelen {
  config: Config
  connections: Connections
  clock(): Date
}

/** An answer is cut off after this many bytes; nothing of it is used. */
const MOST_BYTES = 65_536

/** The code of a fault; those of `fetch` are in its cause. */
function codeOf(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: unknown }
  if (name === 'TimeoutError') return name
  if (typeof code === 'string' && !code.startsWith('OAUTH_')) return code
  return cause ? codeOf(cause) : (name ?? 'onbekend')
}

/** Asks a receiver. A redirect is an answer: it is not followed. */
const ask = async ({ url, headers, body }: Bericht, { config, connections }: Middelen) =>
  request(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'User-Agent': 'Balie', ...headers },
    body: body ?? null,
    dispatcher: connections.to(url),
    signal: AbortSignal.timeout(config.ABONNEMENT_TIMEOUT_SECONDEN * 1000),
  })

/** Sends, and says what the answer means. */
async function send(bericht: Bericht, middelen: Middelen): Promise<Uitkomst> {
  try {
    const answer = await ask(bericht, middelen)
    const rust = retryAfter(String(answer.headers['retry-after'] ?? ''), middelen.clock())
    // That it was taken is known; how the rest of the answer goes changes nothing.
    await answer.body.dump({ limit: MOST_BYTES }).catch(() => undefined)
    return uitkomstOf(answer.statusCode, rust)
  } catch (error) {
    return onbereikbaar(codeOf(error))
  }
}

const GEEN_SLEUTEL: Uitkomst = {
  soort: 'onbereikbaar',
  status: null,
  fout: 'Het geheim van dit abonnement kan niet worden gelezen: SECRET_KEY is een andere.',
}

/** The token of an OAuth server could not be had. */
class GeenToken extends Error {}

const MARGIN_MS = 30_000

/** Tokens by client credentials (RFC 6749 §4.4), kept until shortly before they end. */
function makeTokens(rij: Ontvangerrij, { config, connections }: Middelen) {
  const { clientId, tokenUrl, scope, clientGeheim } = rij
  if (!clientId || !tokenUrl) return undefined
  const endpoint = new URL(tokenUrl)
  const secret = clientGeheim ? unseal(config.SECRET_KEY, clientGeheim) : ''
  const server = { issuer: endpoint.origin, token_endpoint: tokenUrl }
  const client = new oauth.Configuration(server, clientId, {}, oauth.ClientSecretPost(secret))
  client.timeout = config.ABONNEMENT_TIMEOUT_SECONDEN
  if (!config.production) oauth.allowInsecureRequests(client)
  client[oauth.customFetch] = (url, options) =>
    fetch(url, { ...options, redirect: 'manual', dispatcher: connections.to(new URL(url)) } as RequestInit)
  let kept: { token: Promise<string>; until: number } | undefined
  const ask = async () => {
    const answer = await oauth.clientCredentialsGrant(client, scope ? { scope } : {})
    if (kept) kept.until = Date.now() + (answer.expiresIn() ?? 60) * 1000 - MARGIN_MS
    return answer.access_token
  }
  return async (fresh: boolean): Promise<string> => {
    // Requests that ask at the same time wait for the same token.
    if (fresh || !kept || kept.until <= Date.now()) kept = { token: ask(), until: Date.now() + MARGIN_MS }
    try {
      return await kept.token
    } catch (error) {
      kept = undefined
      throw error instanceof oauth.ResponseBodyError ? new GeenToken('', { cause: error }) : error
    }
  }
}

const UNAUTHORIZED = 401

/** Sends with a token, and once more with a new one when it is not taken any more. */
async function sendWithToken(
  bericht: Bericht,
  tokens: ReturnType<typeof makeTokens>,
  middelen: Middelen,
): Promise<Uitkomst> {
  if (!tokens) return send(bericht, middelen)
  const attempt = async (fresh: boolean) => {
    const headers = { ...bericht.headers, Authorization: `Bearer ${await tokens(fresh)}` }
    return send({ ...bericht, headers }, middelen)
  }
  try {
    const uitkomst = await attempt(false)
    return uitkomst.status === UNAUTHORIZED ? await attempt(true) : uitkomst
  } catch (error) {
    if (error instanceof GeenToken)
      return { soort: 'onbereikbaar', status: null, fout: 'De OAuth-server geeft Balie geen token.' }
    const { fout } = onbereikbaar(codeOf(error))
    return { soort: 'onbereikbaar', status: null, fout: `OAuth-server: ${fout}` }
  }
}

/** The secrets that sign now; undefined when they cannot be read. */
function geheimenOf({ geheim, vorigGeheim, vorigGeheimTot }: Ontvangerrij, config: Config, now: Date) {
  const sealed = vorigGeheim && vorigGeheimTot && vorigGeheimTot > now ? [geheim, vorigGeheim] : [geheim]
  const open = sealed.map((bytes) => bytes && unseal(config.SECRET_KEY, bytes))
  return open.every((text): text is string => Boolean(text)) ? open : undefined
}

/** The event with which a receiver is tried: its type is none of those that happen. */
const probeEvent = (id: string, config: Config, now: Date) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: config.GEBEURTENIS_BRON,
    type: 'nl.overheid.klantcontacten.abonnement-proef',
    subject: id,
    time: now.toISOString(),
  })

/** A receiver of CloudEvents. */
function cloudEvents(rij: Ontvangerrij, middelen: Middelen): Ontvanger {
  const { config, clock } = middelen
  const tokens = makeTokens(rij, middelen)
  const tell = async (id: string, body: string): Promise<Uitkomst> => {
    const now = clock()
    const geheimen = geheimenOf(rij, config, now)
    if (!geheimen) return GEEN_SLEUTEL
    const headers = {
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      ...signatureHeaders(id, now, body, geheimen),
    }
    return sendWithToken({ url: new URL(rij.url), headers, body }, tokens, middelen)
  }
  return {
    tell: ({ id, body }) => tell(id, body),
    probe: () => tell(rij.uuid, probeEvent(rij.uuid, config, clock())),
  }
}

/** Makes the token that a client of a Notificaties API shows: a JWT as ZGW has it, dated a minute in the past, for clocks that differ. */
const zgwToken = (clientId: string, secret: string, now: Date) =>
  new SignJWT({ client_id: clientId, user_id: 'balie', user_representation: 'Balie' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(clientId)
    .setIssuedAt(Math.floor(now.getTime() / 1000) - 60)
    .sign(new TextEncoder().encode(secret))

type Kanaal = keyof typeof KENMERKEN

/** The API that has what notifications on a kanaal are about. */
const faceOf = (config: Config, kanaal: Kanaal) =>
  `${publicOrigin(config)}/${['zaken', 'documenten'].includes(kanaal) ? kanaal : 'klantinteracties'}/api/v1`

/** Where resources stand in the API of their kanaal, if not under the name of the kanaal. */
const PADEN: Readonly<Record<string, string>> = {
  enkelvoudiginformatieobject: 'enkelvoudiginformatieobjecten',
  rol: 'rollen',
  status: 'statussen',
  resultaat: 'resultaten',
  zaakobject: 'zaakobjecten',
  zaakinformatieobject: 'zaakinformatieobjecten',
}

/** Kenmerken that are addresses: the type of a zaak or document. */
const withAdressen = (config: Config, { zaaktype, informatieobjecttype, ...gegevens }: Gegevens): Gegevens => {
  const catalogi = `${publicOrigin(config)}/catalogi/api/v1`
  return {
    ...gegevens,
    ...(zaaktype && { zaaktype: `${catalogi}/zaaktypen/${zaaktype}` }),
    ...(informatieobjecttype && { informatieobjecttype: `${catalogi}/informatieobjecttypen/${informatieobjecttype}` }),
  }
}

/** The message that a gebeurtenis is for a Notificaties API; undefined: none. */
export function notificationOf({ type, subject, op, gegevens }: TeBezorgen, config: Config) {
  const notificatie = notificatieOf(type, gegevens)
  if (!notificatie) return undefined
  const { kanaal, resource } = notificatie
  const api = faceOf(config, kanaal)
  const hoofdObject = `${api}/${kanaal === 'documenten' ? PADEN[resource] : kanaal}/${subject}`
  const deel = gegevens.deel ?? subject
  const resourceUrl =
    resource === 'zaakeigenschap'
      ? `${hoofdObject}/zaakeigenschappen/${deel}`
      : `${api}/${PADEN[resource] ?? kanaal}/${deel}`
  return {
    ...notificatie,
    hoofdObject,
    resourceUrl,
    aanmaakdatum: op.toISOString(),
    kenmerken: kenmerkenOf(kanaal, withAdressen(config, gegevens)),
  }
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A Notificaties API: it tells those that are subscribed there. */
function notificaties(rij: Ontvangerrij, middelen: Middelen): Ontvanger {
  const { config, clock } = middelen
  const secret = rij.clientGeheim ? unseal(config.SECRET_KEY, rij.clientGeheim) : undefined
  const headersOf = async (text: string) => ({
    'Content-Type': 'application/json',
    Accept: 'application/json',
    Authorization: `Bearer ${await zgwToken(rij.clientId ?? '', text, clock())}`,
  })
  const call = async (path: string, body?: object): Promise<Uitkomst> => {
    if (secret === undefined) return GEEN_SLEUTEL
    const bericht = { url: within(rij.url, path), headers: await headersOf(secret) }
    return send(body ? { ...bericht, body: JSON.stringify(body) } : bericht, middelen)
  }
  const known = new Set<string>()
  /** Registers a kanaal that is not there yet: a source must do so itself. */
  const ensureKanaal = async (kanaal: keyof typeof KENMERKEN): Promise<Uitkomst | undefined> => {
    if (known.has(kanaal) || secret === undefined) return undefined
    const url = within(rij.url, 'kanaal')
    url.searchParams.set('naam', kanaal)
    try {
      const answer = await ask({ url, headers: await headersOf(secret) }, middelen)
      const text = await answer.body.text()
      const found: unknown = answer.statusCode === 200 ? JSON.parse(text) : undefined
      if (!Array.isArray(found)) return { ...uitkomstOf(answer.statusCode), soort: 'onbereikbaar' }
      if (found.length === 0) {
        const filters = KENMERKEN[kanaal].map(snakeCase)
        const made = await call('kanaal', {
          naam: kanaal,
          documentatieLink: `${faceOf(config, kanaal)}/schema/`,
          filters,
        })
        if (made.soort !== 'bezorgd') return { ...made, soort: 'onbereikbaar' }
      }
      known.add(kanaal)
      return undefined
    } catch (error) {
      return error instanceof SyntaxError
        ? { soort: 'onbereikbaar', status: 200, fout: 'Dit is geen Notificaties API.' }
        : onbereikbaar(codeOf(error))
    }
  }
  return {
    async tell(gebeurtenis) {
      const bericht = notificationOf(gebeurtenis, config)
      if (!bericht) return { soort: 'bezorgd', status: null, fout: '' }
      return (await ensureKanaal(bericht.kanaal)) ?? call('notificaties', bericht)
    },
    probe: () => call('kanaal'),
  }
}

/** Makes the receiver of a subscription. */
export function makeOntvanger(rij: Ontvangerrij, middelen: Middelen): Ontvanger {
  const { config, connections } = middelen
  const make = (met: Middelen) => (rij.soort === 'notificaties' ? notificaties(rij, met) : cloudEvents(rij, met))
  if (!rij.certificaatGeheim) return make(middelen)
  const tls = unsealCertificate(config, rij.certificaatGeheim)
  if (!tls) return { tell: async () => GEEN_SLEUTEL, probe: async () => GEEN_SLEUTEL }
  return make({ ...middelen, connections: connections.showing(rij.uuid, tls) })
}
