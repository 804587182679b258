import * as oauth from 'openid-client'
import { Agent, type Dispatcher } from 'undici'
import type { Antwoord, Bron } from '../../platform/bron.ts'
import { headersOf, onbereikbaar, vraag } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { bronTeDruk, bronWeigertToegang, bronWeigertVraag } from './contract.ts'

// Balie reaches a basisregistratie with an API key, a token of an OAuth server, a client certificate, or several of them.

/** The settings for a connection to a basisregistratie. */
export interface Aansluiting {
  naam: string
  url: string
  headers: Record<string, string>
  timeoutMs: number
  dispatcher?: Dispatcher | undefined
  /** Gives a token of the OAuth server; `vers` asks for a new one instead of the one that was kept. */
  token?: ((vers: boolean) => Promise<string>) | undefined
}

const pem = (text: string) => text.replaceAll('\\n', '\n')

const made = new WeakMap<Config, Map<string, unknown>>()

/** Makes something once for each configuration, so that connections and tokens are kept. */
function once<T>(config: Config, name: string, make: () => T): T {
  const kept = made.get(config) ?? new Map<string, unknown>()
  made.set(config, kept)
  if (!kept.has(name)) kept.set(name, make())
  return kept.get(name) as T
}

/** Makes connections that show our certificate (mTLS). */
function certificateOf(config: Config): Dispatcher | undefined {
  const { BRP_CLIENT_CERT: cert, BRP_CLIENT_KEY: key } = config
  return cert && key
    ? once(config, 'brp-mtls', () => new Agent({ connect: { cert: pem(cert), key: pem(key) } }))
    : undefined
}

/** A token is replaced this long before it ends. */
const MARGIN_MS = 30_000

/** Gets tokens with client credentials and keeps them until shortly before they end (RFC 6749 §4.4; RFC 8705 with a client certificate). */
function tokensOf(config: Config, naam: string, dispatcher: Dispatcher | undefined) {
  const { BRP_OAUTH_TOKEN_URL: endpoint, BRP_OAUTH_CLIENT_ID: id, BRP_OAUTH_CLIENT_SECRET: secret } = config
  if (!endpoint || !id) return undefined
  return once(config, 'brp-oauth', () => {
    const auth = secret ? oauth.ClientSecretPost(secret) : oauth.TlsClientAuth()
    const server = { issuer: new URL(endpoint).origin, token_endpoint: endpoint }
    const client = new oauth.Configuration(server, id, {}, auth)
    client.timeout = config.BRP_TIMEOUT_SECONDEN
    if (!config.production) oauth.allowInsecureRequests(client)
    client[oauth.customFetch] = (url, options) =>
      fetch(url, { ...options, ...(dispatcher && { dispatcher }) } as RequestInit)
    let kept: { token: string; until: number } | undefined
    return async (vers: boolean): Promise<string> => {
      if (!vers && kept && kept.until > Date.now()) return kept.token
      try {
        const scope = config.BRP_OAUTH_SCOPE
        const answer = await oauth.clientCredentialsGrant(client, scope ? { scope } : {})
        kept = { token: answer.access_token, until: Date.now() + (answer.expiresIn() ?? 60) * 1000 - MARGIN_MS }
        return kept.token
      } catch (error) {
        if (error instanceof oauth.ResponseBodyError) throw noToegang(naam)
        throw onbereikbaar({ naam })
      }
    }
  })
}

/** Gives the connection to the BRP, or undefined when it is not set. */
export function brpAansluiting(config: Config): Aansluiting | undefined {
  const { BRP_URL: url, BRP_API_KEY: sleutel, BRP_API_KEY_HEADER: header } = config
  if (!url) return undefined
  const naam = 'De BRP'
  const dispatcher = certificateOf(config)
  return {
    naam,
    url,
    headers: { ...(sleutel && { [header]: sleutel }), ...headersOf(config.BRP_HEADERS) },
    timeoutMs: config.BRP_TIMEOUT_SECONDEN * 1000,
    dispatcher,
    token: tokensOf(config, naam, dispatcher),
  }
}

/** Gives the connection to the Handelsregister, or undefined when it is not set. */
export function kvkAansluiting(config: Config): Aansluiting | undefined {
  const { KVK_URL: url, KVK_API_KEY: sleutel } = config
  if (!url) return undefined
  return {
    naam: 'De KVK',
    url,
    headers: { ...(sleutel && { apikey: sleutel }), ...headersOf(config.KVK_HEADERS) },
    timeoutMs: config.KVK_TIMEOUT_SECONDEN * 1000,
  }
}

const noToegang = (naam: string) =>
  bronWeigertToegang({ detail: `${naam} laat Balie niet toe. De beheerder kan de instellingen nakijken.` })

export const bronOf = ({ naam, headers, timeoutMs, dispatcher }: Aansluiting): Bron => ({
  naam,
  headers,
  timeoutMs,
  dispatcher,
})

const UNAUTHORIZED = 401

/** Sends a question with the credentials of the connection. When its token is refused, it fetches a new one and tries once more. */
export async function askRegister(
  aansluiting: Aansluiting,
  url: URL,
  headers: Record<string, string> = {},
  body?: object,
): Promise<Antwoord> {
  const bron = bronOf(aansluiting)
  const ask = async (vers: boolean) => {
    const token = await aansluiting.token?.(vers)
    const all = { ...bron.headers, ...headers, ...(token && { Authorization: `Bearer ${token}` }) }
    return vraag(url, { ...bron, headers: all }, body)
  }
  const answer = await ask(false)
  return answer.status === UNAUTHORIZED && aansluiting.token ? ask(true) : answer
}

/**
 * Lets a good answer through.
 * @param reden the words in which the register itself refused the question, if it did
 * @throws Problem that says who must do what: ask otherwise, wait, or mend the settings
 */
export function toegelaten(antwoord: Antwoord, { naam }: Aansluiting, reden: string | undefined): Antwoord {
  const { status, headers } = antwoord
  if (status === 400)
    throw bronWeigertVraag({ detail: `${naam} neemt deze vraag niet aan${reden ? `: ${reden}` : '.'}` })
  if (status === UNAUTHORIZED || status === 403) throw noToegang(naam)
  if (status === 429) {
    const wacht = headers.get('retry-after')
    throw bronTeDruk({
      detail: `${naam} krijgt te veel vragen. Probeer het zo nog eens.`,
      ...(wacht && { headers: { 'Retry-After': wacht } }),
    })
  }
  return antwoord
}
