import { Button } from '../../../web/ui/button.tsx'
import { CheckboxGroupField, Fieldset, RadioField, SelectField } from '../../../web/ui/choice-fields.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { DateField, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { type Attachment, AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import type { AnyVeld } from '../contract.ts'
import { askedFields, type Typed } from './answers.ts'
import { klanttaakTexts } from './texts.ts'

interface AnswerFieldsProps {
  velden: readonly AnyVeld[]
  /** The name of the answers in the request, such as `antwoorden`. */
  name: string
  typed: Typed
  onChange(typed: Typed): void
  error(name: string): string | undefined
}

/** Shows the fields of a form, as it was defined with the klanttaak. */
export const AnswerFields = ({ velden, name, typed, onChange, error }: AnswerFieldsProps) =>
  askedFields(velden, typed).map((veld) => (
    <AnswerField
      key={veld.sleutel}
      veld={veld}
      error={error}
      name={`${name}.${veld.sleutel}`}
      value={typed[veld.sleutel]}
      onChange={(value) => onChange({ ...typed, [veld.sleutel]: value })}
    />
  ))

interface AnswerFieldProps extends Omit<FieldBinding<unknown>, 'error'> {
  veld: AnyVeld
  error: AnswerFieldsProps['error']
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const listOf = <Item,>(value: unknown) => (Array.isArray(value) ? (value as Item[]) : [])

function AnswerField({ veld, error, ...binding }: AnswerFieldProps) {
  const t = useTexts(klanttaakTexts)
  const { name, value, onChange } = binding
  const { label, uitleg, verplicht, soort } = veld
  const field = { name, label, description: uitleg || undefined, required: verplicht, error: error(name) }
  const text = { ...field, value: textOf(value), onChange }
  const choices = veld.opties.map(({ waarde, label: optie }) => ({ value: waarde, label: optie }))
  switch (soort) {
    case 'lange_tekst':
      return <TextareaField {...text} />
    case 'getal':
    case 'bedrag':
      return <TextField {...text} width="short" inputMode="decimal" />
    case 'datum':
      return <DateField {...text} />
    case 'ja_nee':
      return (
        <RadioField
          {...text}
          choices={[
            { value: 'ja', label: t.yes },
            { value: 'nee', label: t.no },
          ]}
          inline
        />
      )
    case 'keuze':
      return <SelectField {...text} choices={choices} />
    case 'meerkeuze':
      return <CheckboxGroupField {...field} choices={choices} value={listOf<string>(value)} onChange={onChange} />
    case 'bestand':
      return <AttachmentsField {...field} value={listOf<Attachment>(value)} onChange={onChange} />
    case 'adres':
      return <AddressFields {...field} value={value} onChange={onChange} />
    case 'groep':
      return <GroupFields veld={veld} error={error} {...binding} />
    default:
      return <TextField {...text} />
  }
}

interface AddressFieldsProps extends FieldBinding<unknown> {
  label: string
  required: boolean
}

function AddressFields({ name, label, required, value, onChange, error }: AddressFieldsProps) {
  const t = useTexts(klanttaakTexts)
  const typed = { ...(value as Record<string, string> | undefined) }
  const part = (key: string, isRequired: boolean) => ({
    name: `${name}.${key}`,
    value: typed[key] ?? '',
    onChange: (changed: string) => onChange({ ...typed, [key]: changed }),
    required: required && isRequired,
    hideOptional: !required,
    error: undefined,
  })
  return (
    <Fieldset legend={label}>
      <TextField label={t.street} {...part('straatnaam', true)} error={error} />
      <TextField label={t.houseNumber} width="short" {...part('huisnummer', true)} />
      <TextField label={t.addition} width="short" {...part('huisnummertoevoeging', false)} />
      <TextField label={t.postcode} width="short" {...part('postcode', true)} />
      <TextField label={t.city} {...part('stad', true)} />
    </Fieldset>
  )
}

/** Shows the rows of a group, each with the same fields. */
function GroupFields({ veld, name, value, onChange, error }: AnswerFieldProps) {
  const t = useTexts(klanttaakTexts)
  const rows = listOf<Typed>(value)
  const { label } = veld
  return (
    <Stack>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the answers of a row are named by its place
        <Fieldset key={index} legend={`${label} ${index + 1}`}>
          <AnswerFields
            velden={veld.velden ?? []}
            name={`${name}.${index}`}
            typed={row}
            onChange={(changed) => onChange(rows.map((own, at) => (at === index ? changed : own)))}
            error={error}
          />
          <div>
            <Button variant="subtle" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              {t.removeRow(label, index + 1)}
            </Button>
          </div>
        </Fieldset>
      ))}
      <div>
        <Button onClick={() => onChange([...rows, {}])}>{t.addRow(label)}</Button>
      </div>
    </Stack>
  )
}
