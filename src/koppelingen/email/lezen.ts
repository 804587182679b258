import type { Bron } from './bron.ts'
import { uuencodedIn, yencIn } from './codering.ts'
import { type Bericht, type Deelkop, pour, type Sink, takeApart } from './delen.ts'
import { normalise } from './normaal.ts'
import { LARGEST_MSG } from './openen/outlook.ts'

/** A leaf of a message: a text, or a file. */
export interface Deel extends Deelkop {
  /** In bytes, without the transfer encoding. */
  omvang: number
  /** Its content as far as it is kept in memory: from the begin. */
  inhoud: Buffer
}

const MB = 1024 * 1024
/** So much is kept of a text, and of a file that is opened. What is longer can be read again. */
const LONGEST_TEXT = 8 * MB
const LONGEST_FILE = MB
/** So much is kept of all leaves together, and after that only a little of each. */
const MOST_KEPT = 48 * MB
const BEGIN = 4096

/** Is all of it in memory? */
export const isWhole = ({ omvang, inhoud }: Deel): boolean => inhoud.length === omvang

/** Is this the container of Exchange? */
export const isWinmail = ({ mediatype, naam }: Deelkop): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(mediatype) || /^winmail\.dat$/i.test(naam)
/** Is this a message of Outlook? */
export const isMsg = ({ mediatype, naam }: Deelkop): boolean =>
  mediatype === 'application/vnd.ms-outlook' || /\.msg$/i.test(naam)

function limitOf(leaf: Deelkop): number {
  if (!leaf.isBijlage) return LONGEST_TEXT
  return isWinmail(leaf) || isMsg(leaf) ? LARGEST_MSG : LONGEST_FILE
}

/** Makes a sink that keeps the begin of a leaf. */
function keeper(leaf: Deel, limit: number, onKept: (length: number) => void): Sink {
  const pieces: Buffer[] = []
  let kept = 0
  return {
    write(piece) {
      leaf.omvang += piece.length
      const part = piece.subarray(0, Math.max(0, limit - kept))
      if (part.length === 0) return
      // A piece is a view on what was read, and would keep all of that in memory.
      pieces.push(Buffer.from(part))
      kept += part.length
      onKept(part.length)
    },
    end() {
      leaf.inhoud = Buffer.concat(pieces)
    },
  }
}

/** Makes a file of what stood encoded in a text. */
const fileIn = (deel: Deel, naam: string, inhoud: Buffer): Deel => ({
  ...deel,
  mediatype: 'application/octet-stream',
  charset: false,
  isBijlage: true,
  keuze: undefined,
  naam,
  omvang: inhoud.length,
  inhoud,
  nummer: -1,
})

/**
 * Takes files out of a text in which they stand encoded, as mail (uuencode) and news (yEnc) sent them without MIME: it gives the text without
 * them, and the files. Each place of the text is looked at once, however many files there are.
 */
function withoutEncoded(deel: Deel): Deel[] {
  if (deel.mediatype !== 'text/plain' || deel.isBijlage || !isWhole(deel)) return [deel]
  let text = deel.inhoud.toString('latin1')
  const files: Deel[] = []
  for (const find of [uuencodedIn, yencIn]) {
    const kept: string[] = []
    let at = 0
    for (let found = find(text, at); found; found = find(text, at)) {
      files.push(fileIn(deel, found.naam, found.inhoud))
      kept.push(text.slice(at, found.begin))
      at = found.end
    }
    text = kept.join('') + text.slice(at)
  }
  const inhoud = Buffer.from(text, 'latin1')
  return files.length > 0 ? [{ ...deel, omvang: inhoud.length, inhoud }, ...files] : [deel]
}

/** The text of a message that has no leaves, such as a multipart without any of its parts. */
const textWithoutLeaves = (inhoud: Buffer): Deel => ({
  nummer: 0,
  mediatype: 'text/plain',
  charset: false,
  flowed: false,
  naam: '',
  isBijlage: false,
  contentId: '',
  parameters: {},
  keuze: undefined,
  omvang: inhoud.length,
  inhoud,
})

/** Reads a message: its headers, and its leaves as far as they are kept. @throws when it cannot be taken apart */
export async function readMessage(bron: Bron): Promise<{ bericht: Bericht; delen: Deel[] }> {
  const leaves: Deel[] = []
  let left = MOST_KEPT
  const bericht = await takeApart(normalise(bron.read()), (kop) => {
    const leaf: Deel = { ...kop, omvang: 0, inhoud: Buffer.alloc(0) }
    leaves.push(leaf)
    return keeper(leaf, Math.min(limitOf(kop), Math.max(BEGIN, left)), (length) => {
      left -= length
    })
  })
  const delen = leaves.length > 0 ? leaves : [textWithoutLeaves(bericht.rest)]
  return { bericht, delen: delen.flatMap(withoutEncoded) }
}

/**
 * Gives the whole content of leaves, one after the other: from memory when it is there, and otherwise by reading the message once more.
 * @param sinkOf takes the content of a leaf; undefined when it is not wanted
 */
export async function readContents(
  bron: Bron,
  delen: readonly Deel[],
  sinkOf: (deel: Deel) => Sink | undefined,
): Promise<void> {
  const large = new Map(delen.filter((deel) => !isWhole(deel)).map((deel) => [deel.nummer, deel]))
  for (const deel of delen.filter(isWhole)) {
    const sink = sinkOf(deel)
    if (sink) await pour(deel.inhoud, sink)
  }
  if (large.size === 0) return
  await takeApart(normalise(bron.read()), ({ nummer }) => {
    const deel = large.get(nummer)
    return deel && sinkOf(deel)
  })
}
