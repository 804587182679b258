/**
 * Writes a text with the signs of a keyboard, as registers keep it: a word processor and a telephone write ’ and –, and some take the accent of é
 * apart.
 */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u2018\u2019\u201b\u02bc\u00b4\u0060]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
