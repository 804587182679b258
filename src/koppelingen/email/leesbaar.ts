/** Characters that turn the order of what is read, or that nobody sees: a name with them can pass for another one. */
const MISLEADING = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** Text without what PostgreSQL refuses (NUL, half a character) and without control characters that nobody can read. */
export const leesbaar = (tekst: string): string => tekst.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')

/** Text on one line, with single spaces, and without characters that mislead the reader. */
export const regel = (tekst: string | undefined): string =>
  leesbaar(tekst ?? '')
    .replaceAll(MISLEADING, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Text of several lines: no white space around it or at the end of a line, and at most one empty line in between. */
export const alinea = (tekst: string): string =>
  leesbaar(tekst)
    .split(/\r\n?|\n/)
    .map((deel) => deel.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
