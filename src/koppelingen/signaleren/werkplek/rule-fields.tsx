import { useQuery } from '@tanstack/react-query'
import { useRight } from '../../../web/frame/rights.ts'
import { type Choice, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { signaleren } from '../contract.ts'
import { categoriesQuery } from './queries.ts'
import { signalTexts } from './texts.ts'

/** A rule for deliveries has this for Signalen: the category, and the fields with the place. */
export interface RuleForSignalen {
  categorie: string
  categorieNaam: string
  adres: string
  lengtegraad: string
  breedtegraad: string
}

interface RuleFieldsProps {
  value: RuleForSignalen | null
  error: string | undefined
  /** The fields of the last submission. */
  choices: readonly Choice[]
  onChange(value: RuleForSignalen | null): void
}

/** The fields of a rule by which a delivery goes on to Signalen; nothing where there is no Signalen. */
export function RuleFields({ value, error, choices, onChange }: RuleFieldsProps) {
  const t = useTexts(signalTexts)
  const { data } = useQuery({ ...categoriesQuery, enabled: useRight(signaleren.categorieen) })
  const known = data?.resultaten ?? []
  if (known.length === 0 && !value) return null
  const listed = known.map(({ groep, naam, categorie }) => ({ value: categorie, label: `${groep}: ${naam}` }))
  const isListed = !value || listed.some((one) => one.value === value.categorie)
  const choose = (categorie: string) => {
    const categorieNaam = known.find((one) => one.categorie === categorie)?.naam ?? value?.categorieNaam ?? categorie
    const fields = value ?? { adres: '', lengtegraad: '', breedtegraad: '' }
    onChange(categorie === '' ? null : { ...fields, categorie, categorieNaam })
  }
  const fieldOf = (name: 'adres' | 'breedtegraad' | 'lengtegraad', label: string) =>
    value && (
      <SelectField
        name={`signaal.${name}`}
        label={label}
        required={false}
        empty={t.noField}
        choices={choices}
        value={value[name]}
        onChange={(veld) => onChange({ ...value, [name]: veld })}
      />
    )
  return (
    <>
      <SelectField
        name="signaal.categorie"
        label={t.rule}
        description={t.ruleHelp}
        error={error}
        required={false}
        empty={t.dont}
        choices={isListed ? listed : [...listed, { value: value.categorie, label: value.categorieNaam }]}
        value={value?.categorie ?? ''}
        onChange={choose}
      />
      {fieldOf('adres', t.ruleAddress)}
      {fieldOf('breedtegraad', t.ruleLatitude)}
      {fieldOf('lengtegraad', t.ruleLongitude)}
    </>
  )
}
