import { pipeline, Readable } from 'node:stream'
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit'
import libmime from 'libmime'
import { bronOf } from './bron.ts'
import { decoderFor } from './codering.ts'
import { decodeHeader } from './tekenset.ts'

/** The head of a leaf of a message, before its content is read: a text, or a file. */
export interface Deelkop {
  /** Its place among the leaves, from 0. */
  nummer: number
  mediatype: string
  charset: string | false
  /**
   * Its lines were broken to fit (RFC 3676) and belong together. With `delSp` the space at the end of such a line is no part of the text.
   */
  flowed: false | { delSp: boolean }
  /** The name of the file in the message, or empty. */
  naam: string
  isBijlage: boolean
  /** Its Content-ID without brackets, by which the HTML of the message shows it; empty when it has none. */
  contentId: string
  /** The parameters of its Content-Type. */
  parameters: Readonly<Record<string, string>>
  /** The part stands in a multipart/alternative, as one of several forms of the same text. The forms of one text share this number. */
  keuze: number | undefined
}

/** Takes the content of a leaf, without its transfer encoding. */
export interface Sink {
  write(piece: Buffer): void | Promise<void>
  end(): void | Promise<void>
}

/** Writes bytes that are in memory to a sink, piece by piece. */
export async function pour(bytes: Buffer, sink: Sink): Promise<void> {
  for await (const piece of bronOf(bytes).read()) await sink.write(Buffer.from(piece))
  await sink.end()
}

/** A message without its leaves. */
export interface Bericht {
  /** The decoded headers of the message, by name in lower case. A header has as many values as it occurs. */
  headers: ReadonlyMap<string, readonly string[]>
  mediatype: string
  /** The parameters of its Content-Type, such as `report-type`. */
  parameters: Readonly<Record<string, string>>
  /** The text around the leaves; it is the text of the message when there are none. */
  rest: Buffer
}

const MAX_HEADER = 2 * 1024 * 1024
const MAX_NODES = 10_000
/** More of what stands around the leaves is not kept. */
const LONGEST_REST = 1024 * 1024

/** Reads and decodes the headers of the message itself; a header that occurs twice has two values. */
function headersOf(raw: Buffer): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  const unfolded = raw.toString('latin1').replaceAll(/\r?\n(?=[ \t])/g, '')
  for (const line of unfolded.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+)\s*:(.*)$/.exec(line) ?? []
    if (!name) continue
    const key = name.toLowerCase()
    const values = headers.get(key) ?? []
    values.push(decodeHeader(value.trim()))
    headers.set(key, values)
  }
  return headers
}

/** Gives the name of a file. Some programs write raw bytes in a header, which are decoded here. */
const nameOf = (name: string): string => (/[^\0-\u00FF]/.test(name) ? name : decodeHeader(name))

/** Gives the parameters of the Content-Type of a part. */
const parametersOf = ({ headers }: MimeNode): Record<string, string> =>
  headers ? libmime.parseHeaderValue(headers.getFirst('Content-Type')).params : {}

/** Gives the Content-ID of a part, without its brackets. */
const contentIdOf = ({ headers }: MimeNode): string =>
  (headers ? headers.getFirst('Content-ID') : '').replaceAll(/^\s*<|>\s*$/g, '')

/** Finds the multipart/alternative around a part, of which it is (or is inside) a form. */
function choiceOf(node: MimeNode): MimeNode | undefined {
  for (let parent = node.parentNode; parent; parent = parent.parentNode) {
    if (parent.multipart === 'alternative') return parent
  }
  return undefined
}

/** Describes the leaves of a message, each as it comes. */
function describer() {
  const choices: MimeNode[] = []
  let nummer = 0
  return (node: MimeNode): Deelkop => {
    const choice = choiceOf(node)
    if (choice && !choices.includes(choice)) choices.push(choice)
    const naam = nameOf(node.filename || '')
    return {
      nummer: nummer++,
      mediatype: node.contentType || 'text/plain',
      charset: node.charset,
      flowed: node.flowed && { delSp: node.delSp },
      naam,
      isBijlage:
        node.disposition === 'attachment' ||
        naam !== '' ||
        !/^text\/(?:plain|html)$/.test(node.contentType || 'text/plain'),
      contentId: contentIdOf(node),
      parameters: parametersOf(node),
      keuze: choice && choices.indexOf(choice),
    }
  }
}

const LINE_END = /\r?\n$/

/** Reads the content of one leaf. */
function leafReader(node: MimeNode, sink: Sink | undefined) {
  const decoder = decoderFor(node.encoding || '', /^text\//.test(node.contentType || 'text/plain'))
  let held: Buffer = Buffer.alloc(0)
  return {
    node,
    async push(value: Buffer): Promise<void> {
      const end = LINE_END.exec(value.subarray(-2).toString('latin1'))?.[0].length ?? 0
      if (held.length > 0) await sink?.write(decoder.push(held))
      held = Buffer.from(value.subarray(value.length - end))
      await sink?.write(decoder.push(value.subarray(0, value.length - end)))
    },
    /** The end of the last line belongs to the boundary after it, unless that brings one of its own. */
    meetBoundary(line: Buffer): void {
      if (line[0] !== 0x0d && line[0] !== 0x0a) held = Buffer.alloc(0)
    },
    async end(): Promise<void> {
      await sink?.write(decoder.push(held))
      await sink?.write(decoder.end())
      await sink?.end()
    },
  }
}

/**
 * Takes a message apart (RFC 2045), while it is read. Each leaf goes to a sink of its own, in order and equal to the last byte. A message
 * inside it stays whole.
 * @param begin gives the sink of a leaf; undefined when its content is not wanted
 */
export async function takeApart(
  pieces: AsyncIterable<Uint8Array>,
  begin: (leaf: Deelkop) => Sink | undefined,
): Promise<Bericht> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: MAX_HEADER, maxChildNodes: MAX_NODES })
  // An error in reading is thrown by the loop below.
  pipeline(Readable.from(pieces), splitter, () => undefined)
  const describe = describer()
  let root: MimeNode | undefined
  let current: ReturnType<typeof leafReader> | undefined
  const rest: Buffer[] = []
  let restSize = 0
  for await (const part of splitter as AsyncIterable<SplitterChunk>) {
    if (part.type === 'node') {
      await current?.end()
      root ??= part
      current = part.multipart ? undefined : leafReader(part, begin(describe(part)))
    } else if (part.type === 'body' && current?.node === part.node) {
      await current.push(part.value)
    } else {
      current?.meetBoundary(part.value)
      if (restSize < LONGEST_REST) rest.push(part.value)
      restSize += part.value.length
    }
  }
  await current?.end()
  if (!root) throw new Error('A message without a header.')
  return {
    headers: headersOf(root.getHeaders()),
    mediatype: root.contentType || 'text/plain',
    parameters: parametersOf(root),
    rest: Buffer.concat(rest),
  }
}
