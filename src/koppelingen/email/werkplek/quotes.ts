/** A part of a text: written in this message, or quoted from an earlier one. */
export interface Part {
  isQuoted: boolean
  text: string
}

const isQuote = (line: string) => line.startsWith('>')

/** Divides a text into what was written and what was quoted; empty lines go with what stands before them. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const line of text.split('\n')) {
    const last = parts.at(-1)
    const isQuoted = line === '' ? (last?.isQuoted ?? false) : isQuote(line)
    if (last?.isQuoted === isQuoted) last.text += `\n${line}`
    else parts.push({ isQuoted, text: line })
  }
  return parts
}

/**
 * Folds the quotations in safe HTML; a quotation in a quotation stays as it is.
 * @param summary the words on what is folded, as text
 */
export function foldQuotes(html: string, summary: string): string {
  const opening = `<details class="balie-disclosure"><summary>${summary}</summary><blockquote`
  let depth = 0
  return html.replaceAll(/<blockquote\b|<\/blockquote>/g, (tag) => {
    if (tag === '<blockquote') return depth++ === 0 ? opening : tag
    depth -= 1
    return depth === 0 ? `${tag}</details>` : tag
  })
}
