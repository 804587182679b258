/** Writes a value in CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes rows as CSV with a header line, in UTF-8 with the mark by which spreadsheets recognise it. */
export function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}
