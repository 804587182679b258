import type { Attachment } from 'postal-mime'
import { leesbaar, regel } from './leesbaar.ts'

/** A file that came with a message. Its name has no path and at most 200 characters. */
export interface EmailBijlage {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

const LONGEST_FILENAME = 200
const LONGEST_EXTENSION = 12

/** How files are called that come without a name. */
const EXTENSIES: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'message/delivery-status': '.txt',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/html': '.html',
  'text/plain': '.txt',
}

/** A name of at most 200 characters that keeps its extension. */
function ingekort(naam: string): string {
  if (naam.length <= LONGEST_FILENAME) return naam
  const punt = naam.lastIndexOf('.')
  const extensie = naam.length - punt <= LONGEST_EXTENSION ? naam.slice(punt) : ''
  return leesbaar(naam.slice(0, LONGEST_FILENAME - extensie.length)) + extensie
}

/** A file name without a path, without characters that turn its reading order around, that every system can keep. */
function bestandsnaam({ filename, mimeType }: Attachment, nummer: number): string {
  const naam = regel(filename ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/^[.\s]+/, '')
    .trim()
  return naam ? ingekort(naam) : `bijlage-${nummer}${EXTENSIES[mimeType] ?? ''}`
}

/** The files of a message, in its order; those without a name are numbered. */
export const bijlagenVan = (attachments: readonly Attachment[]): EmailBijlage[] =>
  attachments.map((attachment, index) => ({
    bestandsnaam: bestandsnaam(attachment, index + 1),
    mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream',
    inhoud:
      typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content),
  }))
