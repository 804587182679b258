import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'
import MailComposer from 'nodemailer/lib/mail-composer'
import { decodeText } from '../tekenset.ts'
import { labelOfCodepage } from './codepage.ts'
import { type Geopend, withRtf } from './geopend.ts'

// Loaders do not agree on what the default of this CommonJS module is.
const { default: MsgReader }: typeof import('@kenjiuno/msgreader') = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
)

/** A .msg of Outlook begins with this, as everything that is a compound file. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Does this begin as a .msg does? */
export const isOutlook = (begin: Uint8Array): boolean => COMPOUND_FILE.equals(begin.subarray(0, COMPOUND_FILE.length))

/** The largest .msg that is opened, which is in memory whole. */
export const LARGEST_MSG = 32 * 1024 * 1024

const codepageOf = ({ messageCodepage, internetCodepage }: FieldsData) => messageCodepage ?? internetCodepage

const htmlOf = ({ bodyHtml, html, internetCodepage }: FieldsData): string =>
  bodyHtml || (html ? decodeText(html, labelOfCodepage(internetCodepage)) : '')

/** Names a file as Outlook shows it: a message in a message has a subject instead. */
function nameOf(
  { fileName, fileNameShort, name, innerMsgContent, innerMsgContentFields }: FieldsData,
  index: number,
): string {
  if (fileName || fileNameShort) return fileName || fileNameShort || ''
  const title = name || innerMsgContentFields?.subject || ''
  return innerMsgContent ? `${title || `bericht-${index + 1}`}.msg` : title
}

/** In a message of this class the whole message is one file: it was signed or encrypted. */
const SECURED = /^IPM\.Note\.SMIME(?!\.MultipartSigned)/i

function mediatypeOf({ messageClass = '' }: FieldsData, { innerMsgContent, attachMimeTag = '' }: FieldsData): string {
  if (innerMsgContent) return 'application/vnd.ms-outlook'
  if (SECURED.test(messageClass)) return 'application/pkcs7-mime'
  return attachMimeTag.includes('/') ? attachMimeTag : 'application/octet-stream'
}

/** Reads the content of a file; what Outlook only refers to has none. */
function contentOf(msg: InstanceType<typeof MsgReader>, attachment: FieldsData): Buffer | undefined {
  try {
    return Buffer.from(msg.getAttachment(attachment).content)
  } catch {
    return undefined
  }
}

const filesOf = (msg: InstanceType<typeof MsgReader>, fields: FieldsData): Geopend['bestanden'] =>
  (fields.attachments ?? []).flatMap((attachment, index) => {
    const inhoud = contentOf(msg, attachment)
    if (!inhoud) return []
    const mediatype = mediatypeOf(fields, attachment)
    return [{ naam: nameOf(attachment, index), mediatype, inhoud, contentId: attachment.pidContentId }]
  })

const makeReader = (bytes: Uint8Array) => new MsgReader(Uint8Array.from(bytes).buffer)

/** Reads the fields twice: the code page of the texts is one of them. */
function readerOf(bytes: Uint8Array) {
  const ansiEncoding = labelOfCodepage(codepageOf(makeReader(bytes).getFileData()))
  const msg = makeReader(bytes)
  msg.parserConfig = { ansiEncoding }
  return { msg, fields: msg.getFileData() }
}

function read(bytes: Uint8Array): { fields: FieldsData; opened: Geopend } | undefined {
  try {
    const { msg, fields } = readerOf(bytes)
    if (fields.error || fields.dataType !== 'msg') return undefined
    const opened = { tekst: fields.body ?? '', html: htmlOf(fields), bestanden: filesOf(msg, fields) }
    return { fields, opened: withRtf(opened, fields.compressedRtf) }
  } catch {
    return undefined
  }
}

/** Opens a .msg; undefined when it is none, or cannot be read. */
export const openOutlook = (bytes: Uint8Array): Geopend | undefined => read(bytes)?.opened

interface Header {
  key: string
  value: string
}

/** Lists the headers that Outlook kept of the message as it came. */
const headersOf = ({ headers = '' }: FieldsData): Header[] =>
  [...headers.matchAll(/^([!-9;-~]+)[ \t]*:[ \t]*(.*(?:\r?\n[ \t].*)*)/gm)].map(([, key = '', value = '']) => ({
    key,
    value: value.replaceAll(/\r?\n\s*/g, ' ').trim(),
  }))

/** These say how the message is written on the wire, which is done anew, or are given apart. */
const WRITTEN_ANEW = /^(?:content-.*|mime-version|from|to|cc|bcc|subject|date|message-id)$/i

/** Gives the headers that say that a program wrote it, which Outlook keeps as a class, also where it keeps no headers. */
function headersOfClass({ messageClass = '' }: FieldsData): Header[] {
  if (/^REPORT\..*\.(?:NDR|DR)$/i.test(messageClass)) return [{ key: 'X-MS-Exchange-Message-Is-Ndr', value: 'true' }]
  const isAutomatic = /^REPORT\./i.test(messageClass) || /^IPM\.Note\.Rules\.(?:Oof|Reply)Template/i.test(messageClass)
  return isAutomatic ? [{ key: 'Auto-Submitted', value: 'auto-replied' }] : []
}

const isAddress = (value: string | undefined): value is string => value?.includes('@') ?? false

/** Gives who wrote it: within an organisation Outlook knows people by another name than their address. */
function senderOf({ senderName = '', senderSmtpAddress, sentRepresentingSmtpAddress, senderEmail }: FieldsData) {
  const address = [senderSmtpAddress, sentRepresentingSmtpAddress, senderEmail].find(isAddress)
  return address === undefined ? undefined : { name: senderName, address }
}

/** Gives to whom it went, as Outlook keeps them apart. */
const recipientsOf = ({ recipients = [] }: FieldsData, type: 'to' | 'cc') =>
  recipients
    .filter(({ recipType }) => recipType === type)
    .flatMap(({ name = '', smtpAddress, email }) => {
      const address = [smtpAddress, email].find(isAddress)
      return address === undefined ? [] : [{ name, address }]
    })

const idOf = (bytes: Uint8Array) => `<sha256-${createHash('sha256').update(bytes).digest('hex')}@balie.invalid>`

/** A file that is a whole message in parts, as one that was signed, is a part of the message. */
const attachmentOf = ({ naam, mediatype, inhoud, contentId }: Geopend['bestanden'][number]) =>
  mediatype.startsWith('multipart/')
    ? { raw: inhoud }
    : {
        filename: naam || (false as const),
        contentType: mediatype,
        content: inhoud,
        ...(contentId && { cid: contentId }),
      }

/** Makes a message as it is on the wire of a .msg; undefined when it is none. It is the same each time. */
export async function messageOfOutlook(bytes: Uint8Array): Promise<Buffer | undefined> {
  const found = read(bytes)
  if (!found) return undefined
  const { fields, opened } = found
  const all = headersOf(fields)
  const header = (name: string) => all.find(({ key }) => key.toLowerCase() === name)?.value
  const { clientSubmitTime, messageDeliveryTime, lastModificationTime, creationTime } = fields
  const date = header('date') ?? clientSubmitTime ?? messageDeliveryTime ?? lastModificationTime ?? creationTime
  const message = new MailComposer({
    from: senderOf(fields) ?? header('from') ?? '',
    to: header('to') ?? recipientsOf(fields, 'to'),
    cc: header('cc') ?? recipientsOf(fields, 'cc'),
    subject: fields.subject,
    ...(date && { date }),
    messageId: fields.messageId || header('message-id') || idOf(bytes),
    headers: [...all.filter(({ key }) => !WRITTEN_ANEW.test(key)), ...headersOfClass(fields)],
    // Without any text, what stands alone would be the whole message.
    ...((opened.tekst || !opened.html) && { text: opened.tekst || ' ' }),
    ...(opened.html && { html: opened.html }),
    attachments: opened.bestanden.map(attachmentOf),
  })
  return message.compile().build()
}
