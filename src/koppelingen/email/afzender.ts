import addressparser from 'nodemailer/lib/addressparser'
import { regel } from './leesbaar.ts'

/** A mailbox; `naam` is empty when it has none. */
export interface Postvak {
  naam: string
  adres: string
}

export const addressesOf = (people: readonly Postvak[]): string[] => people.map(({ adres }) => adres)

/** Nobody reads a mailbox with such a name: answers go elsewhere. */
const NOBODY =
  /(?:^|[-_.+])(?:no|niet?|do-?not|geen|dont)[-_.]?(?:reply|response|respond|antwoord(?:en)?|beantwoorden)\b|^(?:mailer-daemon|postmaster|bounces?|nobody|www-data|apache|wordpress)(?:[+=-][^@]*)?@/i

/** Gives the mailboxes in headers that name people. */
export const mailboxesOf = (values: readonly string[]): Postvak[] =>
  values
    .flatMap((value) => addressparser(value, { flatten: true }))
    .map(({ name, address }) => ({ naam: regel(name), adres: regel(address) }))
    .filter(({ naam, adres }) => naam || adres)

/** Gives the first mailbox in a header that names people. A comma in a name without quotes separates it from its address. */
export function mailboxOf(value: string): Postvak | undefined {
  const names: string[] = []
  for (const { name, address } of addressparser(value, { flatten: true })) {
    const adres = regel(address).replace(/^mailto:/i, '')
    names.push(regel(name))
    if (/^.+@[^\s@]+$/.test(adres)) return { naam: names.filter(Boolean).join(', '), adres }
    if (adres) names.length = 0
  }
  return undefined
}

/**
 * Gives the person who wrote: the first of From; Reply-To when From names nobody or a mailbox that nobody reads, as web forms do; and
 * otherwise Sender. Undefined means that the message does not tell.
 */
export function senderOf(headers: ReadonlyMap<string, readonly string[]>): Postvak | undefined {
  const first = (name: string) => (headers.get(name) ?? []).map(mailboxOf).find((found) => found !== undefined)
  const [from, named, sender] = [first('from'), replyToOf(headers), first('sender')]
  if (from && !NOBODY.test(from.adres)) return from
  if (!named) return from ?? sender
  const name = (headers.get('from') ?? []).flatMap((value) => addressparser(value, { flatten: true }))[0]?.name
  return named.naam ? named : { ...named, naam: from ? named.naam : regel(name) }
}

/** Gives whom a message asks to reply to; undefined when it does not say, or names a mailbox that nobody reads. */
export function replyToOf(headers: ReadonlyMap<string, readonly string[]>): Postvak | undefined {
  const named = (headers.get('reply-to') ?? []).map(mailboxOf).find((found) => found !== undefined)
  return named && !NOBODY.test(named.adres) ? named : undefined
}

const FROM_LINE = /^[>\s*]*(?:van|from|von|de|da|od|fra|från|kimden)\s*:\*?\s*(.+)$/i
const OTHER_LINE =
  /^[>\s*]*(?:verzonden|sent|gesendet|envoyé|enviado|inviato|wysłano|gönderildi|skickat|sendt|datum|date|data|fecha|tarih|aan|to|an|à|para|a|do|kime|till|til|cc|onderwerp|subject|betreff|objet|asunto|oggetto|temat|konu|ämne|emne)\s*:/i

/** Gives the writer of a message that was forwarded in the text, from the block of headers in it; undefined when there is none. */
export function forwardedFrom(tekst: string): Postvak | undefined {
  const lines = tekst.split('\n')
  for (const [index, line] of lines.entries()) {
    const [, value] = FROM_LINE.exec(line) ?? []
    // Some programs write the subject and the date before who wrote.
    const around = lines.slice(Math.max(0, index - 3), index + 6)
    const isBlock = around.filter((other) => OTHER_LINE.test(other)).length >= 2
    const found = value && isBlock ? mailboxOf(value.replaceAll(/\[mailto:([^\]]+)\]/gi, '<$1>')) : undefined
    if (found) return found
  }
  return undefined
}
