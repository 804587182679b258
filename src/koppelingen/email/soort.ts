import type { Bericht } from './delen.ts'
import type { Deel } from './lezen.ts'
import { isReturned, reportOf } from './verslag.ts'

/** A mail server says that a message did not arrive, or not yet (RFC 3464). */
export interface Retour {
  soort: 'niet-bezorgd'
  /** The recipients that it did not reach; none when it does not tell. */
  ontvangers: string[]
  /** The enhanced status code (RFC 3463), or empty. */
  code: string
  /** It will not arrive any more. */
  isMislukt: boolean
  /** The messages that it can be about, by Message-ID. */
  over: string[]
}

/**
 * The kinds of messages. Only a `bericht` is a question of somebody (R9, R17). Nothing has to be done with the others, and answering one of
 * them could go round for ever (RFC 3834).
 */
export type SoortBericht =
  | { soort: 'bericht' }
  | { soort: 'eigen-melding' | 'automatisch-antwoord' | 'leesbevestiging' | 'nieuwsbrief' | 'mailrapport' }
  | Retour

/** Programs write this before the subject of what they answer by themselves. */
const AUTOMATIC_SUBJECT =
  /^\s*(?:automatisch antwoord|automatic reply|auto(?:matic)?[- ]?reply|abwesenheitsnotiz|automatische antwort|réponse automatique|respuesta automática|risposta automatica|resposta automática|odpowiedź automatyczna|automatiskt? svar|autosvar|otomatik yanıt)\s*[:-]/i
/** People write this too: a parent about a child at school. */
const ABSENCE_SUBJECT = /^\s*(?:out of office|afwezig(?:heid)?(?:sbericht)?)\b\s*[:-]/i

/** Programs that answer by themselves say so in one of these headers. */
const REPLYING = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply']

/** Mail services tell each other in this subject what came in under a domain (RFC 7489). */
const DMARC_SUBJECT = /^\s*(?:\[preview\]\s*)?report domain:.*submitter:/i

/** Is it a report by a mail service about mail: a complaint (RFC 5965), or figures about DMARC or TLS (RFC 7489, RFC 8460)? */
const isAboutMail = (headers: Bericht['headers'], report: string): boolean =>
  ['feedback-report', 'tlsrpt'].includes(report) ||
  headers.has('tls-report-domain') ||
  DMARC_SUBJECT.test(headers.get('subject')?.[0] ?? '')

const domainsIn = (values: readonly string[] | undefined): string[] =>
  (values ?? []).flatMap((value) => [...value.matchAll(/@([\w.-]+)/g)].map(([, domain = '']) => domain.toLowerCase()))

/**
 * Is it a newsletter, or a message of a mailing list? One that came by a list of our own domain is mail to us: a shared mailbox can be a
 * list. A form that asks to reply to somebody else is no newsletter either.
 */
function isToMany(headers: Bericht['headers'], own: string | undefined): boolean {
  const isBulk = /\b(?:bulk|list)\b/i.test((headers.get('precedence') ?? []).join(' '))
  const isList = headers.has('list-id') && (headers.has('list-unsubscribe') || isBulk)
  const isLetter =
    headers.has('list-unsubscribe') && (isBulk || headers.has('list-unsubscribe-post') || headers.has('feedback-id'))
  if (!isList && !isLetter) return false
  const [ours] = domainsIn(own === undefined ? [] : [own])
  if (ours && domainsIn(headers.get('list-post')).includes(ours)) return false
  const from = domainsIn(headers.get('from'))
  return isList || domainsIn(headers.get('reply-to')).every((domain) => from.includes(domain))
}

/**
 * Tells the kind of a message, by its headers first and by its words last.
 * @param own the address from which Balie sends
 */
export function kindOf(
  { headers, mediatype, parameters }: Bericht,
  delen: readonly Deel[],
  own: string | undefined,
): SoortBericht {
  const all = (name: string) => (headers.get(name) ?? []).join(' ').toLowerCase()
  const submitted = all('auto-submitted')
  const from = all('from')
  if (
    /<[^<>@]+@balie>/.test(all('message-id')) ||
    (own && submitted.startsWith('auto-generated') && from.includes(own.toLowerCase()))
  )
    return { soort: 'eigen-melding' }
  const report = (parameters['report-type'] ?? '').toLowerCase()
  const isReport = mediatype === 'multipart/report'
  const isReceipt =
    (isReport && report === 'disposition-notification') ||
    delen.some((deel) => deel.mediatype === 'message/disposition-notification')
  if (isReceipt) return { soort: 'leesbevestiging' }
  if (isAboutMail(headers, report)) return { soort: 'mailrapport' }
  if ((isReport && report === 'delivery-status') || isReturned(headers)) {
    const { over, ontvangers, ...known } = reportOf(delen)
    const others = all('x-failed-recipients')
      .split(/[\s,]+/)
      .filter(Boolean)
    const named = ['in-reply-to', 'references'].flatMap((name) => all(name).match(/<[^<>\s]+>/g) ?? [])
    return {
      soort: 'niet-bezorgd',
      ...known,
      ontvangers: ontvangers.length > 0 ? ontvangers : others,
      over: [...new Set([...over, ...named])],
    }
  }
  const isReply =
    submitted.startsWith('auto-replied') ||
    /auto[-_]?reply/.test(`${all('precedence')} ${all('x-precedence')}`) ||
    REPLYING.some((name) => headers.has(name)) ||
    /\breply\b/.test(all('x-autogenerated')) ||
    /\bautoresponder\b/.test(all('delivered-to')) ||
    AUTOMATIC_SUBJECT.test(all('subject')) ||
    (ABSENCE_SUBJECT.test(all('subject')) &&
      (headers.has('x-auto-response-suppress') || /^\s*<>/.test(all('return-path'))))
  if (isReply) return { soort: 'automatisch-antwoord' }
  if (isToMany(headers, own)) return { soort: 'nieuwsbrief' }
  return { soort: 'bericht' }
}

/** Says in Dutch why a message is not registered; undefined for a question of somebody. */
export function reasonNotToRegister(kind: SoortBericht): string | undefined {
  switch (kind.soort) {
    case 'bericht':
      return undefined
    case 'eigen-melding':
      return 'dit is een melding van Balie zelf'
    case 'automatisch-antwoord':
      return 'dit is een automatisch antwoord'
    case 'leesbevestiging':
      return 'dit is een leesbevestiging'
    case 'nieuwsbrief':
      return 'dit is een nieuwsbrief of mailinglijst'
    case 'mailrapport':
      return 'dit is een rapport van een maildienst over e-mail'
    case 'niet-bezorgd':
      return `dit bericht zegt dat een e-mail niet is bezorgd${kind.code && ` (${kind.code})`}`
  }
}
