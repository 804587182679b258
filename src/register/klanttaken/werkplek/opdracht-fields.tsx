import type { SoortKlanttaak } from '../../../begrippen/contract.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { choicesOf, SelectField } from '../../../web/ui/choice-fields.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { Betaalopdracht, Ondertekenopdracht, TALEN_FORMULIER } from '../contract.ts'
import type { OpdrachtValues } from './opdracht-values.ts'
import { klanttaakTexts } from './texts.ts'

/** Gives a field of what is asked, of whichever form it is in. */
type FieldOf = <Name extends keyof OpdrachtValues>(name: Name) => FieldBinding<OpdrachtValues[Name], Name>

interface OpdrachtFieldsProps {
  soort: SoortKlanttaak
  field: FieldOf
  /** The definition of a form can be typed; whoever sets out a klanttaak takes it as it is. */
  hasDefinition: boolean
}

/** Shows the fields of what is asked, which depend on its kind. */
export function OpdrachtFields({ soort, field, hasDefinition }: OpdrachtFieldsProps) {
  const t = useTexts(klanttaakTexts)
  switch (soort) {
    case 'betaaltaak':
      return <PaymentFields field={field} />
    case 'urltaak':
      return <TextField label={t.link} description={t.linkHelp} type="url" {...field('opdracht.uitvraagLink')} />
    case 'formuliertaak':
      return hasDefinition ? <DefinitionFields field={field} /> : null
    case 'aanleveren':
      return <TextareaField label={t.asked} description={t.askedHelp} rows={3} {...field('opdracht.gevraagd')} />
    default:
      return (
        <TextareaField
          label={t.statement}
          required={false}
          max={lengthOf(Ondertekenopdracht, 'verklaring')}
          {...field('opdracht.verklaring')}
        />
      )
  }
}

function PaymentFields({ field }: Pick<OpdrachtFieldsProps, 'field'>) {
  const t = useTexts(klanttaakTexts)
  return (
    <>
      <TextField label={t.amount} width="short" inputMode="decimal" {...field('opdracht.bedrag')} />
      <TextField
        label={t.description}
        maxLength={lengthOf(Betaalopdracht, 'transactieomschrijving')}
        {...field('opdracht.transactieomschrijving')}
      />
      <TextField label={t.account} required={false} {...field('opdracht.doelrekening.naam')} />
      <TextField label={t.iban} required={false} {...field('opdracht.doelrekening.iban')} />
      <TextField label={t.code} description={t.codeHelp} required={false} {...field('opdracht.doelrekening.code')} />
    </>
  )
}

function DefinitionFields({ field }: Pick<OpdrachtFieldsProps, 'field'>) {
  const t = useTexts(klanttaakTexts)
  return (
    <>
      <SelectField
        label={t.language}
        empty={null}
        choices={choicesOf(TALEN_FORMULIER, t.languages)}
        {...field('opdracht.taal')}
      />
      <TextareaField label={t.definition} description={t.definitionHelp} rows={12} {...field('opdracht.definitie')} />
    </>
  )
}
