import { SignJWT } from 'jose'
import { z } from 'zod'
import { NietVerzonden } from '../../register/meldingen/bezorgen.ts'
import type { Sms, VindSmsdienst } from '../../register/meldingen/sms.ts'
import { zoekvormTelefoon } from '../../register/partijen/rules.ts'

// Text messages through NotifyNL, which speaks as GOV.UK Notify v2 does.

const PATIENCE_MS = 10_000
const UUID_LENGTH = 36

interface Toegang {
  url: string
  key: string
  sjabloon: string
}

/** Signs who asks: the service, with its secret. The token counts for half a minute. */
async function tokenOf(key: string): Promise<string> {
  const secret = key.slice(-UUID_LENGTH)
  const service = key.slice(-2 * UUID_LENGTH - 1, -UUID_LENGTH - 1)
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(service)
    .setIssuedAt()
    .sign(Buffer.from(secret))
}

const unreachable = (detail = '') =>
  new NietVerzonden({ over: 'weg', blijvend: false, reden: `De sms-dienst is niet bereikbaar${detail}.` })

/** Gives the meaning of a refusal: of this message, of our access, or of this moment. The words of Notify are not repeated: they hold the number. */
function refusal(status: number): NietVerzonden {
  if (status === 400)
    return new NietVerzonden({ over: 'bericht', blijvend: true, reden: 'De sms-dienst weigert dit bericht (400).' })
  if (status === 401 || status === 403)
    return new NietVerzonden({
      over: 'weg',
      blijvend: false,
      reden: `Aanmelden bij de sms-dienst lukt niet (${status}).`,
    })
  return unreachable(` (${status})`)
}

async function call({ url, key }: Toegang, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${await tokenOf(key)}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  if (!answer) throw unreachable()
  if (!answer.ok) throw refusal(answer.status)
  return answer.json().catch(() => undefined)
}

const Found = z.object({ notifications: z.array(z.unknown()) })

/** Was it taken before? Notify has no key that makes a request count once, so it is asked after an attempt whose answer nobody heard. */
async function isTaken(toegang: Toegang, { uuid, pogingen }: Sms): Promise<boolean> {
  if (pogingen === 0) return false
  const found = Found.safeParse(await call(toegang, `/v2/notifications?reference=${uuid}`))
  return found.success && found.data.notifications.length > 0
}

async function send(toegang: Toegang, sms: Sms): Promise<void> {
  if (await isTaken(toegang, sms)) return
  await call(toegang, '/v2/notifications/sms', {
    phone_number: zoekvormTelefoon(sms.aan),
    template_id: toegang.sjabloon,
    personalisation: { tekst: sms.tekst },
    reference: sms.uuid,
  })
}

export const vindSmsdienst: VindSmsdienst = ({ NOTIFY_URL: url, NOTIFY_KEY: key, NOTIFY_SJABLOON: sjabloon }) =>
  url && key && sjabloon ? { bezorg: (sms) => send({ url, key, sjabloon }, sms) } : undefined
