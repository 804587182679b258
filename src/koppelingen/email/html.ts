import { convert, type HtmlToTextOptions } from 'html-to-text'
import { alinea } from './leesbaar.ts'

/** This is more than a person writes, and less than what takes long to read. */
export const LONGEST_HTML = 500_000

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 100 },
  // The whole document is read, because mailing lists and gateways add text after the body.
  baseElements: { selectors: [] },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    // Mail uses tables for layout: a row is a line, and cells do not run into each other.
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
  ],
}

/** Gives the words of HTML in reading order: paragraphs, lists, and links as `text (url)`. */
export const textOfHtml = (html: string): string =>
  alinea(convert(html.slice(0, LONGEST_HTML), OPTIONS).replaceAll('\u00A0', ' '))
