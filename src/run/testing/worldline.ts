import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// A payment provider as Worldline Direct is one: it checks the signature of each request and signs its webhooks, by code of its own.

const KEY = 'api-sleutel'
const SECRET = 'api-geheim'
const HOOK_KEY = 'hook-sleutel'
const HOOK_SECRET = 'hook-geheim'

const sign = (secret: string, data: string) => createHmac('sha256', secret).update(data).digest('base64')

/** A checkout that was made. */
export interface TestCheckout {
  id: string
  mac: string
  amount: number
  currency: string
  reference: string
  returnUrl: string
  status: string | undefined
}

interface Transaction {
  status: string
  reference: string
  amount: number
  currency?: string
  /** It is about this refund, of this amount. */
  refund?: string
}

const refundOf = ({ status, reference, amount, currency = 'EUR', refund }: Transaction) => ({
  id: refund,
  status,
  refundOutput: {
    amountOfMoney: { amount, currencyCode: currency },
    references: { merchantReference: reference },
  },
})

const paymentOf = ({ status, reference, amount, currency = 'EUR' }: Transaction) => ({
  id: '3066019730_0',
  status,
  paymentOutput: {
    amountOfMoney: { amount, currencyCode: currency },
    references: { merchantReference: reference },
    paymentMethod: 'redirect',
  },
})

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** Why a request is not signed as it should be; undefined when it is. */
function faultIn({ method = '', url = '', headers }: IncomingMessage): string | undefined {
  const { date = '', authorization = '', 'content-type': type = '' } = headers
  if (Math.abs(Date.now() - Date.parse(date)) > 5 * 60_000) return 'date'
  const own = Object.entries(headers)
    .filter(([name]) => name.startsWith('x-gcs'))
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}:${String(value)}\n`)
    .join('')
  const expected = `GCS v1HMAC:${KEY}:${sign(SECRET, `${method}\n${type}\n${date}\n${own}${url}\n`)}`
  return authorization === expected ? undefined : 'signature'
}

/** Starts it; `app` is told of by webhooks. */
export async function startWorldline() {
  const checkouts: TestCheckout[] = []
  const settings = { isDown: false }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const text = await textOf(request)
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (settings.isDown) return send(503, {})
    const fault = faultIn(request)
    if (fault) return send(403, { errors: [{ message: fault }] })
    const [, , merchant, part, id] = (request.url ?? '').split('/')
    if (merchant !== 'gemeente' || part !== 'hostedcheckouts') return send(404, {})
    if (request.method === 'POST') {
      const { order, hostedCheckoutSpecificInput } = JSON.parse(text)
      const made: TestCheckout = {
        id: `checkout-${checkouts.length + 1}`,
        mac: `mac-${checkouts.length + 1}`,
        amount: order.amountOfMoney.amount,
        currency: order.amountOfMoney.currencyCode,
        reference: order.references.merchantReference,
        returnUrl: hostedCheckoutSpecificInput.returnUrl,
        status: undefined,
      }
      checkouts.push(made)
      return send(201, {
        hostedCheckoutId: made.id,
        RETURNMAC: made.mac,
        redirectUrl: `https://pay.example/${made.id}`,
      })
    }
    const found = checkouts.find((checkout) => checkout.id === id)
    if (!found) return send(404, {})
    const { status, ...rest } = found
    return send(200, {
      status: status ? 'PAYMENT_CREATED' : 'IN_PROGRESS',
      ...(status && { createdPaymentOutput: { payment: paymentOf({ ...rest, status }) } }),
    })
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    checkouts,
    settings,
    /** How an app is set to use it. */
    config: {
      WORLDLINE_URL: `http://127.0.0.1:${port}`,
      WORLDLINE_MERCHANT: 'gemeente',
      WORLDLINE_KEY: KEY,
      WORLDLINE_SECRET: SECRET,
      WORLDLINE_HOOK_KEY: HOOK_KEY,
      WORLDLINE_HOOK_SECRET: HOOK_SECRET,
    },
    /** Tells an app of a payment, signed; gives the status of the answer. */
    async tell(base: string, transaction: Transaction, signature?: string): Promise<number> {
      const body = JSON.stringify({
        apiVersion: 'v1',
        id: crypto.randomUUID(),
        created: new Date().toISOString(),
        merchantId: 'gemeente',
        type: `${transaction.refund ? 'refund' : 'payment'}.${transaction.status.toLowerCase()}`,
        ...(transaction.refund ? { refund: refundOf(transaction) } : { payment: paymentOf(transaction) }),
      })
      const { status } = await fetch(`${base}/betalen/worldline`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-gcs-keyid': HOOK_KEY,
          'x-gcs-signature': signature ?? sign(HOOK_SECRET, body),
        },
        body,
      })
      return status
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}
