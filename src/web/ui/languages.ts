/** The language of most contacts. */
export const DUTCH = 'nld'

/**
 * The other languages to choose from, by code in ISO 639-2 and ISO 639-3: those that are spoken most at the desks, and the sign language.
 */
const OTHERS = 'ara bul deu dse eng fas fra fry hun ita kur pap pol por ron rus som spa tir tur ukr zho'.split(' ')

/** Makes the choices with their names: Dutch first, then the others by name. The chosen language is always included. */
export function languageChoices(
  chosen: string,
  nameOf: (code: string) => string,
  compare: (a: string, b: string) => number,
) {
  const choiceOf = (code: string) => ({ value: code, label: nameOf(code) })
  const others = [...new Set([...OTHERS, chosen])].filter((code) => code !== DUTCH).map(choiceOf)
  return [choiceOf(DUTCH), ...others.sort((a, b) => compare(a.label, b.label))]
}
