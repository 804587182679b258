import { veiligeNaam } from '../../register/documenten/rules.ts'
import type { Deel } from './delen.ts'

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
const nameOf = ({ naam, mediatype }: Deel, number: number): string =>
  veiligeNaam(naam) || `bijlage-${number}${EXTENSIES[mediatype] ?? ''}`

/** The files of a message, in its order and equal to the last byte; those without a name are numbered. */
export const attachmentsOf = (delen: readonly Deel[]): EmailBijlage[] =>
  delen.map((deel, index) => ({
    bestandsnaam: nameOf(deel, index + 1),
    mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(deel.mediatype) ? deel.mediatype : 'application/octet-stream',
    inhoud: deel.inhoud,
  }))
