import { createHash } from 'node:crypto'
import libmime from 'libmime'
import { forwardedFrom, type Postvak, replyToOf, senderOf } from './afzender.ts'
import { securityOf } from './beveiliging.ts'
import { attachmentsOf, type EmailBijlage } from './bijlagen.ts'
import { type Bron, beginOf, bronOf, weigering } from './bron.ts'
import { momentOfMessage } from './datum.ts'
import type { Bericht } from './delen.ts'
import { LONGEST_HTML, textOfHtml } from './html.ts'
import { alinea, isMisleading, regel } from './leesbaar.ts'
import { type Deel, isWhole, readContents, readMessage } from './lezen.ts'
import { openFiles } from './openen/openen.ts'
import { isOutlook, LARGEST_MSG, messageOfOutlook } from './openen/outlook.ts'
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
  /** The submission that a mail of Open Forms names, by its uuid. Anybody can write so: see `asForm`. */
  formulier: string | undefined
  /** The writer. `naam` is empty when the message does not tell, and so is `adres` in a report of a mail server. */
  afzender: Postvak
  /** The person who gets the reply, when the message asks for that. */
  antwoordNaar: Postvak | undefined
  /** The writer of a message that was forwarded in the text, or undefined. */
  doorgestuurdVan: Postvak | undefined
  onderwerp: string
  tekst: string
  /** The moment at which it was sent, never later than now (R9). */
  ontvangenOp: Date
  bijlagen: EmailBijlage[]
  /** The facts that who follows it up must know beside the text, in Dutch sentences: what was left out, or could not be read. */
  opmerkingen: string[]
  /** The message as it is on the wire: what was given, or made of a .msg. */
  bron: Bron
  /** Its decoded headers, by name in lower case. */
  headers: Bericht['headers']
  /** Its leaves, as far as they are in memory. */
  delen: readonly Deel[]
  /** It was given as a .msg of Outlook. */
  isOutlook: boolean
}

/** A message, or the reason in Dutch why the bytes are none. */
export type EmailUitkomst = { email: Email } | { reden: string }

/** RFC 5322 allows no longer line, so a longer value names no message. */
const LONGEST_MESSAGE_ID = 998

/** Some programs write this in the place of a text that only the HTML has. */
const PLACEHOLDER =
  /\b(?:html|e-?mail(?:programma|client)|mail client|webversie|browser)\b[\s\S]*\b(?:ondersteun|support|weergeven|tonen|bekijk|view|display|lezen)|\b(?:ondersteun|support|view|bekijk)[\s\S]*\bhtml\b/i
const LONGEST_PLACEHOLDER = 400

export function textOf({ inhoud, charset, mediatype, flowed }: Deel): string {
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

/** Programs write this around the parts, for who cannot read them. */
const AROUND_PARTS = /^(?:--.*|.*\bmulti-?part message in MIME format.*|.*\bMIME-(?:bericht|formaat).*)$/gim

/** Gives the texts of a message in order, each in the forms in which it comes. */
export function textsOf(delen: readonly Deel[]): Deel[][] {
  const texts = delen.filter(({ isBijlage }) => !isBijlage)
  const seen = new Set<number>()
  return texts.flatMap((deel) => {
    if (deel.keuze === undefined) return [[deel]]
    if (seen.has(deel.keuze)) return []
    seen.add(deel.keuze)
    return [texts.filter(({ keuze }) => keuze === deel.keuze)]
  })
}

/**
 * Gives the text of the message: its parts that are no files, in order, and the best form of those that come in several. Where no part has a
 * text, it is what stands around them.
 */
function bodyOf({ rest }: Bericht, delen: readonly Deel[]): string {
  const blocks = textsOf(delen).map((forms) => {
    const [only] = forms
    return only && only.keuze === undefined ? textOf(only) : bestOf(forms)
  })
  return blocks.filter(Boolean).join('\n\n') || alinea(decodeText(rest).replaceAll(AROUND_PARTS, ''))
}

const idsIn = (value: string): string[] => value.match(/<[^<>]*[^<>\s][^<>]*>/g) ?? []

async function hashOf(bron: Bron): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bron.read()) hash.update(piece)
  return hash.digest('hex')
}

/** Open Forms mails a submission, and later that it was paid, under this id. */
function formOf({ headers }: Bericht): string | undefined {
  const [uuid = ''] = headers.get('x-of-content-uuid') ?? []
  return headers.has('x-of-event') && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)
    ? uuid.toLowerCase()
    : undefined
}

/** Gives the id of a submission, which stands for the Message-ID of each mail about it. */
export const idOfForm = (uuid: string): string => `<formulier-${uuid}@balie.invalid>`

async function messageIdOf(bericht: Bericht, bron: Bron): Promise<string> {
  const value = regel(bericht.headers.get('message-id')?.[0])
  const id = idsIn(value)[0] ?? value.replaceAll(/[<>]/g, '').trim()
  if (id && Buffer.byteLength(id) <= LONGEST_MESSAGE_ID) return id
  return `<sha256-${await hashOf(bron)}@balie.invalid>`
}

/** Gives the messages that it answers: In-Reply-To, and then References from the last to the first. */
function repliesTo(bericht: Bericht): string[] {
  const { headers } = bericht
  const of = (name: string) => (headers.get(name) ?? []).flatMap((value) => idsIn(regel(value)))
  return [...new Set([...of('in-reply-to'), ...of('references').reverse()])].slice(0, 100)
}

/** Hashes what was written by whom. Leaves that are not in memory are read once more, so they come last. */
async function fingerprintOf(
  bron: Bron,
  afzender: Postvak,
  onderwerp: string,
  delen: readonly Deel[],
): Promise<Buffer> {
  const hash = createHash('sha256').update(`${afzender.adres.toLowerCase()}\n${onderwerp}\n`)
  await readContents(bron, delen, ({ mediatype, naam, omvang }) => {
    hash.update(`${mediatype}\n${naam}\n${omvang}\n`)
    return { write: (piece) => void hash.update(piece), end: () => undefined }
  })
  return hash.digest()
}

/** Says what of the texts is not shown. */
function shortened(delen: readonly Deel[]): string[] {
  const isLong = ({ isBijlage, mediatype, inhoud }: Deel) =>
    !isBijlage && mediatype === 'text/html' && inhoud.length > LONGEST_HTML
  const isCut = delen.some((deel) => (!deel.isBijlage && !isWhole(deel)) || isLong(deel))
  return isCut ? ['Het bericht is te lang om helemaal te tonen; de rest staat alleen in het bericht zelf.'] : []
}

const isBericht = ({ headers }: Bericht) =>
  ['from', 'sender', 'date', 'subject', 'reply-to'].some((name) => headers.has(name))

/** Makes a message as it is on the wire of what was given: a .msg of Outlook is rewritten, all else is one already. */
async function asOnTheWire(bron: Bron): Promise<Bron | { reden: string }> {
  if (!isOutlook(await beginOf(bron, 8))) return bron
  if (bron.omvang > LARGEST_MSG) return { reden: `dit Outlook-bestand is groter dan ${LARGEST_MSG / 1024 / 1024} MB` }
  const message = await messageOfOutlook(await beginOf(bron, bron.omvang))
  return message ? bronOf(message) : { reden: 'dit Outlook-bestand (.msg) is niet te lezen' }
}

/** Reads the parts of a message that can be taken apart. @param given as it was given */
async function emailOf(
  given: Bron,
  bron: Bron,
  { bericht, delen }: Awaited<ReturnType<typeof readMessage>>,
  { now, own, aangekomenOp }: Omstandigheden,
): Promise<EmailUitkomst> {
  if (!isBericht(bericht)) return { reden: 'dit is geen e-mailbericht: er is geen afzender, datum of onderwerp' }
  const soort = kindOf(bericht, delen, own)
  const afzender = senderOf(bericht.headers) ?? (soort.soort === 'niet-bezorgd' ? { naam: '', adres: '' } : undefined)
  if (!afzender) return { reden: 'het bericht heeft geen afzender met een e-mailadres' }
  const header = (name: string) => bericht.headers.get(name) ?? []
  const onderwerp = regel(header('subject')[0]) || '(geen onderwerp)'
  const opened = openFiles(delen.filter(({ isBijlage }) => isBijlage))
  const security = securityOf(bericht, delen)
  const written = bodyOf(bericht, delen) || opened.tekst || (security?.isVersleuteld ? security.opmerking : '')
  const isMisled = [...header('subject'), ...header('from')].some(isMisleading)
  return {
    email: {
      messageId: await messageIdOf(bericht, given),
      vingerafdruk: await fingerprintOf(bron, afzender, onderwerp, delen),
      soort,
      formulier: formOf(bericht),
      antwoordOp: repliesTo(bericht),
      afzender,
      antwoordNaar: replyToOf(bericht.headers),
      doorgestuurdVan: forwardedFrom(written),
      onderwerp,
      tekst: [written, ...opened.afspraken].filter(Boolean).join('\n\n'),
      ontvangenOp: momentOfMessage(header('date'), header('received'), now, aangekomenOp),
      bijlagen: attachmentsOf(opened.bestanden),
      opmerkingen: [
        ...(security ? [security.opmerking] : []),
        ...(isMisled
          ? ['In de naam of het onderwerp stonden tekens die iets anders laten lezen; die zijn weggelaten.']
          : []),
        ...shortened(delen),
        ...opened.opmerkingen,
      ],
      bron,
      headers: bericht.headers,
      delen,
      isOutlook: given !== bron,
    },
  }
}

/** The circumstances that are known beside the message itself. */
export interface Omstandigheden {
  now: Date
  /** The address from which Balie sends, to recognise its own notifications. */
  own?: string | undefined
  /** When it arrived in the mailbox. */
  aangekomenOp?: Date | undefined
}

/**
 * Reads a message from the wire or a mail program (RFC 5322 with MIME), in any charset, encoding and nesting, or a .msg of Outlook. For
 * bytes that are no message it gives the reason; it only throws when the bytes cannot be read. Of a large message only the texts are in
 * memory.
 */
export async function parseEmail(bron: Bron, omstandigheden: Omstandigheden): Promise<EmailUitkomst> {
  let fault: Error | undefined
  const given: Bron = {
    omvang: bron.omvang,
    async *read() {
      try {
        yield* bron.read()
      } catch (error) {
        fault = error instanceof Error ? error : new Error('The message cannot be read.', { cause: error })
        throw error
      }
    },
  }
  try {
    const reden = weigering(given)
    if (reden) return { reden }
    const wire = await asOnTheWire(given)
    return 'reden' in wire ? wire : await emailOf(given, wire, await readMessage(wire), omstandigheden)
  } catch {
    if (fault) throw fault
    return { reden: 'de opbouw van het bericht is niet te lezen' }
  }
}
