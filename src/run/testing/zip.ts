const END = 0x06054b50
const HEADER_BYTES = 46

/** Reads the files of a zip that stores them as they are, by their names. */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('This is no zip.')
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    const [size, name, extra, comment] = [
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ]
    const local = zip.readUInt32LE(at + 42)
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const title = zip.toString('utf8', at + HEADER_BYTES, at + HEADER_BYTES + name)
    files.set(title.split('/').slice(1).join('/'), zip.subarray(begin, begin + size))
    at += HEADER_BYTES + name + extra + comment
  }
  return files
}
