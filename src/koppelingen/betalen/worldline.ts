import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { bronOnbereikbaar } from '../../platform/problems.ts'
import { isSameSecret } from '../../platform/secret.ts'
import type { Betaalbericht, Betaaldienst, VindBetaaldienst } from '../../register/klanttaken/betalen/dienst.ts'
import type { StatusBetaling } from '../../register/klanttaken/contract.ts'
import { authorization } from './ondertekening.ts'

// Worldline Direct, hosted checkout: the customer pays on a page of Worldline, and Balie never sees a card or an account.

const PATIENCE_MS = 10_000
const JSON_TYPE = 'application/json; charset=utf-8'

const STATES: Readonly<Record<string, StatusBetaling>> = {
  CREATED: 'begonnen',
  REDIRECTED: 'begonnen',
  AUTHORIZATION_REQUESTED: 'wacht',
  CAPTURE_REQUESTED: 'wacht',
  CAPTURED: 'betaald',
  PAID: 'betaald',
  CANCELLED: 'geannuleerd',
  REJECTED: 'mislukt',
  REJECTED_CAPTURE: 'mislukt',
  REVERSED: 'terugbetaald',
  REFUNDED: 'terugbetaald',
  CHARGEBACK_NOTIFICATION: 'teruggeboekt',
  CHARGEBACKED: 'teruggeboekt',
}

const statusOf = (status: string): StatusBetaling | undefined =>
  STATES[status] ?? (status.startsWith('PENDING_') ? 'wacht' : undefined)

const Output = z.object({
  amountOfMoney: z.object({ amount: z.int(), currencyCode: z.string() }),
  references: z.object({ merchantReference: z.uuid() }),
  paymentMethod: z.string().default(''),
})

/** A payment or a refund, as Worldline describes both. */
export const Transactie = z.object({
  id: z.string().default(''),
  status: z.string(),
  paymentOutput: Output.optional(),
  refundOutput: Output.optional(),
})

/** Reads a message about one of our attempts; undefined for a state that says nothing, or for an attempt that is not ours. */
export function berichtOf({
  id,
  status,
  paymentOutput,
  refundOutput,
}: z.output<typeof Transactie>): Betaalbericht | undefined {
  const known = statusOf(status)
  const output = paymentOutput ?? refundOutput
  // A message about a refund that has not gone through yet says nothing.
  if (!known || !output || (refundOutput && known !== 'terugbetaald')) return undefined
  const { amountOfMoney, references, paymentMethod } = output
  return {
    referentie: references.merchantReference.toLowerCase(),
    status: known,
    bedrag: amountOfMoney.amount,
    valuta: amountOfMoney.currencyCode,
    methode: paymentMethod,
    ...(refundOutput && { terugbetaling: id }),
  }
}

const Checkout = z.object({
  hostedCheckoutId: z.string().min(1),
  RETURNMAC: z.string().min(1),
  redirectUrl: z.url({ protocol: /^https$/ }),
})
const Stand = z.object({ createdPaymentOutput: z.object({ payment: Transactie }).optional() })

interface Toegang {
  url: string
  merchant: string
  key: string
  secret: string
}

const silent = () => bronOnbereikbaar({ detail: 'De betaalprovider is niet bereikbaar. Er is niets betaald.' })

/** Asks Worldline something. @throws Problem when it is out of reach or answers something else than it should */
async function call<T>(
  { url, merchant, ...keys }: Toegang,
  part: string,
  schema: z.ZodType<T>,
  sent?: { body: object; once: string },
): Promise<T> {
  const path = `/v2/${merchant}/${part}`
  const method = sent ? 'POST' : 'GET'
  const date = new Date().toUTCString()
  const contentType = sent ? JSON_TYPE : ''
  const gcs: Record<string, string> = sent ? { 'x-gcs-idempotence-key': sent.once } : {}
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...gcs,
      date,
      ...(contentType && { 'content-type': contentType }),
      authorization: authorization(keys, { method, path, contentType, date, gcs }),
    },
    ...(sent && { body: JSON.stringify(sent.body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  if (!answer?.ok) throw silent()
  const read = schema.safeParse(await answer.json().catch(() => undefined))
  if (!read.success) throw silent()
  return read.data
}

function worldline(toegang: Toegang): Betaaldienst {
  return {
    naam: 'worldline',
    isReturnOf: ({ hostedCheckoutId = '', RETURNMAC = '' }, { kenmerk, controle }) =>
      (hostedCheckoutId === '' && RETURNMAC === '') ||
      (isSameSecret(String(hostedCheckoutId), kenmerk) && isSameSecret(String(RETURNMAC), controle)),
    async begin({ referentie, bedrag, omschrijving, terug }) {
      const body = {
        order: {
          amountOfMoney: { amount: bedrag, currencyCode: 'EUR' },
          references: { merchantReference: referentie, descriptor: omschrijving.slice(0, 32) },
        },
        hostedCheckoutSpecificInput: { returnUrl: terug, locale: 'nl_NL' },
        cardPaymentMethodSpecificInput: { authorizationMode: 'SALE' },
      }
      const made = await call(toegang, 'hostedcheckouts', Checkout, { body, once: referentie })
      return { kenmerk: made.hostedCheckoutId, controle: made.RETURNMAC, adres: made.redirectUrl }
    },
    async fetchStatus(kenmerk) {
      const { createdPaymentOutput } = await call(toegang, `hostedcheckouts/${encodeURIComponent(kenmerk)}`, Stand)
      return createdPaymentOutput && berichtOf(createdPaymentOutput.payment)
    },
  }
}

/** Worldline, when it is set. */
export const vindBetaaldienst: VindBetaaldienst = (config: Config) => {
  const { WORLDLINE_URL: url, WORLDLINE_MERCHANT: merchant, WORLDLINE_KEY: key, WORLDLINE_SECRET: secret } = config
  return url && merchant && key && secret ? worldline({ url, merchant, key, secret }) : undefined
}
