import { Readable } from 'node:stream'
import libbase64 from 'libbase64'
import { decode as decodeQuotedPrintable } from 'libqp'
import { type Node, Splitter } from 'mailsplit'
import { decodeHeader } from './tekenset.ts'

/** A leaf of a message: a text, or a file. */
export interface Deel {
  mediatype: string
  charset: string | false
  /**
   * Its lines were broken to fit (RFC 3676) and belong together. With `delSp` the space at the end of such a line is no part of the text.
   */
  flowed: false | { delSp: boolean }
  /** The name of the file in the message, or empty. */
  naam: string
  isBijlage: boolean
  /** The part stands in a multipart/alternative, as one of several forms of the same text. The forms of one text share this number. */
  keuze: number | undefined
  inhoud: Buffer
}

/** A message in its parts. */
export interface Bericht {
  /** The decoded headers of the message, by name in lower case. A header has as many values as it occurs. */
  headers: ReadonlyMap<string, readonly string[]>
  mediatype: string
  /** The parameters of its Content-Type, such as `report-type`. */
  parameters: Readonly<Record<string, string>>
  delen: Deel[]
}

const MAX_HEADER = 2 * 1024 * 1024

/** Programs from before MIME wrote files as the lines between `begin` and `end`. */
const UUENCODED = /^begin(?:-base64)? [0-7]{3,4} ([^\r\n]+)\r?\n([\s\S]*?)\r?\n(?:`|====)?\s*\r?\n?end\s*$/m

function uuLine(line: string): Buffer {
  const code = (at: number) => ((line.charCodeAt(at) || 32) - 32) & 63
  const length = code(0)
  const bytes: number[] = []
  for (let at = 1; bytes.length < length; at += 4) {
    const [a, b, c, d] = [code(at), code(at + 1), code(at + 2), code(at + 3)]
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return Buffer.from(bytes.slice(0, length))
}

function uudecode(text: string): { naam: string; inhoud: Buffer } | undefined {
  const [, naam = '', body] = UUENCODED.exec(text) ?? []
  if (body === undefined) return undefined
  return { naam: naam.trim(), inhoud: Buffer.concat(body.split(/\r?\n/).filter(Boolean).map(uuLine)) }
}

/** Decodes the transfer encoding of a part. */
function decodeTransfer(encoding: string, raw: Buffer): Buffer {
  if (encoding === 'base64') return libbase64.decode(raw.toString('latin1'))
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(raw.toString('latin1'))
  if (/^(?:x-)?uu(?:encode)?$/.test(encoding)) return uudecode(raw.toString('latin1'))?.inhoud ?? raw
  return raw
}

/** Reads and decodes the headers of the message itself; a header that occurs twice has two values. */
function headersOf(raw: Buffer): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  const unfolded = raw.toString('latin1').replaceAll(/\r?\n(?=[ \t])/g, '')
  for (const line of unfolded.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+)\s*:(.*)$/.exec(line) ?? []
    if (!name) continue
    const key = name.toLowerCase()
    headers.set(key, [...(headers.get(key) ?? []), decodeHeader(value.trim())])
  }
  return headers
}

/** Gives the name of a file. Some programs write raw bytes in a header, which are decoded here. */
const nameOf = (name: string): string => (/[^\0-\u00FF]/.test(name) ? name : decodeHeader(name))

/** Finds the multipart/alternative around a part, of which it is (or is inside) a form. */
function choiceOf(node: Node): Node | undefined {
  for (let parent = node.parentNode; parent; parent = parent.parentNode) {
    if (parent.multipart === 'alternative') return parent
  }
  return undefined
}

/**
 * Takes files out of a text in which they stand uuencoded, as mail sent them before MIME. It gives the text without them, and the files.
 */
function withoutUuencoded(deel: Deel): Deel[] {
  if (deel.mediatype !== 'text/plain' || deel.isBijlage) return [deel]
  let text = deel.inhoud.toString('latin1')
  const files: Deel[] = []
  for (let found = uudecode(text); found; found = uudecode(text)) {
    files.push({
      ...deel,
      mediatype: 'application/octet-stream',
      charset: false,
      isBijlage: true,
      keuze: undefined,
      ...found,
    })
    text = text.replace(UUENCODED, '')
  }
  return files.length > 0 ? [{ ...deel, inhoud: Buffer.from(text, 'latin1') }, ...files] : [deel]
}

/**
 * Takes a message apart (RFC 2045) into its headers and its parts. The parts are in order, without their transfer encoding and equal to the
 * last byte. A message inside it stays whole. A multipart without any of its parts is one text.
 */
export async function takeApart(bytes: Uint8Array): Promise<Bericht> {
  const splitter = Readable.from([bytes]).pipe(new Splitter({ ignoreEmbedded: true, maxHeadSize: MAX_HEADER }))
  const nodes: Node[] = []
  const bodies = new Map<Node, Buffer[]>()
  let loose: Buffer[] = []
  for await (const part of splitter) {
    if (part.type === 'node') nodes.push(part)
    else if (part.type === 'body') bodies.set(part.node, [...(bodies.get(part.node) ?? []), part.value])
    else loose.push(part.value)
  }
  const [root] = nodes
  if (!root) throw new Error('A message without a header.')
  const leaves = nodes.filter(({ multipart }) => !multipart)
  if (leaves.length > 0) loose = []
  const choices: Node[] = []
  const leafOf = (node: Node): Deel => {
    const choice = choiceOf(node)
    if (choice && !choices.includes(choice)) choices.push(choice)
    const naam = nameOf(node.filename || '')
    return {
      mediatype: node.contentType || 'text/plain',
      charset: node.charset,
      flowed: node.flowed && { delSp: node.delSp },
      naam,
      isBijlage:
        node.disposition === 'attachment' ||
        naam !== '' ||
        !/^text\/(?:plain|html)$/.test(node.contentType || 'text/plain'),
      keuze: choice && choices.indexOf(choice),
      inhoud: decodeTransfer(node.encoding, Buffer.concat(bodies.get(node) ?? [])),
    }
  }
  const whole: Deel = {
    mediatype: 'text/plain',
    charset: false,
    flowed: false,
    naam: '',
    isBijlage: false,
    keuze: undefined,
    inhoud: Buffer.concat(loose),
  }
  return {
    headers: headersOf(root.getHeaders()),
    mediatype: root.contentType || 'text/plain',
    parameters: root._parsedContentType.params,
    delen: (loose.length > 0 ? [whole] : leaves.map(leafOf)).flatMap(withoutUuencoded),
  }
}
