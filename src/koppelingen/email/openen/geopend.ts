import { decompressRTF } from '@kenjiuno/decompressrtf'
import { readRtf } from './rtf.ts'

/** The content of a file that holds a message of its own: its text in two forms, each of which may be empty, and its files. */
export interface Geopend {
  tekst: string
  html: string
  bestanden: {
    naam: string
    mediatype: string
    inhoud: Buffer
    /** The HTML shows it by this id. */
    contentId?: string | undefined
  }[]
}

/** Reads compressed RTF (MS-OXRTFCP); undefined when it is broken. */
function decompressed(rtf: Uint8Array): Buffer | undefined {
  try {
    return Buffer.from(decompressRTF([...rtf]))
  } catch {
    return undefined
  }
}

/**
 * Adds the text where Outlook wrote it as RTF alone. The RTF itself is a file beside it, unless it only held HTML.
 * @param rtf compressed (MS-OXRTFCP)
 */
export function withRtf(opened: Geopend, rtf: Uint8Array | undefined): Geopend {
  if (!rtf || opened.tekst || opened.html) return opened
  const inhoud = decompressed(rtf)
  const written = inhoud && readRtf(inhoud)
  if (written?.html) return { ...opened, html: written.html }
  const file = { naam: 'bericht.rtf', mediatype: 'text/rtf', inhoud: inhoud ?? Buffer.from(rtf) }
  return { ...opened, tekst: written?.tekst ?? '', bestanden: [file, ...opened.bestanden] }
}
