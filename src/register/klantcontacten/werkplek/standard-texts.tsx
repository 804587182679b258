import { useQuery } from '@tanstack/react-query'
import { nameFrom } from '../../../begrippen/naam.ts'
import { standaardantwoorden } from '../../../inrichting/standaardantwoorden/contract.ts'
import { standardTextChoices, standardTextGroups } from '../../../inrichting/standaardantwoorden/werkplek/choices.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { controlId, type FormState } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { naamOfGevonden } from './contact.ts'
import type { Values } from './question-values.ts'
import { contactTexts } from './texts.ts'

const nameOf = ({ klant, gevonden, organisatie, ...unknown }: Values): string =>
  klant?.label || (gevonden && naamOfGevonden(gevonden)) || nameFrom(unknown) || organisatie

/** Puts a standard answer in what the customer may read, after what stands there, with the customer and the subject filled in. */
export function StandardTexts({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  const groups = useTexts(standardTextGroups)
  const { data: texts = [] } = useQuery({
    queryKey: ['standaardantwoorden', 'teksten'],
    queryFn: async () => (await clientOf(standaardantwoorden).standaardteksten()).resultaten,
  })
  if (texts.length === 0) return null
  const { inhoud, onderwerp } = form.values
  const insert = (chosen: string) => {
    const tekst = texts.find(({ uuid }) => uuid === chosen)?.tekst ?? ''
    const filled = tekst.replaceAll('{klant}', nameOf(form.values)).replaceAll('{onderwerp}', onderwerp)
    form.set('inhoud', [inhoud.trimEnd(), filled].filter(Boolean).join('\n\n'))
    document.getElementById(controlId(form.id, 'inhoud'))?.focus()
  }
  return (
    <SelectField
      label={t.standardText}
      hideLabel
      required={false}
      hideOptional
      width="medium"
      empty={t.standardText}
      value=""
      choices={standardTextChoices(texts, onderwerp, groups)}
      onChange={insert}
    />
  )
}
