const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Says whether a text holds every word that was typed, in any order; capitals and accents make no difference. Nothing typed fits all. */
export const hasWords = (text: string, typed: string): boolean =>
  plain(typed)
    .split(/\s+/)
    .every((word) => plain(text).includes(word))
