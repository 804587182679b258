import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { choicesOf, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { unitSearch } from '../../actoren/werkplek/unit-search.ts'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import {
  NieuwStandaardantwoord,
  SoortStandaardantwoord,
  type Standaardantwoord,
  standaardantwoorden,
  VELDEN,
} from '../contract.ts'
import { standaardantwoordTexts } from './texts.ts'

export const STANDAARDANTWOORDEN = ['standaardantwoorden'] as const

interface Values {
  afdeling: Option | null
  soort: SoortStandaardantwoord | ''
  onderwerp: string
  naam: string
  tekst: string
}

/** A dialog to make a standard answer, or to change one. */
export function StandardAnswerDialog({
  antwoord,
  onClose,
}: {
  antwoord?: Standaardantwoord | undefined
  onClose(): void
}) {
  const t = useTexts(standaardantwoordTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(STANDAARDANTWOORDEN, onClose)
  const form = useFormulier<Values, Standaardantwoord>({
    initial: {
      afdeling: antwoord?.afdeling ? { id: antwoord.afdeling.uuid, label: antwoord.afdeling.naam } : null,
      soort: antwoord?.soort ?? 'antwoord',
      onderwerp: antwoord?.onderwerp ?? '',
      naam: antwoord?.naam ?? '',
      tekst: antwoord?.tekst ?? '',
    },
    check: (values) =>
      (['naam', 'tekst'] as const)
        .filter((name) => values[name].trim() === '')
        .map((name) => ({ name, reason: beheer.required })),
    submit: ({ afdeling, soort, onderwerp, ...texts }) => {
      const about = soort === 'ondertekening' ? '' : onderwerp
      const body = { ...texts, onderwerp: about, afdeling: afdeling?.id ?? null, soort: soort || 'antwoord' }
      return antwoord
        ? clientOf(standaardantwoorden).wijzigen({ params: { uuid: antwoord.uuid }, body })
        : clientOf(standaardantwoorden).maken({ body })
    },
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog title={antwoord ? t.change : t.add} form={form} action={beheer.save} onClose={onClose} wide>
      <SelectField
        label={t.kind}
        width="medium"
        empty={null}
        choices={choicesOf(SoortStandaardantwoord.options, t.kinds)}
        {...form.field('soort')}
      />
      <ComboboxField
        label={t.unit}
        description={t.unitHelp}
        required={false}
        source="eenheden"
        search={unitSearch}
        {...form.field('afdeling')}
      />
      {form.values.soort === 'antwoord' && (
        <TextField
          label={t.subject}
          description={t.subjectHelp}
          required={false}
          maxLength={lengthOf(NieuwStandaardantwoord, 'onderwerp')}
          {...form.field('onderwerp')}
        />
      )}
      <TextField label={t.name} maxLength={lengthOf(NieuwStandaardantwoord, 'naam')} {...form.field('naam')} />
      <TextareaField
        label={t.text}
        description={t.textHelp(VELDEN.map((veld) => `{${veld}}`).join(', '))}
        rows={8}
        max={lengthOf(NieuwStandaardantwoord, 'tekst')}
        {...form.field('tekst')}
      />
    </FormDialog>
  )
}
