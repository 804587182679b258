import { decompressRTF } from '@kenjiuno/decompressrtf'

/** The content of a file that holds a message of its own: its text in two forms, each of which may be empty, and its files. */
export interface Geopend {
  tekst: string
  html: string
  bestanden: { naam: string; mediatype: string; inhoud: Buffer }[]
}

/** Adds the text as a file where Outlook wrote it as RTF alone. @param rtf compressed (MS-OXRTFCP) */
export function withRtf(opened: Geopend, rtf: Uint8Array | undefined): Geopend {
  if (!rtf || opened.tekst || opened.html) return opened
  const inhoud = Buffer.from(decompressRTF([...rtf]))
  return { ...opened, bestanden: [{ naam: 'bericht.rtf', mediatype: 'text/rtf', inhoud }, ...opened.bestanden] }
}
