import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts another register, for tests: `antwoord` gives what it says, a whole `Response`, or a number for a status alone. */
export async function startBron(antwoord: (url: URL, request: IncomingMessage) => unknown) {
  const beantwoord = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await antwoord(new URL(request.url ?? '/', `http://${request.headers.host}`), request)
    if (body instanceof Response)
      response.writeHead(body.status, Object.fromEntries(body.headers)).end(Buffer.from(await body.arrayBuffer()))
    else if (typeof body === 'number') response.writeHead(body).end()
    else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  }
  const server = createServer((request, response) => void beantwoord(request, response)).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, stop: () => new Promise((done) => server.close(done)) }
}

/** Makes a page of a list as the registers of Common Ground do. */
export function paginate<Item>(items: readonly Item[], url: URL, grootte: number) {
  const page = Number(url.searchParams.get('page') ?? '1')
  const volgende = new URL(url)
  volgende.searchParams.set('page', String(page + 1))
  return {
    count: items.length,
    next: page * grootte < items.length ? volgende.href : null,
    previous: null,
    results: items.slice((page - 1) * grootte, page * grootte),
  }
}
