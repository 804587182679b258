import type { Bericht } from './delen.ts'
import type { Deel } from './lezen.ts'

/**
 * The kinds of messages. Only a `bericht` is a question of somebody (R9, R17). Nothing has to be done with the others, and answering one of
 * them could go round for ever (RFC 3834).
 */
export type SoortBericht =
  | { soort: 'bericht' }
  | { soort: 'eigen-melding' | 'automatisch-antwoord' | 'leesbevestiging' | 'nieuwsbrief' }
  | { soort: 'niet-bezorgd'; ontvanger: string; code: string }

const AUTOMATIC_SUBJECT =
  /^\s*(?:automatisch antwoord|automatic reply|auto(?:matic)?[- ]?reply|out of office|afwezig(?:heid)?(?:sbericht)?|abwesenheitsnotiz|automatische antwort|réponse automatique)\b\s*[:-]/i

/** Reads the recipient and the code of a delivery report (RFC 3464); they are empty when it does not tell. */
function reportOf(delen: readonly Deel[]): { ontvanger: string; code: string } {
  const report = delen.find(({ mediatype }) => mediatype === 'message/delivery-status')?.inhoud.toString('latin1') ?? ''
  const field = (name: string) =>
    new RegExp(`^${name}\\s*:\\s*(?:rfc822;)?\\s*(.+)$`, 'im').exec(report)?.[1]?.trim() ?? ''
  return {
    ontvanger: field('Final-Recipient') || field('Original-Recipient'),
    code: /\d\.\d{1,3}\.\d{1,3}/.exec(field('Status'))?.[0] ?? '',
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
    const { ontvanger, code } = reportOf(delen)
    return { soort: 'niet-bezorgd', ontvanger: ontvanger || all('x-failed-recipients'), code }
  }
  const isReply =
    submitted.startsWith('auto-replied') ||
    /auto[-_]?reply/.test(all('precedence')) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    AUTOMATIC_SUBJECT.test(all('subject'))
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
