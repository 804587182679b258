// A picture in a plain text is a mark: the name of its file, and in words what it shows. Whoever sees no pictures reads the words.

/** The place of a picture in a text. */
export interface PictureMark {
  /** The mark as it stands in the text. */
  mark: string
  name: string
  /** In words what it shows; it may be empty. */
  alt: string
}

const MARK = /\[([^[\]:\r\n]{1,200}\.(?:png|jpe?g|gif|webp)):([^[\]\r\n]*)\]/gi

/** Writes the mark of a picture: `[kaart.png: De route naar het loket]`. */
export const pictureMark = (name: string, alt: string): string =>
  `[${name}: ${alt.replaceAll(/[[\]\s]+/g, ' ').trim()}]`

/** Makes the name of a file fit to stand in a mark. */
export const nameForMark = (name: string): string => name.replaceAll(/[[\]:\r\n]+/g, '-')

/** Divides a text at its marks. */
export function piecesOf(text: string): (string | PictureMark)[] {
  const pieces: (string | PictureMark)[] = []
  let at = 0
  for (const { 0: mark, 1: name = '', 2: alt = '', index } of text.matchAll(MARK)) {
    if (index > at) pieces.push(text.slice(at, index))
    pieces.push({ mark, name, alt: alt.trim() })
    at = index + mark.length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

/** Gives the marks in a text. */
export const marksIn = (text: string): PictureMark[] => piecesOf(text).filter((piece) => typeof piece === 'object')
