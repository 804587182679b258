import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { Agent, type Dispatcher, request } from 'undici'
import type { Tls } from '../../../platform/certificaat.ts'
import { type Bytes, headerOf, openDownload } from './download.ts'
import { codesOf, isFout, parsed, soortOf, ZaaksysteemFout } from './fout.ts'
import { meetAanroep } from './metrieken.ts'
import { storingOf } from './storing.ts'
import type { Stroom } from './stroom.ts'
import { BALIE, makeToken, type Namens } from './token.ts'

// One zaaksysteem as Balie reaches it: its addresses alone, with time-outs, as many calls at a time as it bears, and left alone when it is ill.

/** The settings of a zaaksysteem, with its secret readable. */
export interface Aansluiting {
  naam: string
  zakenUrl: string
  catalogiUrl: string
  documentenUrl: string | null
  eventsUrl: string | null
  opslagUrl: string | null
  clientId: string
  geheim: string
  gelijktijdig: number
  /** How long is waited for an answer, in ms. */
  geduld: number
  /** The certificate that the connection shows and the authorities that it trusts, where these were given. */
  tls: Tls | null
}

/** The APIs of a zaaksysteem, and where it or the Notificaties API beside it takes CloudEvents. */
export type Api = 'zaken' | 'catalogi' | 'documenten' | 'events'

/** A call: its address is a path below one of the APIs, or an address that the zaaksysteem gave. */
export interface Aanroep {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: object | undefined
  /** A body that is too large for memory, in the place of JSON. */
  stroom?: Stroom
  namens?: Namens
  /** The version that we have: 304 when it did not change. */
  etag?: string | null | undefined
  /** In the place of the standard one, such as `application/cloudevents+json`. */
  contentType?: string
}

/** A good answer: 2xx with JSON, 304, or 2xx to an event. */
export interface Antwoord {
  status: number
  body: unknown
  etag: string | null
  /** The `API-version`, when it was there. */
  versie: string | null
  /** By how many seconds the clock over there is ahead; null when it does not say what time it is. */
  klokverschil: number | null
}

export interface Verbinding {
  readonly aansluiting: Aansluiting
  /** @throws ZaaksysteemFout */
  vraag(url: string, aanroep?: Aanroep): Promise<Antwoord>
  /** The address of a path below an API, or of the API itself, with its query. */
  adres(api: Api, pad: string, query?: Readonly<Record<string, string>>): string
  /**
   * Opens a download at an address that the zaaksysteem gave; its bytes come while they are read.
   * @throws ZaaksysteemFout
   */
  download(url: string, namens?: Namens): Promise<Bytes>
  sluit(): Promise<void>
}

export const CRS = 'EPSG:4326'
const CONNECT_MS = 5_000
/** With the time that a call waits until others are done. */
const TOTAAL_KEER = 2
/** A file is sent at least at this rate, in bytes per ms. */
const SLOWEST_PER_MS = 100
const MOST_BYTES = 10 * 1024 * 1024
const RETRY_MS = 250
/** After so many calls in a row without an answer it is left alone for a while. */
const MOST_MISSED = 5
const ALONE_MS = 30_000

/** Only what says something about the health of the other side counts against it. */
const isZiek = (error: unknown) => isFout(error) && ['onbereikbaar', 'te-laat', 'storing'].includes(error.soort)

/** A fault here while a body was read, and not over there. */
class BodyUnread extends Error {}

async function* ownFaults(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw new BodyUnread('The body could not be read.', { cause: error })
  }
}

function klokverschil(response: Dispatcher.ResponseData): number | null {
  const date = Date.parse(headerOf(response, 'date') ?? '')
  return Number.isNaN(date) ? null : Math.round((date - Date.now()) / 1000)
}

/** An address without a slash at its end. */
const kaal = (url: string) => url.replace(/\/+$/, '')

/** Connects with a zaaksysteem; calls share its connections. */
export function openConnection(aansluiting: Aansluiting): Verbinding {
  const { naam, clientId, geheim, gelijktijdig, geduld, tls } = aansluiting
  const bases: Readonly<Record<Api, string | null>> = {
    zaken: kaal(aansluiting.zakenUrl),
    catalogi: kaal(aansluiting.catalogiUrl),
    documenten: aansluiting.documentenUrl && kaal(aansluiting.documentenUrl),
    events: aansluiting.eventsUrl,
  }
  const limits = {
    connections: gelijktijdig,
    connect: { timeout: CONNECT_MS, ...tls },
    headersTimeout: geduld,
    bodyTimeout: geduld,
  }
  const agent = new Agent({ ...limits, maxResponseSize: MOST_BYTES })
  // A document can be of any size, and whoever downloads it can be slow: others do not wait for that.
  const downloads = new Agent(limits)
  const breaker = circuitBreaker(handleWhen(isZiek), {
    halfOpenAfter: ALONE_MS,
    breaker: new ConsecutiveBreaker(MOST_MISSED),
  })

  /** The API to which an address belongs: no other is asked anything, and no token goes elsewhere. */
  function apiOf(url: string): Api {
    const adres = URL.parse(url)
    if (adres && url === bases.events) return 'events'
    for (const api of ['zaken', 'catalogi', 'documenten'] as const) {
      const basis = bases[api]
      if (
        adres &&
        basis &&
        !adres.username &&
        adres.origin === new URL(basis).origin &&
        adres.href.startsWith(`${basis}/`)
      )
        return api
    }
    throw new ZaaksysteemFout(naam, 'vreemd-adres')
  }

  /** How Balie makes itself known. */
  async function credentials(namens: Namens): Promise<Record<string, string>> {
    return {
      Authorization: `Bearer ${await makeToken(clientId, geheim, namens, Date.now())}`,
      'User-Agent': 'Balie',
    }
  }

  async function attempt(
    api: Api,
    url: string,
    { method = 'GET', body, stroom, namens = BALIE, etag, contentType }: Aanroep,
  ) {
    const headers: Record<string, string> = {
      Accept: 'application/json',
      ...(await credentials(namens)),
      // Both on every call: a server that needs one and misses it answers 412.
      ...(api === 'zaken' && { 'Accept-Crs': CRS, 'Content-Crs': CRS }),
      ...(body !== undefined && { 'Content-Type': contentType ?? 'application/json' }),
      ...(stroom && { 'Content-Type': stroom.contentType, 'Content-Length': String(stroom.omvang) }),
      ...(etag && { 'If-None-Match': etag }),
    }
    try {
      const response = await request(url, {
        method,
        headers,
        body: stroom ? Readable.from(ownFaults(stroom.bytes())) : body === undefined ? null : JSON.stringify(body),
        dispatcher: agent,
        signal: AbortSignal.timeout(TOTAAL_KEER * geduld + (stroom ? Math.ceil(stroom.omvang / SLOWEST_PER_MS) : 0)),
      })
      if (Number(headerOf(response, 'content-length')) > MOST_BYTES) {
        response.body.on('error', () => undefined).destroy()
        throw new ZaaksysteemFout(naam, 'te-groot')
      }
      return { response, text: await response.body.text() }
    } catch (error) {
      if (isFout(error)) throw error
      // A body that could not be read here is no fault of the zaaksysteem.
      if (error instanceof BodyUnread) throw error.cause
      throw storingOf(naam, url, error)
    }
  }

  /** Reads the answer of the zaaksysteem, when it is the one that was asked. */
  async function read(api: Api, url: string, aanroep: Aanroep): Promise<Antwoord> {
    const { response, text } = await attempt(api, url, aanroep)
    const { statusCode: status } = response
    const body = text === '' ? undefined : parsed(text)
    const soort = soortOf(status)
    if (soort) throw new ZaaksysteemFout(naam, soort, { status, codes: codesOf(body) })
    // Of an event it is enough that it was taken.
    if (body === undefined && api !== 'events' && status !== 204 && status !== 304)
      throw new ZaaksysteemFout(naam, 'geen-json', { status })
    return {
      status,
      body,
      etag: headerOf(response, 'etag'),
      versie: headerOf(response, 'api-version'),
      klokverschil: klokverschil(response),
    }
  }

  /** Reading may be done again at once; whoever writes looks first whether it was done. */
  async function leesNogEens(api: Api, url: string, aanroep: Aanroep): Promise<Antwoord> {
    try {
      return await breaker.execute(() => read(api, url, aanroep))
    } catch (error) {
      if ((aanroep.method ?? 'GET') !== 'GET' || !(isFout(error, 'onbereikbaar') || isFout(error, 'storing')))
        throw error
      await sleep(RETRY_MS)
      return breaker.execute(() => read(api, url, aanroep))
    }
  }

  /** Measures a call; one that is left out because the system is ill is a fault of its own. */
  const measured = <T>(api: Api, method: string, call: () => Promise<T>): Promise<T> =>
    meetAanroep({ zaaksysteem: naam, api, method }, async () => {
      try {
        return await call()
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new ZaaksysteemFout(naam, 'overgeslagen')
        throw error
      }
    })

  return {
    aansluiting,
    adres(api, pad, query = {}) {
      const basis = bases[api]
      if (!basis) throw new ZaaksysteemFout(naam, 'vreemd-adres', { wat: `geen adres van de ${api} API` })
      const vraag = new URLSearchParams(query).toString()
      return `${basis}${pad && `/${pad}`}${vraag && `?${vraag}`}`
    },
    async vraag(url, aanroep = {}) {
      const api = apiOf(url)
      return measured(api, aanroep.method ?? 'GET', () => leesNogEens(api, url, aanroep))
    },
    async download(url, namens = BALIE) {
      const api = apiOf(url)
      const to = {
        naam,
        opslagUrl: aansluiting.opslagUrl && kaal(aansluiting.opslagUrl),
        geduld,
        dispatcher: downloads,
      }
      return measured(api, 'GET', () => breaker.execute(async () => openDownload(url, await credentials(namens), to)))
    },
    async sluit() {
      await Promise.all([agent.close(), downloads.close()])
    },
  }
}
