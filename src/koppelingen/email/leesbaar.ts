/** These characters reverse the reading order or are invisible, so a name with them can pass for another one. */
const MISLEADING = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** Do characters in this name let it pass for another one? */
export const isMisleading = (tekst: string): boolean => tekst.search(MISLEADING) >= 0

/** These characters turn the order of what follows, or hide what they say, so a text shows that they are there. */
const TURNING = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu
/** Letters put these between each other to fill space, and they say nothing. */
const FILLING = /[\u200B\u2060-\u2064\uFEFF]/g

const shown = (teken: string) => `[U+${(teken.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`

/** Gives text without what PostgreSQL refuses (NUL, half a character) and without unreadable control characters. */
export const leesbaar = (tekst: string): string => tekst.toWellFormed().replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')

/** Gives text on one line, with single spaces, and without characters that mislead the reader. */
export const regel = (tekst: string | undefined): string =>
  leesbaar(tekst ?? '')
    .replaceAll(MISLEADING, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Gives text of several lines in which characters that mislead are shown as such, without white space around it or at the end of a line, and with at most one empty line in between. */
export const alinea = (tekst: string): string =>
  leesbaar(tekst)
    .replaceAll(TURNING, shown)
    .replaceAll(FILLING, '')
    .split(/\r\n?|\n/)
    .map((deel) => deel.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
