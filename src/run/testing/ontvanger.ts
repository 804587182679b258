import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type ServerTls, serverOptions } from './certificaten.ts'

/** A request as it came in. */
export interface Ontvangst {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** The reaction of a receiver: a status, headers and a body; `na`: only after that; `breek`: it breaks the connection. */
export interface Reactie {
  status?: number
  headers?: Record<string, string>
  body?: string
  na?: Promise<unknown>
  breek?: boolean
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A real server that is told things; `set` decides what it answers. With `tls` it is reached over https. */
export async function startOntvanger(tls?: ServerTls) {
  const ontvangen: Ontvangst[] = []
  let reageer: (ontvangst: Ontvangst) => Reactie = () => ({})
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const { method = '', url: path = '', headers } = request
      const ontvangst = { method, path, headers, body: await bodyOf(request) }
      ontvangen.push(ontvangst)
      const { status = 204, headers: antwoord = {}, body = '', na, breek = false } = reageer(ontvangst)
      await na
      if (breek) return response.destroy()
      return response.writeHead(status, antwoord).end(body)
    })().catch(() => response.destroy())
  }
  const server = (tls ? createTlsServer(serverOptions(tls), listener) : createServer(listener)).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ontvangen,
    /** The CloudEvents that came in. */
    events: () =>
      ontvangen.map(({ body }) => JSON.parse(body) as { id: string; type: string; subject: string; sequence: string }),
    set(nieuw: typeof reageer) {
      reageer = nieuw
    },
    leeg() {
      ontvangen.length = 0
      reageer = () => ({})
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(done)
      }),
  }
}

/** Is one of the signatures of this secret, as a receiver checks it (https://www.standardwebhooks.com)? */
export function isGetekend({ headers, body }: Ontvangst, geheim: string): boolean {
  const [id, moment] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])]
  if (Math.abs(Date.now() / 1000 - Number(moment)) > 300) return false
  const key = Buffer.from(geheim.replace(/^whsec_/, ''), 'base64')
  const verwacht = createHmac('sha256', key).update(`${id}.${moment}.${body}`).digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${verwacht}`)
}
