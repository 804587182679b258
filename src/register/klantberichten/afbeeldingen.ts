import type { InvalidParam } from '../../platform/problems.ts'
import { marksIn, PICTURES, type PictureMark } from '../../web/ui/picture-marks.ts'

// A picture in an answer is an attachment that stands at its mark in the text, and nowhere else: the text says in words what it shows.

interface Bestand {
  uuid: string
  bestandsnaam: string
  mediatype: string
}

/** Names the part of the message that holds a document, so that its HTML can show it (RFC 2392). */
const contentIdOf = ({ uuid }: Bestand): string => `${uuid}@balie`

/** Gives the pictures that stand in a text: the content ids of their parts, by the name of the file. */
export function picturesIn(tekst: string, bijlagen: readonly Bestand[]): ReadonlyMap<string, string> {
  const named = new Set(marksIn(tekst).map(({ name }) => name))
  return new Map(
    bijlagen
      .filter(({ bestandsnaam, mediatype }) => named.has(bestandsnaam) && PICTURES.includes(mediatype))
      .map((bijlage) => [bijlage.bestandsnaam, contentIdOf(bijlage)]),
  )
}

function faultIn({ name, alt }: PictureMark, bijlagen: readonly Bestand[]): [code: string, reason: string] | undefined {
  const files = bijlagen.filter(({ bestandsnaam }) => bestandsnaam === name)
  const [file] = files
  if (!file)
    return [
      'onbekend',
      `${name} staat in de tekst, maar niet bij de bijlagen. Voeg het toe, of haal het weg uit de tekst.`,
    ]
  if (files.length > 1) return ['dubbel', `Twee bijlagen heten ${name}. Haal er een weg.`]
  if (!PICTURES.includes(file.mediatype))
    return ['geen-afbeelding', `${name} is geen afbeelding die in de tekst kan staan.`]
  if (alt === '') return ['leeg', `Zeg in de tekst wat op ${name} staat, voor wie de afbeelding niet ziet.`]
  return undefined
}

/** Finds what is wrong with the pictures in a text (WCAG 1.1.1): each has words, and is one of the attachments. */
export const faultsInPictures = (tekst: string, bijlagen: readonly Bestand[]): InvalidParam[] =>
  marksIn(tekst).flatMap((mark) => {
    const [code, reason] = faultIn(mark, bijlagen) ?? []
    return code && reason ? [{ name: 'inhoud', code, reason }] : []
  })
