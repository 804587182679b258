import { decodeText } from '../tekenset.ts'
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
  }
}

/** The sizes of values that have a fixed one, by type. */
const SIZES: Readonly<Record<number, number>> = {
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

/** Reads the first value of each property that is text or bytes; text is decoded. */
function propertiesOf(bytes: Buffer, charset: string): Map<number, { bytes: Buffer; text: string }> {
  const from = reader(bytes)
  const found = new Map<number, { bytes: Buffer; text: string }>()
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
      if (!found.has(id)) found.set(id, { bytes: raw, text })
    }
  }
  return found
}

interface File {
  title: string
  data: Buffer | undefined
  properties: Map<number, { bytes: Buffer; text: string }>
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

function openTnef(bytes: Buffer, depth: number): Geopend | undefined {
  const from = reader(bytes)
  if (bytes.length < 6 || from.u32() !== SIGNATURE) return undefined
  from.u16()
  let charset = 'windows-1252'
  let [tekst, html] = ['', '']
  let rtf: Buffer | undefined
  const files: File[] = []
  try {
    while (!from.isAtEnd()) {
      const level = from.u8()
      const name = from.u32() & 0xffff
      const value = from.take(from.u32())
      from.u16()
      const file = files.at(-1)
      if (level === 1 && name === ATTRIBUTE.codepage) charset = `windows-${value.readUInt32LE()}`
      else if (level === 1 && name === ATTRIBUTE.body) tekst ||= decodeText(value, charset).replaceAll('\0', '')
      else if (level === 1 && name === ATTRIBUTE.properties) {
        const properties = propertiesOf(value, charset)
        tekst = properties.get(PROPERTY.body)?.text || tekst
        html = decodeText(properties.get(PROPERTY.html)?.bytes ?? Buffer.alloc(0))
        rtf = properties.get(PROPERTY.rtf)?.bytes
      } else if (name === OF_FILE.begin) files.push({ title: '', data: undefined, properties: new Map() })
      else if (file && name === OF_FILE.title) file.title = decodeText(value, charset).replaceAll('\0', '')
      else if (file && name === OF_FILE.data) file.data = value
      else if (file && name === OF_FILE.properties) file.properties = propertiesOf(value, charset)
    }
  } catch (error) {
    // The files before the break are there.
    if (!(error instanceof RangeError)) throw error
  }
  return withRtf({ tekst, html, bestanden: files.flatMap((file) => filesOf(file, depth)) }, rtf)
}

/** Opens a winmail.dat; undefined when it is none, or when nothing is in it. */
export function openWinmail(bytes: Buffer): Geopend | undefined {
  const opened = openTnef(bytes, 0)
  return opened && (opened.tekst || opened.html || opened.bestanden.length > 0) ? opened : undefined
}
