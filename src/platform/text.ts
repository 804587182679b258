/** Can PostgreSQL keep a text? It takes no NUL character and no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Shortens a text to at most so many characters, of which the end says that it was longer. */
export const shortened = (text: string, most: number, end = '…'): string =>
  text.length <= most ? text : text.slice(0, most - end.length).toWellFormed() + end
