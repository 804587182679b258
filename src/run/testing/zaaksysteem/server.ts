import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { type ServerTls, serverOptions } from '../certificaten.ts'
import { makeNakijker } from './beschrijving.ts'
import { changeDocument, downloadOf, makeDocument } from './documenten.ts'
import { EVENTS, takeEvent } from './events.ts'
import { lichaamOf, notFoundAnswer, verboden, Weigering } from './fouten.ts'
import { leeg, type Soort, type Stand, ZAKEN } from './stand.ts'
import * as zaken from './zaken.ts'
import { passend } from './zoeken.ts'

// A zaaksysteem for tests: Zaken 1.5.1, Catalogi 1.3.1 and Documenten 1.4 with the rules that real ones have. What it answers is held against the
// published descriptions.

export const CLIENT_ID = 'balie-test'
export const GEHEIM = 'een geheim van minstens acht tekens'
const CRS = 'EPSG:4326'

type Maker = (stand: Stand, body: Record<string, unknown>, wie: zaken.Aanvrager) => Record<string, unknown>
const MAKERS: Partial<Record<Soort, Maker>> = {
  zaken: zaken.makeZaak,
  rollen: zaken.makeRol,
  statussen: zaken.makeStatus,
  resultaten: zaken.makeResultaat,
  zaakinformatieobjecten: zaken.makeZaakinformatieobject,
  zaakobjecten: zaken.makeZaakobject,
  enkelvoudiginformatieobjecten: makeDocument,
}

/** A request that the server got. */
export interface Gekregen {
  method: string
  /** Without the address of the server. */
  pad: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown> | undefined
  /** The file of a form. */
  bytes?: Buffer | undefined
}

/** The change that a test makes to an answer: `cut` after it was done, or another answer in its place. */
export type Ingreep =
  | 'cut'
  | 'reset'
  | { status: number; body: string | Buffer; headers?: Record<string, string> }
  | undefined

const ALLE_SCOPES = [
  'zaken.lezen',
  'zaken.aanmaken',
  'zaken.bijwerken',
  'catalogi.lezen',
  'documenten.lezen',
  'documenten.aanmaken',
  'documenten.bijwerken',
  'documenten.lock',
  'documenten.geforceerd-unlock',
  'cloudevents.bezorgen',
]

async function read(request: IncomingMessage): Promise<Pick<Gekregen, 'body' | 'bytes'>> {
  const delen: Buffer[] = []
  for await (const deel of request) delen.push(deel as Buffer)
  if (delen.length === 0) return { body: undefined }
  const heel = Buffer.concat(delen)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return { body: JSON.parse(heel.toString('utf8')) as Record<string, unknown> }
  const form = await new Response(heel, { headers: { 'content-type': type } }).formData()
  const inhoud = form.get('inhoud')
  const bytes = inhoud instanceof Blob ? Buffer.from(await inhoud.arrayBuffer()) : undefined
  return { body: { lock: form.get('lock') }, bytes }
}

/** Both headers on a body, one on reading; another system than this one is not had. */
function checkCrs({ method, pad, headers }: Gekregen): void {
  if (!/^\/zaken\/api\/v1\/zaken(\/|\?|$)/.test(pad) || method === 'DELETE') return
  const nodig = ['accept-crs', ...(method === 'GET' ? [] : ['content-crs'])]
  for (const naam of nodig) {
    if (!headers[naam]) throw new Weigering(412, 'precondition_failed')
    if (headers[naam] !== CRS) throw new Weigering(406, 'not_acceptable')
  }
}

async function checkToken({ headers }: Gekregen, now: number): Promise<void> {
  const token = headers.authorization?.replace(/^Bearer /, '')
  if (!token) throw verboden('not_authenticated')
  if (decodeProtectedHeader(token).alg !== 'HS256') throw verboden('jwt-decode-error')
  const { payload } = await jwtVerify(token, new TextEncoder().encode(GEHEIM)).catch(() => {
    throw verboden('invalid-jwt-signature')
  })
  if (payload.client_id !== CLIENT_ID) throw verboden('invalid-client-identifier')
  if (!payload.user_id || typeof payload.iat !== 'number') throw verboden('jwt-missing-iat-claim')
  if (payload.iat * 1000 > now) throw verboden('not-before')
  if (payload.iat * 1000 < now - 3_600_000) throw verboden('jwt-expired')
}

const LEZEN: Readonly<Record<string, string>> = {
  zaken: 'zaken.lezen',
  catalogi: 'catalogi.lezen',
  documenten: 'documenten.lezen',
}

/** Starts one; with `tls` it is reached over https. */
export async function startZaaksysteem(tls?: ServerTls) {
  const nakijk = makeNakijker()
  const gekregen: Gekregen[] = []
  const faults: unknown[] = []
  const settings = {
    /** Can it fetch what a link refers to? */
    kanOphalen: true,
    scopes: new Set(ALLE_SCOPES),
    versie: '1.5.1',
    /** By how much its clock is ahead, in ms. */
    klok: 0,
    /** It does what a server does that knows no filters. */
    zonderFilters: false,
    reserveert: true,
    ingreep: undefined as ((call: Gekregen, nummer: number) => Ingreep | Promise<Ingreep>) | undefined,
    /** It takes hold of a call before anything was done. */
    vooraf: undefined as ((call: Gekregen) => Ingreep | Promise<Ingreep>) | undefined,
  }
  let stand = leeg('')

  function reserveer(): Record<string, unknown> {
    stand.gereserveerd += 1
    return { zaaknummer: `ZAAK-2026-9${String(stand.gereserveerd).padStart(9, '0')}` }
  }

  /** Answers a call. */
  async function doe(call: Gekregen): Promise<{ status: number; body: unknown; soort?: Soort }> {
    await checkToken(call, Date.now() + settings.klok)
    checkCrs(call)
    const { method, body = {}, bytes } = call
    const gedaan = changeDocument(stand, { method, pad: call.pad, body, bytes }, { scopes: settings.scopes })
    if (gedaan) return gedaan
    const url = new URL(call.pad, stand.basis)
    if (url.pathname === EVENTS && call.method === 'POST')
      return takeEvent(stand, call.headers['content-type'], call.body ?? {}, settings)
    const [, api = '', , , pad = '', rest] = url.pathname.split('/')
    if (pad === 'zaaknummer_reserveren' && settings.reserveert) {
      if (call.method !== 'POST') throw new Weigering(405, 'method_not_allowed')
      return { status: 201, body: reserveer() }
    }
    if (rest && url.pathname.endsWith('/zaakeigenschappen')) {
      const zaak = `${stand.basis}${ZAKEN}/zaken/${rest}`
      if (call.method === 'POST') return { status: 201, body: zaken.makeEigenschap(stand, zaak, body) }
      return { status: 200, body: [...stand.zaakeigenschappen.values()].filter((one) => one.zaak === zaak) }
    }
    if (!Object.hasOwn(stand, pad) || !(stand[pad as Soort] instanceof Map)) throw notFoundAnswer()
    const soort = pad as Soort
    if (call.method === 'POST' && rest !== '_zoek') {
      const maker = MAKERS[soort]
      if (!maker) throw new Weigering(405, 'method_not_allowed')
      return { status: 201, body: maker(stand, call.body ?? {}, { scopes: settings.scopes }), soort }
    }
    if (call.method === 'PATCH' && soort === 'zaken') {
      const zaak = zaken.changeZaak(stand, `${stand.basis}${url.pathname}`, body, { scopes: settings.scopes })
      return { status: 200, body: zaak, soort }
    }
    if (call.method === 'DELETE') {
      if (soort !== 'zaakobjecten') throw new Weigering(405, 'method_not_allowed')
      zaken.removeZaakobject(stand, `${stand.basis}${url.pathname}`, { scopes: settings.scopes })
      return { status: 204, body: undefined }
    }
    if (!settings.scopes.has(LEZEN[api] ?? '')) throw verboden('permission_denied')
    const inhoud = downloadOf(stand, call)
    if (inhoud) return { status: 200, body: inhoud }
    if (rest && rest !== '_zoek') {
      const ding = stand[soort].get(`${stand.basis}${url.pathname}`)
      if (!ding) throw notFoundAnswer()
      return { status: 200, body: ding, soort }
    }
    const filters = rest === '_zoek' ? (call.body ?? {}) : Object.fromEntries(url.searchParams)
    const gevonden = [...stand[soort].values()].filter(
      (ding) => settings.zonderFilters || passend(stand, soort, ding, filters),
    )
    for (const ding of gevonden) nakijk(soort, ding)
    return { status: 200, body: { count: gevonden.length, next: null, previous: null, results: gevonden } }
  }

  async function antwoord(call: Gekregen): Promise<{ status: number; body: unknown; soort?: Soort }> {
    try {
      const gedaan = await doe(call)
      if (gedaan.soort) nakijk(gedaan.soort, gedaan.body)
      return gedaan
    } catch (error) {
      if (!(error instanceof Weigering)) throw error
      const body = lichaamOf(error)
      nakijk(error.codes.length > 0 ? 'validatiefout' : 'fout', body)
      return { status: error.status, body }
    }
  }

  async function bedien(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call: Gekregen = {
      method: request.method ?? 'GET',
      pad: request.url ?? '/',
      headers: request.headers,
      ...(await read(request)),
    }
    const send = (wat: Ingreep): boolean => {
      if (!wat) return false
      if (wat === 'cut' || wat === 'reset') request.socket.destroy()
      else response.writeHead(wat.status, { 'Content-Type': 'text/html', ...wat.headers }).end(wat.body)
      return true
    }
    if (send(await settings.vooraf?.(call))) return
    const nummer = gekregen.push(call)
    const { status, body } = await antwoord(call)
    if (send(await settings.ingreep?.(call, nummer))) return
    if (Buffer.isBuffer(body)) {
      response.writeHead(status, { 'Content-Type': 'application/octet-stream' }).end(body)
      return
    }
    const text = body === undefined ? '' : JSON.stringify(body)
    const etag = `"${createHash('md5').update(text).digest('hex')}"`
    response.setHeader('API-version', settings.versie)
    response.setHeader('Date', new Date(Date.now() + settings.klok).toUTCString())
    response.setHeader('Content-Type', status < 400 ? 'application/json' : 'application/problem+json')
    if (status === 200) response.setHeader('ETag', etag)
    if (status === 200 && request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(status).end(text)
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    bedien(request, response).catch((error: unknown) => {
      faults.push(error)
      request.socket.destroy()
    })
  }
  const server = (tls ? createTlsServer(serverOptions(tls), listener) : createServer(listener)).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const basis = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  stand = leeg(basis)

  return {
    basis,
    settings,
    gekregen,
    get stand() {
      return stand
    },
    /** As beheer would set it. */
    alsZaaksysteem: (extra: Record<string, unknown> = {}) => ({
      naam: 'Open Zaak',
      zakenUrl: basis + ZAKEN,
      catalogiUrl: `${basis}/catalogi/api/v1`,
      documentenUrl: `${basis}/documenten/api/v1`,
      eventsUrl: basis + EVENTS,
      clientId: CLIENT_ID,
      geheim: GEHEIM,
      bronorganisatie: '517439943',
      ...extra,
    }),
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      if (faults.length > 0) throw new Error(`The zaaksysteem of the tests failed: ${faults.map(String).join(', ')}`)
    },
  }
}

export type TestZaaksysteem = Awaited<ReturnType<typeof startZaaksysteem>>
