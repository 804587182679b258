import type { Bericht } from './delen.ts'
import type { Deel } from './lezen.ts'

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
  | { soort: 'eigen-melding' | 'automatisch-antwoord' | 'leesbevestiging' | 'nieuwsbrief' }
  | Retour

/** Programs write this before the subject of what they answer by themselves. */
const AUTOMATIC_SUBJECT =
  /^\s*(?:automatisch antwoord|automatic reply|auto(?:matic)?[- ]?reply|abwesenheitsnotiz|automatische antwort|réponse automatique)\b\s*[:-]/i
/** People write this too: a parent about a child at school. */
const ABSENCE_SUBJECT = /^\s*(?:out of office|afwezig(?:heid)?(?:sbericht)?)\b\s*[:-]/i

/** Where a report tells of the message that it is about: the message itself, its headers, or a text. */
const MESSAGE_ID = /^message-id\s*:\s*(<[^<>\s]+>)/gim
const REPORT_LENGTH = 256 * 1024

/** Reads the recipients and the code of a delivery report (RFC 3464); what it does not tell is empty. */
function reportOf(delen: readonly Deel[]) {
  const report = delen.find(({ mediatype }) => mediatype === 'message/delivery-status')?.inhoud.toString('latin1') ?? ''
  // The first block is about the message, and each one after it about a recipient.
  const recipients = report
    .split(/\r?\n\r?\n/)
    .map((block) => {
      const field = (name: string) =>
        new RegExp(`^${name}\\s*:\\s*(?:rfc822;)?\\s*(.+)$`, 'im').exec(block)?.[1]?.trim() ?? ''
      return {
        adres: (field('Final-Recipient') || field('Original-Recipient')).replaceAll(/[<>]/g, ''),
        action: field('Action').toLowerCase(),
        code: /\d\.\d{1,3}\.\d{1,3}/.exec(field('Status'))?.[0] ?? '',
      }
    })
    .filter(({ adres, action, code }) => adres || action || code)
  const failed = recipients.filter(({ action }) => action === 'failed' || action === '')
  const [first] = failed.length > 0 ? failed : recipients
  const texts = delen.map(({ inhoud }) => inhoud.subarray(0, REPORT_LENGTH).toString('latin1'))
  return {
    ontvangers: failed.map(({ adres }) => adres).filter(Boolean),
    code: first?.code ?? '',
    isMislukt: recipients.length === 0 || failed.length > 0,
    over: texts.flatMap((one) => [...one.matchAll(MESSAGE_ID)].map(([, id = '']) => id)),
  }
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
  if (
    (isReport && report === 'delivery-status') ||
    (/\bmailer-daemon\b/.test(from) && !from.includes('noreply')) ||
    headers.has('x-failed-recipients')
  ) {
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
    /auto[-_]?reply/.test(all('precedence')) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    AUTOMATIC_SUBJECT.test(all('subject')) ||
    (ABSENCE_SUBJECT.test(all('subject')) &&
      (headers.has('x-auto-response-suppress') || /^\s*<>/.test(all('return-path'))))
  if (isReply) return { soort: 'automatisch-antwoord' }
  if (headers.has('list-id') && (headers.has('list-unsubscribe') || /\b(?:bulk|list)\b/.test(all('precedence'))))
    return { soort: 'nieuwsbrief' }
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
    case 'niet-bezorgd':
      return `dit bericht zegt dat een e-mail niet is bezorgd${kind.code && ` (${kind.code})`}`
  }
}
