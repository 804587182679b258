import { veiligeNaam } from '../../register/documenten/rules.ts'
import type { Deel } from './delen.ts'

/** A file that came with a message. Its name has no path and at most 200 characters. */
export interface EmailBijlage {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

/** Files without a name get one of these extensions. */
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

/** Gives the name of a file of a message; one without a name is numbered. */
const nameOf = ({ naam, mediatype }: Deel, number: number): string =>
  veiligeNaam(naam) || `bijlage-${number}${EXTENSIES[mediatype] ?? ''}`

/** Gives the files of a message in its order, equal to the last byte; those without a name are numbered. */
export const attachmentsOf = (delen: readonly Deel[]): EmailBijlage[] =>
  delen.map((deel, index) => ({
    bestandsnaam: nameOf(deel, index + 1),
    mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(deel.mediatype) ? deel.mediatype : 'application/octet-stream',
    inhoud: deel.inhoud,
  }))
