import { createHash } from 'node:crypto'
import { convert } from 'html-to-text'
import PostalMime, { type Address, type Attachment, type Email as Parsed } from 'postal-mime'

/** A file that came with a message. */
export interface EmailBijlage {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

/** What Balie uses of a message. Texts hold nothing that PostgreSQL cannot keep. */
export interface Email {
  /** The Message-ID; without one, one that follows from the bytes. */
  messageId: string
  afzender: { naam: string; adres: string }
  onderwerp: string
  tekst: string
  /** When it was sent, and never later than now (R9). */
  ontvangenOp: Date
  bijlagen: EmailBijlage[]
}

/** A message, or why it is none, in Dutch. */
export type EmailUitkomst = { email: Email } | { reden: string }

const LONGEST_FILENAME = 200
const EARLIEST = Date.UTC(1990, 0)

/** Text without characters that PostgreSQL refuses and without control characters that nobody can read. */
const leesbaar = (tekst: string) => tekst.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')

const regel = (tekst: string | undefined) =>
  leesbaar(tekst ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A file name without a path, that every system can keep. */
function bestandsnaam(naam: string | null, nummer: number, mediatype: string): string {
  const schoon = regel(naam ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/^\.+/, '')
    .trim()
  if (schoon) return schoon.length <= LONGEST_FILENAME ? schoon : schoon.slice(-LONGEST_FILENAME).toWellFormed()
  return `bijlage-${nummer}${mediatype === 'message/rfc822' ? '.eml' : ''}`
}

const inhoudVan = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)

const bijlageVan = (bijlage: Attachment, index: number): EmailBijlage => ({
  bestandsnaam: bestandsnaam(bijlage.filename, index + 1, bijlage.mimeType),
  mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(bijlage.mimeType) ? bijlage.mimeType : 'application/octet-stream',
  inhoud: inhoudVan(bijlage),
})

/** The mailboxes of an address; a group gives its members. */
const postvakken = (adres: Address | undefined) => (adres?.group ? adres.group : adres ? [adres] : [])

/** Who sent it: From, and Sender when From names nobody. */
function afzender({ from, sender }: Parsed): Email['afzender'] | undefined {
  const postvak = [...postvakken(from), ...postvakken(sender)].find(({ address }) => address?.includes('@'))
  if (!postvak?.address) return undefined
  return { naam: regel(postvak.name), adres: regel(postvak.address).replaceAll(' ', '') }
}

/** The text of the message; of a message that has only HTML, its words in reading order. */
function tekst({ text, html }: Parsed): string {
  const gewoon = leesbaar(text ?? '').trim()
  if (gewoon || !html) return gewoon.replaceAll('\r\n', '\n')
  const selectors = [{ selector: 'img', format: 'skip' }]
  return leesbaar(
    convert(html, { wordwrap: false, limits: { maxInputLength: 1_000_000, maxDepth: 100 }, selectors }),
  ).trim()
}

/** When it was sent, or else received; a date that cannot be, or that lies ahead, is now. */
function moment({ date, headers }: Parsed, now: Date): Date {
  const received = headers
    .find(({ key }) => key === 'received')
    ?.value.split(';')
    .at(-1)
  for (const text of [date, received]) {
    const time = Date.parse(text ?? '')
    if (time >= EARLIEST && time <= now.getTime()) return new Date(time)
  }
  return now
}

function messageId(parsed: Parsed, bytes: Uint8Array): string {
  const id = regel(parsed.messageId)
  if (id && id.length <= 998) return id
  return `<sha256-${createHash('sha256').update(bytes).digest('hex')}@balie.invalid>`
}

async function parse(bytes: Uint8Array): Promise<Parsed | undefined> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true })
  } catch {
    return undefined
  }
}

/**
 * Reads a message as it came over the wire (RFC 5322 with MIME): any charset, encoding and nesting. A forwarded message stays whole, as
 * an attachment. Never throws: what is no message gives the reason.
 */
export async function parseEmail(bytes: Uint8Array, now: Date): Promise<EmailUitkomst> {
  if (bytes.length === 0) return { reden: 'het bestand is leeg' }
  const parsed = await parse(bytes)
  if (!parsed) return { reden: 'de opbouw van het bericht is niet te lezen' }
  if (!parsed.headers.some(({ key }) => key === 'from' || key === 'sender' || key === 'date' || key === 'subject')) {
    return { reden: 'dit is geen e-mailbericht: er is geen afzender, datum of onderwerp' }
  }
  const van = afzender(parsed)
  if (!van) return { reden: 'het bericht heeft geen afzender met een e-mailadres' }
  return {
    email: {
      messageId: messageId(parsed, bytes),
      afzender: van,
      onderwerp: regel(parsed.subject) || '(geen onderwerp)',
      tekst: tekst(parsed),
      ontvangenOp: moment(parsed, now),
      bijlagen: parsed.attachments.map(bijlageVan),
    },
  }
}
