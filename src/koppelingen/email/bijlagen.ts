import { veiligeNaam } from '../../register/documenten/rules.ts'
import type { Bron } from './bron.ts'
import { pour, type Sink } from './delen.ts'
import { type Deel, readContents } from './lezen.ts'

/** A file that came with a message. Its name has no path and at most 200 characters. */
export interface EmailBijlage {
  bestandsnaam: string
  mediatype: string
  /** In bytes. */
  omvang: number
  /** Where its content is: a leaf of the message, or the content itself when it was in a file that was opened. */
  van: Deel | Buffer
}

/** Files without a name get one of these extensions. */
const EXTENSIES: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/vnd.ms-outlook': '.msg',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'message/delivery-status': '.txt',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/html': '.html',
  'text/plain': '.txt',
}

/** A file before it has its place among the files of the message. */
export type Bestand = Pick<EmailBijlage, 'mediatype' | 'omvang' | 'van'> & { naam: string }

/** Gives the files of a message in their order; those without a name are numbered. */
export const attachmentsOf = (bestanden: readonly Bestand[]): EmailBijlage[] =>
  bestanden.map(({ naam, mediatype, omvang, van }, index) => ({
    bestandsnaam: veiligeNaam(naam) || `bijlage-${index + 1}${EXTENSIES[mediatype] ?? ''}`,
    mediatype: /^[\w.+-]+\/[\w.+-]+$/.test(mediatype) ? mediatype : 'application/octet-stream',
    omvang,
    van,
  }))

/** Gives the content of files piece by piece, equal to the last byte, one file after the other but not in their order. */
export async function readAttachments(
  bron: Bron,
  bijlagen: readonly EmailBijlage[],
  sinkOf: (bijlage: EmailBijlage) => Sink,
): Promise<void> {
  const ofLeaf = new Map<Deel, EmailBijlage>()
  for (const bijlage of bijlagen) {
    const { van } = bijlage
    if (Buffer.isBuffer(van)) await pour(van, sinkOf(bijlage))
    else ofLeaf.set(van, bijlage)
  }
  await readContents(bron, [...ofLeaf.keys()], (deel) => {
    const bijlage = ofLeaf.get(deel)
    return bijlage && sinkOf(bijlage)
  })
}
