const LONGEST_FILENAME = 200
const LONGEST_EXTENSION = 12

/** Shortens a name to at most 200 characters and keeps its extension. */
function ingekort(naam: string): string {
  if (naam.length <= LONGEST_FILENAME) return naam
  const punt = naam.lastIndexOf('.')
  const extensie = naam.length - punt <= LONGEST_EXTENSION ? naam.slice(punt) : ''
  return naam.slice(0, LONGEST_FILENAME - extensie.length).toWellFormed() + extensie
}

/**
 * Makes a file name that every system can keep: it has no path, and no characters that are unreadable or reverse the reading order.
 * It is empty when nothing of the name is left.
 */
export const veiligeNaam = (naam: string): string =>
  ingekort(
    naam
      .toWellFormed()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\p{Cc}/gu, '')
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/^[.\s]+/, '')
      .trim() ?? '',
  )
