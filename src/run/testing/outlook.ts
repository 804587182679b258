import msgreader from '@kenjiuno/msgreader/lib/Burner.js'

// Builds the files of Outlook and Exchange, byte by byte.

const u16 = (value: number) => Buffer.from([value & 255, value >> 8])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Makes a winmail.dat of attributes: the level, the name and the value of each. */
export const tnef = (attributes: readonly (readonly [number, number, Buffer])[]) =>
  Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    ...attributes.flatMap(([level, name, value]) => [
      Buffer.from([level]),
      u32(name),
      u32(value.length),
      value,
      u16(0),
    ]),
  ])

/** Makes a property of a winmail.dat that has one value of bytes. @param type text by default */
export const propertyOf = (id: number, bytes: Buffer, type = 0x1f) =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

/** Makes a property of a winmail.dat that is text. */
export const textProperty = (id: number, text: string) => propertyOf(id, Buffer.from(`${text}\0`, 'utf16le'))

/** Makes the list of properties of a winmail.dat. */
export const propertiesOf = (...values: Buffer[]) => Buffer.concat([u32(values.length), ...values])

/** Wraps RTF as Outlook keeps it, without making it smaller. */
export const compressedRtf = (rtf: string) => {
  const bytes = Buffer.from(rtf, 'latin1')
  return Buffer.concat([u32(bytes.length + 12), u32(bytes.length), Buffer.from('MELA'), u32(0), bytes])
}

/** The content of a .msg: properties by their id of four hex digits, with as many attachments and recipients. */
export interface Msg {
  /** These are kept as UTF-16. */
  text?: Readonly<Record<string, string>>
  /** These are kept as the bytes of an old alphabet. */
  ansi?: Readonly<Record<string, Buffer>>
  bytes?: Readonly<Record<string, Buffer>>
  numbers?: Readonly<Record<string, number>>
  attachments?: readonly Msg[]
  recipients?: readonly Msg[]
  /** An attachment is a message of its own. */
  message?: Msg
}

interface Entry {
  name: string
  type: number
  children?: number[]
  length: number
  binaryProvider?: () => Uint8Array
}

const streamOf = (name: string, content: Buffer): Entry => {
  const bytes = Uint8Array.from(content)
  return { name, type: 2, length: bytes.length, binaryProvider: () => bytes }
}

/** Makes the stream of properties that are numbers. @param isRoot the header of the message itself is longer */
function numbersOf(numbers: Readonly<Record<string, number>>, length: number): Entry {
  const values = Object.entries(numbers).map(([id, value]) =>
    Buffer.concat([u16(3), u16(Number.parseInt(id, 16)), u32(6), u32(value), u32(0)]),
  )
  return streamOf('__properties_version1.0', Buffer.concat([Buffer.alloc(length), ...values]))
}

/** Adds what is in a message or a part of it; gives where that stands. @param header so long is that of its numbers */
function addMsg(entries: Entry[], { text, ansi, bytes, numbers, ...parts }: Msg, header: number): number[] {
  const add = (entry: Entry) => entries.push(entry) - 1
  const children = [add(numbersOf(numbers ?? {}, header))]
  for (const [id, value] of Object.entries(text ?? {}))
    children.push(add(streamOf(`__substg1.0_${id}001F`, Buffer.from(value, 'utf16le'))))
  for (const [id, value] of Object.entries(ansi ?? {})) children.push(add(streamOf(`__substg1.0_${id}001E`, value)))
  for (const [id, value] of Object.entries(bytes ?? {})) children.push(add(streamOf(`__substg1.0_${id}0102`, value)))
  const addStorage = (name: string, content: Msg, length: number) => {
    const storage = add({ name, type: 1, children: [], length: 0 })
    const within = addMsg(entries, content, length)
    Object.assign(entries[storage] ?? {}, { children: within })
    children.push(storage)
  }
  const number = (index: number) => index.toString(16).padStart(8, '0').toUpperCase()
  for (const [index, part] of (parts.attachments ?? []).entries())
    addStorage(`__attach_version1.0_#${number(index)}`, part, 8)
  for (const [index, part] of (parts.recipients ?? []).entries())
    addStorage(`__recip_version1.0_#${number(index)}`, part, 8)
  if (parts.message) addStorage('__substg1.0_3701000D', parts.message, 24)
  return children
}

/** Makes a .msg of Outlook. */
export function msg(content: Msg): Buffer {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, children: [], length: 0 }]
  const children = addMsg(entries, content, 32)
  Object.assign(entries[0] ?? {}, { children })
  return Buffer.from(msgreader.burn(entries))
}
