/** These characters reverse the reading order or are invisible, so a name with them can pass for another one. */
const MISLEADING = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** Gives text without what PostgreSQL refuses (NUL, half a character) and without unreadable control characters. */
export const leesbaar = (tekst: string): string => tekst.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')

/** Gives text on one line, with single spaces, and without characters that mislead the reader. */
export const regel = (tekst: string | undefined): string =>
  leesbaar(tekst ?? '')
    .replaceAll(MISLEADING, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Gives text of several lines, without white space around it or at the end of a line, and with at most one empty line in between. */
export const alinea = (tekst: string): string =>
  leesbaar(tekst)
    .split(/\r\n?|\n/)
    .map((deel) => deel.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
