import { decodeText } from '../tekenset.ts'
import { labelOfCodepage } from './codepage.ts'
import { type Geopend, withRtf } from './geopend.ts'

// TNEF: the container in which Exchange wraps a message for Outlook (MS-OXTNEF). It is a list of attributes; those of Outlook's own hold a
// list of MAPI properties (MS-OXCDATA).

const SIGNATURE = 0x223e9f78
/** Messages in messages in messages: deeper is not opened. */
const DEEPEST = 3

const ATTRIBUTE = { codepage: 0x9007, body: 0x800c, properties: 0x9003 } as const
const OF_FILE = { begin: 0x9002, title: 0x8010, data: 0x800f, properties: 0x9005 } as const
const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  rtf: 0x1009,
  name: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  longName: 0x3707,
  mime: 0x370e,
}

/** Reads little-endian values; past the end it throws. */
function reader(bytes: Buffer) {
  let at = 0
  const take = (length: number): Buffer => {
    if (length < 0 || at + length > bytes.length) throw new RangeError('Past the end of TNEF.')
    at += length
    return bytes.subarray(at - length, at)
  }
  return {
    take,
    u8: () => take(1).readUInt8(),
    u16: () => take(2).readUInt16LE(),
    u32: () => take(4).readUInt32LE(),
    /** Takes bytes that are filled up to four. */
    padded(length: number): Buffer {
      const value = take(length)
      take(Math.min((4 - (length % 4)) % 4, bytes.length - at))
      return value
    },
    isAtEnd: () => at >= bytes.length,
    rest: () => bytes.subarray(at),
  }
}

/** The sizes of values that have a fixed one, by type. */
const SIZES: Readonly<Record<number, number>> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}

const UNICODE = 0x1f
const STRING = 0x1e

type Properties = Map<number, { bytes: Buffer; text: string; isText: boolean }>

/** Adds the first value of each property that is text or bytes; text is decoded. Past the end it throws. */
function addProperties(bytes: Buffer, charset: string, found: Properties): void {
  const from = reader(bytes)
  for (let left = from.u32(); left > 0; left -= 1) {
    const [kind, id] = [from.u16(), from.u16()]
    if (id >= 0x8000) {
      from.take(16)
      if (from.u32() === 0) from.take(4)
      else from.padded(from.u32())
    }
    const type = kind & 0xfff
    const size = SIZES[type]
    const isMany = (kind & 0x1000) !== 0
    if (size !== undefined) {
      from.take(size * (isMany ? from.u32() : 1))
      continue
    }
    for (let value = from.u32(); value > 0; value -= 1) {
      const raw = from.padded(from.u32())
      const text = decodeText(raw, type === UNICODE ? 'utf-16le' : charset).replaceAll('\0', '')
      if (!found.has(id)) found.set(id, { bytes: raw, text, isText: type === UNICODE || type === STRING })
    }
  }
}

interface File {
  title: string
  data: Buffer | undefined
  properties: Properties
}

/** Gives what a file in the container is; a message that was attached to it is opened as well. */
function filesOf({ title, data, properties }: File, depth: number): Geopend['bestanden'] {
  const naam = (properties.get(PROPERTY.longName) ?? properties.get(PROPERTY.fileName))?.text || title
  const object = properties.get(PROPERTY.data)?.bytes
  const inhoud = data ?? object
  if (!inhoud) return []
  // An object begins with the id of its interface.
  const nested = object && depth < DEEPEST ? openTnef(object.subarray(16), depth + 1) : undefined
  if (!nested) return [{ naam, mediatype: properties.get(PROPERTY.mime)?.text || 'application/octet-stream', inhoud }]
  const { tekst, html, bestanden } = nested
  const about = properties.get(PROPERTY.name)?.text || 'bericht'
  const bericht = html
    ? { naam: `${about}.html`, mediatype: 'text/html', inhoud: Buffer.from(html) }
    : { naam: `${about}.txt`, mediatype: 'text/plain', inhoud: Buffer.from(tekst) }
  return [...(html || tekst ? [bericht] : []), ...bestanden]
}

/** Does work; false when the bytes ended before it did. */
function didFit(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Is there nothing more than what fills a file up? */
const isFilling = (bytes: Buffer) =>
  bytes.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20)

/** The container as it is read. */
class Container {
  readonly files: File[] = []
  /** Something in it ended too early, so not all of it was read. */
  isBroken = false
  tekst = ''
  html = ''
  rtf: Buffer | undefined
  private charset = labelOfCodepage(undefined)

  private propertiesOf(value: Buffer): Properties {
    const found: Properties = new Map()
    if (!didFit(() => addProperties(value, this.charset, found))) this.isBroken = true
    return found
  }

  private addOfMessage(name: number, value: Buffer): void {
    if (name === ATTRIBUTE.codepage && value.length >= 4) this.charset = labelOfCodepage(value.readUInt32LE())
    else if (name === ATTRIBUTE.body) this.tekst ||= decodeText(value, this.charset).replaceAll('\0', '')
    else if (name === ATTRIBUTE.properties) {
      const properties = this.propertiesOf(value)
      const html = properties.get(PROPERTY.html)
      this.tekst = properties.get(PROPERTY.body)?.text || this.tekst
      this.html = html?.isText ? html.text : decodeText(html?.bytes ?? Buffer.alloc(0))
      this.rtf = properties.get(PROPERTY.rtf)?.bytes
    }
  }

  private addOfFile(name: number, value: Buffer): void {
    if (name === OF_FILE.begin) this.files.push({ title: '', data: undefined, properties: new Map() })
    const file = this.files.at(-1)
    if (!file) return
    if (name === OF_FILE.title) file.title = decodeText(value, this.charset).replaceAll('\0', '')
    else if (name === OF_FILE.data) file.data = value
    else if (name === OF_FILE.properties) file.properties = this.propertiesOf(value)
  }

  /** Adds an attribute of the message (level 1) or of the last file (level 2). */
  add(level: number, name: number, value: Buffer): void {
    if (level === 1) this.addOfMessage(name, value)
    else this.addOfFile(name, value)
  }
}

type Winmail = Geopend & Pick<Container, 'isBroken'>

/** Is this the container, whatever it is called? */
export const isTnef = (bytes: Buffer): boolean => bytes.length >= 6 && bytes.readUInt32LE() === SIGNATURE

function openTnef(bytes: Buffer, depth: number): Winmail | undefined {
  if (!isTnef(bytes)) return undefined
  const container = new Container()
  const from = reader(bytes)
  from.take(6)
  const isWhole = didFit(() => {
    while (!from.isAtEnd()) {
      const level = from.u8()
      if (level !== 1 && level !== 2) {
        container.isBroken ||= !isFilling(from.rest())
        return
      }
      const name = from.u32() & 0xffff
      container.add(level, name, from.take(from.u32()))
      from.u16()
    }
  })
  const { tekst, html, rtf, files, isBroken } = container
  // The files before the break are there.
  const opened = withRtf({ tekst, html, bestanden: files.flatMap((file) => filesOf(file, depth)) }, rtf)
  return { ...opened, isBroken: isBroken || !isWhole }
}

/** Opens a winmail.dat; undefined when it is none, or when nothing is in it. */
export function openWinmail(bytes: Buffer): Winmail | undefined {
  const opened = openTnef(bytes, 0)
  return opened && (opened.tekst || opened.html || opened.bestanden.length > 0) ? opened : undefined
}
