import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { shortened } from '../../platform/text.ts'
import type { Stand, TeMelden } from '../../register/signalen/outbox.ts'

// Signalen as it describes itself (V1 API): a melding is made as anybody does, or with a token as an employee does.

/**
 * A melding that Signalen did not take: it was not sent, so it can be sent later; it was refused; or nobody knows, because no answer was heard
 * after it went.
 */
export class SignalenFout extends Error {
  readonly soort: 'niet-gelukt' | 'geweigerd' | 'onzeker'
  /** The status that Signalen answered; undefined: there was no answer. */
  readonly status: number | undefined

  constructor(soort: SignalenFout['soort'], message: string, status?: number) {
    super(message)
    this.soort = soort
    this.status = status
  }
}

/** Faults of a connection that was never there: nothing was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** Is Signalen set up here? */
export const hasSignalen = ({ SIGNALEN_URL }: Pick<Config, 'SIGNALEN_URL'>): boolean => SIGNALEN_URL !== undefined

/** Asks, and gives the answer whatever its status. @throws SignalenFout when there is none */
async function ask({ SIGNALEN_SECONDEN }: Config, url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(SIGNALEN_SECONDEN * 1000) })
  } catch (error) {
    const soort = NOT_SENT.has(codeOf(error)) ? 'niet-gelukt' : 'onzeker'
    throw new SignalenFout(soort, 'Signalen is niet bereikbaar.')
  }
}

const Token = z.object({ access_token: z.string().min(1) })

/** The headers with which Balie speaks as an employee. */
export type Credentials = Record<string, string>

/** Gets a token, where Balie speaks as an employee. Nothing was sent when that fails. */
export async function credentials(config: Config): Promise<Credentials> {
  const { SIGNALEN_TOKEN_URL: url, SIGNALEN_CLIENT_ID: id = '', SIGNALEN_CLIENT_SECRET: secret = '' } = config
  if (!url) return {}
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
  const answer = await ask(config, url, { method: 'POST', body }).catch(() => undefined)
  const read = Token.safeParse(await answer?.json().catch(() => undefined))
  if (!read.success) throw new SignalenFout('niet-gelukt', 'Aanmelden bij Signalen lukt niet.')
  return { authorization: `Bearer ${read.data.access_token}` }
}

const baseOf = ({ SIGNALEN_URL: url = '' }: Config): string => `${url.replace(/\/$/, '')}/signals/v1`

/** The names of the fields that Signalen faults; what was typed is not repeated. */
async function faultedIn(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? shortened(Object.keys(body).join(', '), 200) : ''
}

/** A gateway answers these when it heard nothing, or something strange, of what it had passed on. */
const isOfGateway = (status: number): boolean => status === 502 || status === 504 || status >= 520

/**
 * Reads what an answer to a POST means. An error that Signalen itself answers left nothing behind; when a gateway gave up waiting, it may have.
 * @throws SignalenFout
 */
async function accepted(answer: Response): Promise<unknown> {
  const { status } = answer
  if (status >= 200 && status < 300) {
    const body: unknown = await answer.json().catch(() => undefined)
    if (body === undefined) throw new SignalenFout('onzeker', 'Het antwoord van Signalen is niet te lezen.')
    return body
  }
  if (isOfGateway(status)) throw new SignalenFout('onzeker', `Signalen antwoordde te laat (${status}).`, status)
  if (status >= 500 || status === 429 || status === 408)
    throw new SignalenFout('niet-gelukt', `Signalen kan de melding nu niet aannemen (${status}).`, status)
  if (status === 401 || status === 403)
    throw new SignalenFout('niet-gelukt', `Signalen laat Balie niet toe (${status}).`, status)
  const fields = await faultedIn(answer)
  throw new SignalenFout('geweigerd', `Signalen weigert deze melding (${status}${fields && `: ${fields}`}).`, status)
}

/** An answer about a melding: anybody sees OPEN or CLOSED, with words; an employee sees the state itself. */
const Antwoord = z.object({
  id: z.int().optional(),
  signal_id: z.uuid().optional(),
  id_display: z.string().optional(),
  _display: z.string().optional(),
  status: z.object({ state: z.string().optional(), state_display: z.string().optional() }).optional(),
})

const CLOSED = new Set(['CLOSED', 'o', 'a'])

/** Reads how a melding is. */
function standIn({ status }: z.output<typeof Antwoord>): Stand {
  const { state = '', state_display: words = '' } = status ?? {}
  return { open: !CLOSED.has(state), toestand: shortened(words, 200) }
}

/** Gives the words of a melding, as Signalen wants them. */
function bodyOf(config: Config, melding: TeMelden, punt: { lengtegraad: number; breedtegraad: number }) {
  const { categorie, tekst, kenmerk, op, adres, emailadres, telefoonnummer, melderDelen } = melding
  const reporter = {
    sharing_allowed: melderDelen,
    ...(emailadres && { email: emailadres }),
    ...(telefoonnummer && { phone: telefoonnummer }),
  }
  return {
    ...(config.SIGNALEN_BRON && { source: config.SIGNALEN_BRON }),
    text: tekst,
    text_extra: `Balie ${kenmerk}${adres && `, ${adres}`}`,
    category: { sub_category: `${baseOf(config)}/public/terms/categories/${categorie}` },
    location: { geometrie: { type: 'Point', coordinates: [punt.lengtegraad, punt.breedtegraad] } },
    reporter,
    incident_date_start: op,
  }
}

/** A melding as Signalen has it. */
export interface Gemeld extends Stand {
  /** A number when Balie speaks as an employee, and else a uuid. */
  signaalId: string
  nummer: string
}

/** Makes a melding. @throws SignalenFout */
export async function reportMelding(
  config: Config,
  melding: TeMelden,
  punt: { lengtegraad: number; breedtegraad: number },
): Promise<Gemeld> {
  const headers = await credentials(config)
  const who = headers.authorization ? 'private' : 'public'
  const answer = await ask(config, `${baseOf(config)}/${who}/signals/`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(config, melding, punt)),
  })
  const read = Antwoord.safeParse(await accepted(answer))
  const signaalId = read.data && (who === 'private' ? read.data.id?.toString() : read.data.signal_id)
  if (!read.data || !signaalId) throw new SignalenFout('onzeker', 'Het antwoord van Signalen is niet te lezen.')
  const { id, id_display: shown, _display: display = '' } = read.data
  const nummer = shown ?? display.split(/[\s:]/, 1)[0]
  return { ...standIn(read.data), signaalId, nummer: shortened(nummer || `SIG-${id ?? ''}`, 50) }
}

const isPrivate = (signaalId: string): boolean => /^\d+$/.test(signaalId)

const addressOf = (config: Config, signaalId: string): string =>
  `${baseOf(config)}/${isPrivate(signaalId) ? 'private' : 'public'}/signals/${signaalId}`

/** Adds a photo to a melding. @throws SignalenFout */
export async function sendFoto(
  config: Config,
  signaalId: string,
  { bestandsnaam, mediatype, inhoud }: { bestandsnaam: string; mediatype: string; inhoud: Buffer },
): Promise<void> {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(inhoud)], { type: mediatype }), bestandsnaam)
  const headers = isPrivate(signaalId) ? await credentials(config) : {}
  await accepted(await ask(config, `${addressOf(config, signaalId)}/attachments/`, { method: 'POST', headers, body }))
}

/**
 * Asks how a melding is; undefined when Signalen does not know it any more.
 * @param speaking gets the token, which is asked for only when one is needed
 * @throws SignalenFout
 */
export async function standOf(
  config: Config,
  signaalId: string,
  speaking: () => Promise<Credentials>,
): Promise<Stand | undefined> {
  const headers = isPrivate(signaalId) ? await speaking() : {}
  const answer = await ask(config, addressOf(config, signaalId), { headers })
  if (answer.status === 404 || answer.status === 410) return undefined
  const read = Antwoord.safeParse(await accepted(answer))
  if (!read.success) throw new SignalenFout('onzeker', 'Het antwoord van Signalen is niet te lezen.')
  return standIn(read.data)
}

const Categorie = z.object({
  name: z.string(),
  is_active: z.boolean().optional(),
  _links: z.object({ self: z.object({ href: z.string() }) }),
})
const Categorieen = z.object({
  results: z.array(z.object({ name: z.string(), sub_categories: z.array(Categorie).default([]) })),
})

const PATH = /\/terms\/categories\/([\w-]+\/sub_categories\/[\w-]+)\/?$/

/** Lists the categories in which can be reported, by their group. @throws SignalenFout */
export async function categorieen(config: Config): Promise<{ groep: string; naam: string; categorie: string }[]> {
  const answer = await ask(config, `${baseOf(config)}/public/terms/categories/`)
  const read = Categorieen.safeParse(await accepted(answer))
  if (!read.success) throw new SignalenFout('niet-gelukt', 'De lijst van categorieën van Signalen is niet te lezen.')
  return read.data.results.flatMap(({ name: groep, sub_categories: sub }) =>
    sub.flatMap(({ name: naam, is_active: isActive, _links }) => {
      const [, categorie] = PATH.exec(_links.self.href) ?? []
      return categorie && isActive !== false ? [{ groep, naam, categorie }] : []
    }),
  )
}
