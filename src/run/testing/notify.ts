import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'

// A service for text messages as NotifyNL is one: it checks the token of each request and refuses what it does not know.

const SERVICE = '11111111-1111-4111-8111-111111111111'
const SECRET = '22222222-2222-4222-8222-222222222222'
const SJABLOON = '33333333-3333-4333-8333-333333333333'

/** A text message as it was asked for. */
export interface TestSms {
  phone_number: string
  template_id: string
  personalisation: { tekst: string }
  reference: string
}

const FIELDS = ['phone_number', 'template_id', 'personalisation', 'reference']

export async function startNotify() {
  const ontvangen: TestSms[] = []
  type Answer = number | 'zwijgt'
  let answer: (sms: TestSms) => Answer | Promise<Answer> = () => 201
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    const isKnown = await jwtVerify(token, Buffer.from(SECRET), { issuer: SERVICE, maxTokenAge: '30s' }).then(
      () => true,
      () => false,
    )
    if (!isKnown) return send(403, { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token' }] })
    const url = new URL(request.url ?? '', 'http://notify')
    if (request.method === 'GET') {
      const notifications = ontvangen.filter(({ reference }) => reference === url.searchParams.get('reference'))
      return send(200, { notifications })
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const sms = JSON.parse(Buffer.concat(parts).toString()) as TestSms
    const isValid =
      url.pathname === '/v2/notifications/sms' &&
      Object.keys(sms).every((name) => FIELDS.includes(name)) &&
      sms.template_id === SJABLOON &&
      /^\+31\d{9}$/.test(sms.phone_number)
    if (!isValid) return send(400, { status_code: 400, errors: [{ error: 'ValidationError', message: 'Not valid' }] })
    const status = await answer(sms)
    if (status === 201 || status === 'zwijgt') ontvangen.push(sms)
    if (status === 'zwijgt') return response.destroy()
    return send(status, { id: SJABLOON, reference: sms.reference })
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    settings: {
      NOTIFY_URL: `http://127.0.0.1:${port}`,
      NOTIFY_KEY: `balie-${SERVICE}-${SECRET}`,
      NOTIFY_SJABLOON: SJABLOON,
    },
    ontvangen,
    /** Decides with which status a message is answered; `zwijgt`: it is taken, and nobody hears that. */
    setAnswer(given: typeof answer) {
      answer = given
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}
