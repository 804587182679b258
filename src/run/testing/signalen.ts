import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// A server that behaves as the V1 API of Signalen and the Locatieserver of PDOK describe themselves, for tests.

/** A melding as this server has it. */
export interface SignaalDaar {
  id: number
  signal_id: string
  body: {
    text: string
    text_extra: string
    location: { geometrie: { coordinates: number[] } }
    [name: string]: unknown
  }
  state: string
  state_display: string
  fotos: { type: string; bytes: number }[]
}

/** How the server answers what is sent to it: as it should, or ill. `kwijt` takes a melding and never answers. */
export type Gedrag = 'goed' | 'kwijt' | 'stom' | number

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces)
}

const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** Starts such a server on a port of its own. */
export async function startSignalen() {
  const meldingen: SignaalDaar[] = []
  const asked: string[] = []
  const stand = { gedrag: 'goed' as Gedrag, clientSecret: 'geheim' }
  const send = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const shown = ({ id, signal_id, state, state_display }: SignaalDaar, isPrivate: boolean) => ({
    ...(isPrivate ? { id, _display: `SIG-${id} - ${state}` } : { signal_id, _display: `SIG-${id}` }),
    status: isPrivate ? { state, state_display } : { state: state === 'o' ? 'CLOSED' : 'OPEN', state_display },
  })
  const unknownIn = (body: Record<string, unknown>): string[] => {
    const known = ['source', 'text', 'text_extra', 'category', 'location', 'reporter', 'incident_date_start']
    const required = ['text', 'category', 'location', 'incident_date_start']
    return [...Object.keys(body).filter((name) => !known.includes(name)), ...required.filter((name) => !body[name])]
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://signalen')
    const raw = await readAll(request)
    asked.push(`${request.method} ${pathname}`)
    if (pathname === '/bzk/locatieserver/search/v3_1/free') {
      // As PDOK does, it also finds what looks like it: the houses of a street, and a street of the same name elsewhere.
      const isHere = searchParams.getAll('fq').includes('gemeentenaam:"Voorbeeldstad"')
      const zoek = searchParams.get('q') ?? ''
      const found = [`${zoek}, Voorbeeldstad`, `${zoek} 7, 1234AB Voorbeeldstad`, `${zoek}, Elders`]
      const docs = found
        .slice(0, isHere ? 2 : 3)
        .map((weergavenaam) => ({ weergavenaam, centroide_ll: 'POINT(5.1 52.2)' }))
      return send(response, 200, { response: { docs: zoek.includes('nergens') ? [] : docs } })
    }
    if (pathname.startsWith('/tegels/')) return response.writeHead(200, { 'content-type': 'image/png' }).end(TILE)
    if (pathname === '/token') {
      const isKnown = new URLSearchParams(raw.toString()).get('client_secret') === stand.clientSecret
      return send(response, isKnown ? 200 : 401, isKnown ? { access_token: 'T', expires_in: 60 } : {})
    }
    const [, who = '', rest = ''] = /^\/signals\/v1\/(public|private)\/(.*)$/.exec(pathname) ?? []
    const isPrivate = who === 'private'
    if (isPrivate && request.headers.authorization !== 'Bearer T') return send(response, 401, {})
    if (rest === 'terms/categories/') {
      const href = `http://${request.headers.host}/signals/v1/public/terms/categories/wegen/sub_categories/lamp`
      const sub_categories = [{ name: 'Straatlamp', is_active: true, _links: { self: { href } } }]
      return send(response, 200, { count: 1, results: [{ name: 'Wegen', sub_categories }] })
    }
    const { gedrag } = stand
    if (gedrag === 'stom') return undefined
    if (typeof gedrag === 'number') return send(response, gedrag, { location: ['Dit is geen plaats.'] })
    if (rest === 'signals/' && request.method === 'POST') {
      const body = JSON.parse(raw.toString())
      const faults = unknownIn(body)
      if (faults.length > 0) return send(response, 400, Object.fromEntries(faults.map((name) => [name, ['fout']])))
      const made = {
        id: meldingen.length + 1,
        signal_id: randomUUID(),
        body,
        state: 'm',
        state_display: 'Gemeld',
        fotos: [],
      }
      meldingen.push(made)
      return gedrag === 'kwijt' ? undefined : send(response, 201, shown(made, isPrivate))
    }
    const [, name = '', part] = /^signals\/([\w-]+)(\/attachments\/)?$/.exec(rest) ?? []
    const found = meldingen.find(({ id, signal_id }) => (isPrivate ? String(id) : signal_id) === name)
    if (!found) return send(response, 404, {})
    if (part) {
      const form = await new Response(new Uint8Array(raw), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData()
      const file = form.get('file')
      if (!(file instanceof Blob)) return send(response, 400, { file: ['fout'] })
      found.fotos.push({ type: file.type, bytes: file.size })
      return send(response, 201, { is_image: true })
    }
    if (found.state === 'verboden') return send(response, 403, {})
    return send(response, 200, shown(found, isPrivate))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meldingen,
    asked,
    stand,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
