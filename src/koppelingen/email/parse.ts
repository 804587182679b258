import { createHash } from 'node:crypto'
import PostalMime, { addressParser, type Email as Parsed } from 'postal-mime'
import { bijlagenVan, type EmailBijlage } from './bijlagen.ts'
import { alsUtf8, weigering } from './bron.ts'
import { tekstVanHtml } from './html.ts'
import { alinea, regel } from './leesbaar.ts'

/** What Balie uses of a message. Texts hold nothing that PostgreSQL cannot keep, and are as long as they came. */
export interface Email {
  /** The Message-ID; without a usable one, one that follows from the bytes. */
  messageId: string
  /** Who wrote it; `naam` is empty when the message does not tell. */
  afzender: { naam: string; adres: string }
  onderwerp: string
  tekst: string
  /** When it was sent, and never later than now (R9). */
  ontvangenOp: Date
  bijlagen: EmailBijlage[]
}

/** A message, or why it is none, in Dutch. */
export type EmailUitkomst = { email: Email } | { reden: string }

/** RFC 5322 allows no longer line; what is longer names no message. */
const LONGEST_MESSAGE_ID = 998
/** Before this there was no mail to a municipality: a clock that was never set. */
const EARLIEST = Date.UTC(1990, 0)

const waarden = ({ headers }: Parsed, naam: string): string[] =>
  headers.filter(({ key }) => key === naam).map(({ value }) => value)

/** A mailbox out of a header that names people; a comma in a name that has no quotes parts it from its address. */
function postvak(waarde: string): Email['afzender'] | undefined {
  const namen: string[] = []
  for (const { name, address } of addressParser(waarde, { flatten: true })) {
    const adres = regel(address).replace(/^mailto:/i, '')
    namen.push(regel(name))
    if (/^.+@[^\s@]+$/.test(adres)) return { naam: namen.filter(Boolean).join(', '), adres }
    if (adres) namen.length = 0
  }
  return undefined
}

/** Who wrote it: the first of From, and Sender when From names nobody. Reply-To is where answers go, not who wrote. */
const afzender = (parsed: Parsed): Email['afzender'] | undefined =>
  [...waarden(parsed, 'from'), ...waarden(parsed, 'sender')].map(postvak).find((gevonden) => gevonden !== undefined)

/** The text of the message; of a message that has only HTML, its words in reading order. */
const tekst = ({ text, html }: Parsed): string => alinea(text ?? '') || tekstVanHtml(html ?? '')

/** When it was sent, or else received; a date that cannot be, or that lies ahead, is now. */
function moment(parsed: Parsed, now: Date): Date {
  const ontvangst = waarden(parsed, 'received').map((waarde) => waarde.slice(waarde.lastIndexOf(';') + 1))
  for (const datum of [...waarden(parsed, 'date'), ...ontvangst]) {
    const tijd = /\d:\d\d/.test(datum) ? Date.parse(datum) : Number.NaN
    if (tijd >= EARLIEST && tijd <= now.getTime()) return new Date(tijd)
  }
  return now
}

function messageId(parsed: Parsed, bytes: Uint8Array): string {
  const waarde = regel(parsed.messageId)
  const id = waarde.match(/<[^<>]*[^<>\s][^<>]*>/)?.[0] ?? waarde.replaceAll(/[<>]/g, '').trim()
  if (id && Buffer.byteLength(id) <= LONGEST_MESSAGE_ID) return id
  return `<sha256-${createHash('sha256').update(bytes).digest('hex')}@balie.invalid>`
}

/** What the message holds; undefined when it is nested or headed beyond all measure. A forwarded message stays whole. */
const parse = (bytes: Uint8Array): Promise<Parsed | undefined> =>
  PostalMime.parse(alsUtf8(bytes), { forceRfc822Attachments: true }).catch(() => undefined)

const isBericht = ({ headers }: Parsed) => headers.some(({ key }) => /^(?:from|sender|date|subject)$/.test(key))

/**
 * Reads a message as it came over the wire or out of a mail program (RFC 5322 with MIME): any charset, encoding and nesting. Never
 * throws: what is no message gives the reason.
 */
export async function parseEmail(bytes: Uint8Array, now: Date): Promise<EmailUitkomst> {
  const reden = weigering(bytes)
  if (reden) return { reden }
  const parsed = await parse(bytes)
  if (!parsed) return { reden: 'de opbouw van het bericht is niet te lezen' }
  if (!isBericht(parsed)) return { reden: 'dit is geen e-mailbericht: er is geen afzender, datum of onderwerp' }
  const van = afzender(parsed)
  if (!van) return { reden: 'het bericht heeft geen afzender met een e-mailadres' }
  return {
    email: {
      messageId: messageId(parsed, bytes),
      afzender: van,
      onderwerp: regel(parsed.subject) || '(geen onderwerp)',
      tekst: tekst(parsed),
      ontvangenOp: moment(parsed, now),
      bijlagen: bijlagenVan(parsed.attachments),
    },
  }
}
