import type { Attachment } from 'postal-mime'
import { veiligeNaam } from '../../register/documenten/rules.ts'

/** A file that came with a message. Its name has no path and at most 200 characters. */
export interface EmailBijlage {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

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

/** What a file of a message is called; one without a name is numbered. */
const bestandsnaam = ({ filename, mimeType }: Attachment, nummer: number): string =>
  veiligeNaam(filename ?? '') || `bijlage-${nummer}${EXTENSIES[mimeType] ?? ''}`

/** The files of a message, in its order; those without a name are numbered. */
export const bijlagenVan = (attachments: readonly Attachment[]): EmailBijlage[] =>
  attachments.map((attachment, index) => ({
    bestandsnaam: bestandsnaam(attachment, index + 1),
    mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream',
    inhoud:
      typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content),
  }))
