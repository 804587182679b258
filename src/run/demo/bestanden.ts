import { crc32, deflateSync } from 'node:zlib'

// Files with something in them that opens: a letter as PDF, a drawing as PNG. They are written here, so that the demonstration ships none.

/** Text as a PDF writes it, in the encoding of its standard fonts; what that does not have becomes a question mark. */
const pdfText = (text: string): string =>
  `(${text.replaceAll(/[\\()]/g, String.raw`\$&`).replaceAll(/[^\x20-\x7e\xa1-\xff]/g, '?')})`

/** Makes a PDF of one page with a title and lines of text (ISO 32000-1). */
export function makePdf(title: string, lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `0 -18 Td ${pdfText(line)} Tj`).join('\n')
  const content = `BT /F1 18 Tf 56 760 Td ${pdfText(title)} Tj /F1 11 Tf 0 -12 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  const count = objects.length + 1
  text += `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A rectangle of a drawing, in pixels, in one of the colours of its palette. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
  colour: number
}

const PALETTE = [0xf4f1ea, 0x5b8c5a, 0x8d6e63, 0x37474f, 0xb0bec5] as const

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Makes a PNG with rectangles on a plain ground, the later ones over those before (RFC 2083). */
export function makePng(width: number, height: number, rectangles: readonly Rectangle[]): Buffer {
  // Each row begins with the number of its filter: none.
  const rows = Array.from({ length: height }, () => Buffer.alloc(width + 1))
  for (const { x, y, width: wide, height: high, colour } of rectangles)
    for (const row of rows.slice(y, y + high)) row.fill(colour, x + 1, Math.min(x + wide, width) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits per pixel, each a number in the palette.
  head.set([8, 3], 8)
  const palette = Buffer.from(PALETTE.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]))
  const parts = [
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}
