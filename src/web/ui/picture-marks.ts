// A picture in a plain text is a mark: the name of its file, and in words what it shows. Whoever sees no pictures reads the words.

/** The place of a picture in a text. */
export interface PictureMark {
  /** The mark as it stands in the text. */
  mark: string
  name: string
  /** In words what it shows; it may be empty. */
  alt: string
}

/** The extension of a picture of each kind that every mail program shows. An SVG can run a script, so it is none of them. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
}

/** The media types of the pictures that can stand in a text. */
export const PICTURES: readonly string[] = Object.keys(EXTENSIONS)

/** A name in a mark ends with one of these. */
const EXTENSION = /\.(?:png|jpe?g|gif|webp)$/i
const MARK = /\[([^[\]:\r\n]{1,200}\.(?:png|jpe?g|gif|webp)):([^[\]\r\n]*)\]/gi

/** Words for a picture have so many characters at most. */
export const LONGEST_ALT = 200

/** Writes the mark of a picture: `[kaart.png: De route naar het loket]`. */
export const pictureMark = (name: string, alt: string): string =>
  `[${name}: ${alt.replaceAll(/[[\]\s]+/g, ' ').trim()}]`

/** A name has so many characters before its extension; a mark has room for it with a number. */
const LONGEST_STEM = 90

/**
 * Makes a name for a picture (of one of `PICTURES`) with which it can stand in a mark, and that is not taken: browsers save a JPEG as `.jfif`
 * too, and pictures that are pasted are all called the same.
 */
export function nameForMark({ name, type }: { name: string; type: string }, taken: readonly string[] = []): string {
  const plain = name.replaceAll(/[[\]:\r\n]+/g, '-')
  const extension = EXTENSION.exec(plain)?.[0] ?? EXTENSIONS[type] ?? '.png'
  const stem = [...plain.replace(/\.\w*$/, '').trim()].slice(0, LONGEST_STEM).join('') || 'afbeelding'
  let own = stem + extension
  for (let number = 2; taken.includes(own); number += 1) own = `${stem}-${number}${extension}`
  return own
}

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
