import { createHash } from 'node:crypto'
import libmime from 'libmime'
import { forwardedFrom, type Postvak, senderOf } from './afzender.ts'
import { attachmentsOf, type EmailBijlage } from './bijlagen.ts'
import { normalise, weigering } from './bron.ts'
import { momentOfMessage } from './datum.ts'
import { type Bericht, type Deel, takeApart } from './delen.ts'
import { textOfHtml } from './html.ts'
import { alinea, regel } from './leesbaar.ts'
import { kindOf, type SoortBericht } from './soort.ts'
import { decodeText } from './tekenset.ts'

/** Balie uses these parts of a message. The texts hold nothing that PostgreSQL cannot keep, and have their full length. */
export interface Email {
  /** The Message-ID, or without a usable one an id that follows from the bytes. */
  messageId: string
  /**
   * It tells messages with the same Message-ID apart (a scanner repeats it): a hash of the writer and the content, however the message
   * came.
   */
  vingerafdruk: Buffer
  soort: SoortBericht
  /** The messages that this one answers, by Message-ID, the nearest first. */
  antwoordOp: string[]
  /** The writer. `naam` is empty when the message does not tell, and so is `adres` in a report of a mail server. */
  afzender: Postvak
  /** The writer of a message that was forwarded in the text, or undefined. */
  doorgestuurdVan: Postvak | undefined
  onderwerp: string
  tekst: string
  /** The moment at which it was sent, never later than now (R9). */
  ontvangenOp: Date
  bijlagen: EmailBijlage[]
}

/** A message, or the reason in Dutch why the bytes are none. */
export type EmailUitkomst = { email: Email } | { reden: string }

/** RFC 5322 allows no longer line, so a longer value names no message. */
const LONGEST_MESSAGE_ID = 998

/** Some programs write this in the place of a text that only the HTML has. */
const PLACEHOLDER =
  /\b(?:html|e-?mail(?:programma|client)|mail client|webversie|browser)\b[\s\S]*\b(?:ondersteun|support|weergeven|tonen|bekijk|view|display|lezen)|\b(?:ondersteun|support|view|bekijk)[\s\S]*\bhtml\b/i
const LONGEST_PLACEHOLDER = 400

function textOf({ inhoud, charset, mediatype, flowed }: Deel): string {
  const text = decodeText(inhoud, charset)
  if (mediatype === 'text/html') return textOfHtml(text)
  return alinea(flowed ? libmime.decodeFlowed(text, flowed.delSp) : text)
}

/** Gives the text that comes in several forms: the plain one, unless it only says that there is another one. */
function bestOf(forms: readonly Deel[]): string {
  const plain = forms
    .filter(({ mediatype }) => mediatype === 'text/plain')
    .map(textOf)
    .filter(Boolean)
    .join('\n\n')
  const isPlaceholder = plain.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(plain)
  if (plain && !isPlaceholder) return plain
  const html = forms
    .filter(({ mediatype }) => mediatype === 'text/html')
    .map(textOf)
    .filter(Boolean)
    .join('\n\n')
  return html || plain
}

/** Gives the text of the message: its parts that are no files, in order, and the best form of those that come in several. */
function bodyOf({ delen }: Bericht): string {
  const texts = delen.filter(({ isBijlage }) => !isBijlage)
  const seen = new Set<number>()
  const blocks = texts.flatMap((deel) => {
    if (deel.keuze === undefined) return [textOf(deel)]
    if (seen.has(deel.keuze)) return []
    seen.add(deel.keuze)
    return [bestOf(texts.filter(({ keuze }) => keuze === deel.keuze))]
  })
  return blocks.filter(Boolean).join('\n\n')
}

const idsIn = (value: string): string[] => value.match(/<[^<>]*[^<>\s][^<>]*>/g) ?? []

function messageIdOf({ headers }: Bericht, bytes: Uint8Array): string {
  const value = regel(headers.get('message-id')?.[0])
  const id = idsIn(value)[0] ?? value.replaceAll(/[<>]/g, '').trim()
  if (id && Buffer.byteLength(id) <= LONGEST_MESSAGE_ID) return id
  return `<sha256-${createHash('sha256').update(bytes).digest('hex')}@balie.invalid>`
}

/** Gives the messages that it answers: In-Reply-To, and then References from the last to the first. */
function repliesTo({ headers }: Bericht): string[] {
  const of = (name: string) => (headers.get(name) ?? []).flatMap((value) => idsIn(regel(value)))
  return [...new Set([...of('in-reply-to'), ...of('references').reverse()])].slice(0, 100)
}

function fingerprintOf(afzender: Postvak, onderwerp: string, delen: readonly Deel[]): Buffer {
  const hash = createHash('sha256').update(`${afzender.adres.toLowerCase()}\n${onderwerp}\n`)
  for (const { mediatype, naam, inhoud } of delen)
    hash.update(`${mediatype}\n${naam}\n${inhoud.length}\n`).update(inhoud)
  return hash.digest()
}

const isBericht = ({ headers }: Bericht) =>
  ['from', 'sender', 'date', 'subject', 'reply-to'].some((name) => headers.has(name))

/**
 * Reads a message from the wire or a mail program (RFC 5322 with MIME), in any charset, encoding and nesting. It never throws: for bytes
 * that are no message it gives the reason.
 * @param own the address from which Balie sends, to recognise its own notifications
 */
export async function parseEmail(bytes: Uint8Array, now: Date, own?: string): Promise<EmailUitkomst> {
  const reden = weigering(bytes)
  if (reden) return { reden }
  const bericht = await takeApart(normalise(bytes)).catch(() => undefined)
  if (!bericht) return { reden: 'de opbouw van het bericht is niet te lezen' }
  if (!isBericht(bericht)) return { reden: 'dit is geen e-mailbericht: er is geen afzender, datum of onderwerp' }
  const soort = kindOf(bericht, own)
  const afzender = senderOf(bericht.headers) ?? (soort.soort === 'niet-bezorgd' ? { naam: '', adres: '' } : undefined)
  if (!afzender) return { reden: 'het bericht heeft geen afzender met een e-mailadres' }
  const onderwerp = regel(bericht.headers.get('subject')?.[0]) || '(geen onderwerp)'
  const tekst = bodyOf(bericht)
  return {
    email: {
      messageId: messageIdOf(bericht, bytes),
      vingerafdruk: fingerprintOf(afzender, onderwerp, bericht.delen),
      soort,
      antwoordOp: repliesTo(bericht),
      afzender,
      doorgestuurdVan: forwardedFrom(tekst),
      onderwerp,
      tekst,
      ontvangenOp: momentOfMessage(bericht.headers.get('date') ?? [], bericht.headers.get('received') ?? [], now),
      bijlagen: attachmentsOf(bericht.delen.filter(({ isBijlage }) => isBijlage)),
    },
  }
}
