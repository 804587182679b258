import { isAbout } from '../../../begrippen/onderwerp.ts'
import type { Choice } from '../../../web/ui/choice-fields.tsx'
import { dictionary } from '../../../web/ui/language.tsx'
import type { Standaardtekst } from '../contract.ts'

/** The names of the groups in which standard texts are offered. */
export const standardTextGroups = dictionary(
  { fitting: 'Over dit onderwerp', general: 'Voor elk onderwerp', others: 'Over iets anders' },
  { fitting: 'About this subject', general: 'For every subject', others: 'About something else' },
)

/** Gives standard texts to choose from: those about this onderwerp first, and those about another one last. */
export function standardTextChoices(
  texts: readonly Standaardtekst[],
  onderwerp: string,
  t: typeof standardTextGroups.nl,
): Choice[] {
  const groupOf = ({ onderwerp: words }: Standaardtekst) => {
    if (words === '') return t.general
    return isAbout(words, onderwerp) ? t.fitting : t.others
  }
  const order = [t.fitting, t.general, t.others]
  const isSorted = texts.some((text) => text.onderwerp !== '')
  return texts
    .map((text) => ({ value: text.uuid, label: text.naam, ...(isSorted && { group: groupOf(text) }) }))
    .sort((a, b) => order.indexOf(a.group ?? '') - order.indexOf(b.group ?? ''))
}
