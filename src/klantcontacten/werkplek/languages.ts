/** In which most contacts are. */
export const DUTCH = 'nld'

/** The languages to choose from, by their code in ISO 639-2 and ISO 639-3: those that are spoken most at the desks, and the sign language. */
export const LANGUAGES: readonly string[] = [
  DUTCH,
  ...[
    'ara',
    'bul',
    'deu',
    'dse',
    'eng',
    'fas',
    'fra',
    'fry',
    'hun',
    'ita',
    'kur',
    'pap',
    'pol',
    'por',
    'ron',
    'rus',
    'som',
    'spa',
  ],
  ...['tir', 'tur', 'ukr', 'zho'],
]

/** The choices with their names: Dutch first, the rest by name. What was chosen is there, whatever it is. */
export function languageChoices(
  chosen: string,
  nameOf: (code: string) => string,
  compare: (a: string, b: string) => number,
) {
  const [dutch = DUTCH, ...others] = LANGUAGES.includes(chosen) ? LANGUAGES : [...LANGUAGES, chosen]
  const choices = others.map((code) => ({ value: code, label: nameOf(code) }))
  return [{ value: dutch, label: nameOf(dutch) }, ...choices.sort((a, b) => compare(a.label, b.label))]
}
