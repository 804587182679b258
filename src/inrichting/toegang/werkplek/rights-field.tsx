import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxGroupField } from '../../../web/ui/choice-fields.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { toegang } from '../contract.ts'
import { rightText, rightTexts } from './right-texts.ts'

export const ROLLEN = ['rollen'] as const

/** The query for the roles of medewerkers, with their rights. */
export const rolesQuery = { queryKey: ROLLEN, queryFn: () => clientOf(toegang).rollen() }

/** A field with the rights that can be given: those that Balie knows, and those that were given before. */
export function RightsField({ label, ...field }: FieldBinding<string[]> & { label: string }) {
  const texts = useTexts(rightTexts)
  const { data } = useQuery({ queryKey: ['rechten'], queryFn: () => clientOf(toegang).rechten() })
  const rights = [...new Set([...(data?.rechten ?? []), ...field.value])].sort()
  return (
    <CheckboxGroupField
      label={label}
      required={false}
      hideOptional
      choices={rights.map((value) => ({ value, label: `${rightText(texts, value)} (${value})` }))}
      {...field}
    />
  )
}
