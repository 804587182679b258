import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CheckboxField, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { type Fault, type FormState, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { unitSearch } from '../../actoren/werkplek/unit-search.ts'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { NieuweVragenset, type SoortVraag, Vraag, type Vragenset, vragensets } from '../contract.ts'
import { vragensetTexts } from './texts.ts'

export const VRAGENSETS = ['vragensets'] as const

const KINDS = ['kort', 'lang', 'keuze', 'meerkeuze'] as const
const FEWEST_OPTIONS = 2

/** A question as typed. */
interface Question {
  sleutel: string
  label: string
  soort: SoortVraag
  verplicht: boolean
  opties: string
}

interface Values {
  titel: string
  actor: Option | null
  actief: boolean
  vragen: Question[]
}

/** Makes an empty question. Its key never changes, because answers are stored under it. */
const newQuestion = (): Question => ({
  sleutel: `vraag-${crypto.randomUUID().slice(0, 8)}`,
  label: '',
  soort: 'kort',
  verplicht: false,
  opties: '',
})

const valuesOf = (set: Vragenset | undefined): Values => ({
  titel: set?.titel ?? '',
  actor: set?.actor ? { id: set.actor.uuid, label: set.actor.naam } : null,
  actief: set?.actief ?? true,
  vragen: set?.vragen.map((vraag) => ({ ...vraag, opties: vraag.opties.join('\n') })) ?? [newQuestion()],
})

const hasOptions = (soort: SoortVraag) => soort === 'keuze' || soort === 'meerkeuze'

const optionsOf = ({ soort, opties }: Question) => (hasOptions(soort) ? linesOf(opties) : [])

function check({ titel, vragen }: Values, t: { required: string; optionsMissing: string }): Fault[] {
  const faults = vragen.flatMap((vraag, index): Fault[] => [
    ...(vraag.label.trim() === '' ? [{ name: `vragen.${index}.label`, reason: t.required }] : []),
    ...(hasOptions(vraag.soort) && optionsOf(vraag).length < FEWEST_OPTIONS
      ? [{ name: `vragen.${index}.opties`, reason: t.optionsMissing }]
      : []),
  ])
  return [...(titel.trim() === '' ? [{ name: 'titel', reason: t.required }] : []), ...faults]
}

/** The fields for one question of the set. */
function QuestionFields({ form, index }: { form: FormState<Values>; index: number }) {
  const t = useTexts(vragensetTexts)
  const question = form.values.vragen[index]
  if (!question) return null
  const field = <Name extends keyof Question>(name: Name) => form.item('vragen', index, name)
  return (
    <Fieldset legend={t.question(index + 1)}>
      <TextField label={t.label} maxLength={lengthOf(Vraag, 'label')} {...field('label')} />
      <SelectField
        label={t.kind}
        width="medium"
        empty={null}
        choices={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        {...field('soort')}
        onChange={(soort) => field('soort').onChange(soort || 'kort')}
      />
      {hasOptions(question.soort) && (
        <TextareaField label={t.options} description={t.optionsHelp} rows={3} {...field('opties')} />
      )}
      <CheckboxField label={t.required} {...field('verplicht')} />
      {form.values.vragen.length > 1 && (
        <div>
          <Button
            variant="subtle"
            onClick={() =>
              form.set(
                'vragen',
                form.values.vragen.filter((own) => own !== question),
              )
            }
          >
            {t.removeQuestion} {index + 1}
          </Button>
        </div>
      )}
    </Fieldset>
  )
}

/** A dialog to make a vragenset, or to change one. Answers that were given keep their original question. */
export function QuestionSetDialog({ set, onClose }: { set?: Vragenset | undefined; onClose(): void }) {
  const t = useTexts(vragensetTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(VRAGENSETS, onClose)
  const form = useFormulier<Values, Vragenset>({
    initial: valuesOf(set),
    check: (values) => check(values, { required: beheer.required, optionsMissing: t.optionsMissing }),
    submit: ({ titel, actor, actief, vragen }) => {
      const body = {
        titel,
        actief,
        actor: actor?.id ?? null,
        vragen: vragen.map((vraag) => ({ ...vraag, opties: optionsOf(vraag) })),
      }
      return set
        ? clientOf(vragensets).wijzigen({ params: { uuid: set.uuid }, body })
        : clientOf(vragensets).maken({ body })
    },
    onDone: ({ titel }) => saved(t.saved(titel)),
  })
  return (
    <FormDialog title={set ? t.change(set.titel) : t.add} form={form} action={beheer.save} onClose={onClose} wide>
      <TextField label={t.name} maxLength={lengthOf(NieuweVragenset, 'titel')} {...form.field('titel')} />
      <ComboboxField
        label={t.unit}
        description={t.unitHelp}
        required={false}
        source="eenheden"
        search={unitSearch}
        {...form.field('actor')}
      />
      <CheckboxField label={t.active} {...form.field('actief')} />
      <Stack gap="large">
        {form.values.vragen.map(({ sleutel }, index) => (
          <QuestionFields key={sleutel} form={form} index={index} />
        ))}
      </Stack>
      <div>
        <Button onClick={() => form.set('vragen', [...form.values.vragen, newQuestion()])}>{t.addQuestion}</Button>
      </div>
    </FormDialog>
  )
}
