import { createRequire } from 'node:module'
import type { FieldsData } from '@kenjiuno/msgreader'
import MailComposer from 'nodemailer/lib/mail-composer'
import { decodeText } from '../tekenset.ts'
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

const htmlOf = ({ bodyHtml, html, internetCodepage }: FieldsData): string =>
  bodyHtml ||
  (html ? decodeText(html, internetCodepage === 65_001 ? 'utf-8' : `windows-${internetCodepage ?? 1252}`) : '')

function filesOf(msg: InstanceType<typeof MsgReader>, attachments: readonly FieldsData[]): Geopend['bestanden'] {
  return attachments.map((attachment, index) => {
    const { fileName, content } = msg.getAttachment(attachment)
    const isMessage = attachment.innerMsgContent === true
    return {
      naam: fileName || attachment.fileNameShort || (isMessage ? `bericht-${index + 1}.msg` : ''),
      mediatype: isMessage ? 'application/vnd.ms-outlook' : attachment.attachMimeTag || 'application/octet-stream',
      inhoud: Buffer.from(content),
    }
  })
}

function read(bytes: Uint8Array): { fields: FieldsData; opened: Geopend } | undefined {
  try {
    const copy = Uint8Array.from(bytes)
    const msg = new MsgReader(copy.buffer)
    const fields = msg.getFileData()
    if (fields.error || fields.dataType !== 'msg') return undefined
    const opened = { tekst: fields.body ?? '', html: htmlOf(fields), bestanden: filesOf(msg, fields.attachments ?? []) }
    return { fields, opened: withRtf(opened, fields.compressedRtf) }
  } catch {
    return undefined
  }
}

/** Opens a .msg; undefined when it is none, or cannot be read. */
export const openOutlook = (bytes: Uint8Array): Geopend | undefined => read(bytes)?.opened

/** Gives the value of a header that Outlook kept of the message as it came. */
const headerOf = ({ headers = '' }: FieldsData, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im').exec(headers)?.[1]?.replaceAll(/\r?\n\s*/g, ' ')

/** Makes a message as it is on the wire of a .msg; undefined when it is none. */
export async function messageOfOutlook(bytes: Uint8Array): Promise<Buffer | undefined> {
  const found = read(bytes)
  if (!found) return undefined
  const { fields, opened } = found
  const address = fields.senderSmtpAddress || fields.sentRepresentingSmtpAddress || fields.senderEmail || ''
  const date = headerOf(fields, 'Date') ?? fields.clientSubmitTime ?? fields.messageDeliveryTime
  const kept = ['In-Reply-To', 'References', 'Auto-Submitted', 'Reply-To', 'Received'].flatMap((key) => {
    const value = headerOf(fields, key)
    return value ? [{ key, value }] : []
  })
  const message = new MailComposer({
    from: { name: fields.senderName ?? '', address: address.includes('@') ? address : '' },
    subject: fields.subject,
    ...(date && { date }),
    ...(fields.messageId && { messageId: fields.messageId }),
    headers: kept,
    ...((opened.tekst || !opened.html) && { text: opened.tekst }),
    ...(opened.html && { html: opened.html }),
    attachments: opened.bestanden.map(({ naam, mediatype, inhoud }) => ({
      filename: naam || false,
      contentType: mediatype,
      content: inhoud,
    })),
  })
  return message.compile().build()
}
