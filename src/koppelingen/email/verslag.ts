import type { Bericht } from './delen.ts'
import type { Deel } from './lezen.ts'

// Reads what mail servers tell of a message that did not arrive, or not yet: in a report (RFC 3464), or in words.

/** Mail servers write this as the subject of what comes back. */
const RETURNED_SUBJECT =
  /^\s*(?:undeliver(?:able|ed)|onbestelbaar|niet bezorgd|mail delivery (?:failed|failure)|delivery status notification|returned mail|failure notice|delivery (?:failure|has failed)|unzustellbar|nicht zustellbar|non remis|no se puede entregar|warning: message .* delayed|delivery delayed|vertraagd)/i

/** Does a mail server send this back, whatever its form? A klant who forwards what they got back is no mail server. */
export function isReturned(headers: Bericht['headers']): boolean {
  const all = (name: string) => (headers.get(name) ?? []).join(' ')
  const from = all('from')
  if (headers.has('x-failed-recipients') || headers.has('x-ms-exchange-message-is-ndr')) return true
  if (/\bmailer-daemon\b/i.test(from) && !/noreply/i.test(from)) return true
  const isServer = /\bpostmaster@|microsoftexchange[\da-f]{32}@/i.test(from) || /^\s*<>/.test(all('return-path'))
  return isServer && RETURNED_SUBJECT.test(all('subject'))
}

/** Where a report tells of the message that it is about: the message itself, its headers, or a text. */
const MESSAGE_ID = /^message-id\s*:\s*(<[^<>\s]+>)/gim
const REPORT_LENGTH = 256 * 1024
const WORDS_LENGTH = 32 * 1024
const REPORT = /^message\/(?:global-)?delivery-status$/

/** A recipient of a message, as a report tells of them. */
interface Recipient {
  adres: string
  action: string
  code: string
}

/** Reads the blocks of a report. The first one is about the message, and each one after it about a recipient. */
function recipientsIn(report: string): Recipient[] {
  return report
    .split(/\r?\n\r?\n/)
    .map((block) => {
      const field = (name: string) =>
        new RegExp(`^${name}\\s*:\\s*(?:(?:rfc822|utf-8);)?\\s*(.+)$`, 'im').exec(block)?.[1]?.trim() ?? ''
      return {
        adres: (field('Final-Recipient') || field('Original-Recipient')).replaceAll(/[<>]/g, ''),
        action: field('Action').toLowerCase(),
        code: /\d\.\d{1,3}\.\d{1,3}/.exec(field('Status'))?.[0] ?? '',
      }
    })
    .filter(({ adres, action, code }) => adres || action || code)
}

/** From here on a text holds what came back. */
const COPY = /^-{3,20}[^\r\n]{0,80}?(?:copy|original|below this line|kopie|oorspronkelijk)/im
const DELAYED =
  /has not yet been delivered|delayed|will (?:continue|keep) (?:to try|trying)|nog niet (?:is )?bezorgd|vertraagd/i

/** Reads what a mail server says in words: the addresses that stand alone on a line, and a code. */
function recipientsInWords(text: string): Recipient[] {
  const [words = ''] = text.split(COPY)
  const code = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(words)?.[0] ?? ''
  const action = DELAYED.test(words) && !code.startsWith('5') ? 'delayed' : 'failed'
  const found = [...words.matchAll(/^[ \t]{0,20}<?([^\s<>@:]{1,200}@[\w.-]{1,250})>?(?::|[ \t]*\r?$)/gm)].map(
    ([, adres = '']) => adres,
  )
  const known = found.length > 0 ? [...new Set(found)] : ['']
  return known.map((adres) => ({ adres, action, code }))
}

/** Reads the recipients and the code of what came back; what it does not tell is empty. */
export function reportOf(delen: readonly Deel[]) {
  const text = (deel: Deel | undefined) => deel?.inhoud.subarray(0, REPORT_LENGTH).toString('latin1') ?? ''
  const told = recipientsIn(text(delen.find(({ mediatype }) => REPORT.test(mediatype))))
  const recipients =
    told.length > 0 ? told : recipientsInWords(text(delen.find(({ isBijlage }) => !isBijlage)).slice(0, WORDS_LENGTH))
  const failed = recipients.filter(({ action }) => action === 'failed' || action === '')
  const [first] = failed.length > 0 ? failed : recipients
  return {
    ontvangers: failed.map(({ adres }) => adres).filter(Boolean),
    code: first?.code ?? '',
    isMislukt: failed.length > 0,
    over: delen.flatMap((deel) => [...text(deel).matchAll(MESSAGE_ID)].map(([, id = '']) => id)),
  }
}
