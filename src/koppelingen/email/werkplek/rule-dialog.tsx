import { useQuery } from '@tanstack/react-query'
import { unitSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { choicesOf, Fieldset, RadioField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { NieuwePostregel, type Postregel, postregels } from '../contract.ts'
import { mailboxesQuery, POSTREGELS } from './queries.ts'
import { regelTexts } from './rule-texts.ts'

interface Values extends Pick<Postregel, 'naam' | 'kopNaam' | 'kopWaarde' | 'onderwerp' | 'label' | 'geenTaak'> {
  postvak: string
  van: string
  naar: string
  woorden: string
  soort: 'taak' | 'geen'
  afdeling: Option | null
}

const NEW: Values = {
  naam: '',
  postvak: '',
  van: '',
  naar: '',
  woorden: '',
  kopNaam: '',
  kopWaarde: '',
  soort: 'taak',
  afdeling: null,
  onderwerp: '',
  label: '',
  geenTaak: '',
}

const valuesOf = ({ naam, postvak, van, naar, woorden, kopNaam, kopWaarde, ...regel }: Postregel): Values => ({
  naam,
  postvak: postvak?.uuid ?? '',
  van: van.join('\n'),
  naar: naar.join('\n'),
  woorden: woorden.join('\n'),
  kopNaam,
  kopWaarde,
  soort: regel.geenTaak ? 'geen' : 'taak',
  afdeling: regel.afdeling && { id: regel.afdeling.uuid, label: regel.afdeling.naam },
  onderwerp: regel.onderwerp,
  label: regel.label,
  geenTaak: regel.geenTaak,
})

/** Gives what was typed; the fields of the other kind do not count, and stay in the form. */
function bodyOf({ soort, postvak, van, naar, woorden, afdeling, onderwerp, label, geenTaak, ...values }: Values) {
  const isTask = soort === 'taak'
  return {
    ...values,
    postvak: postvak || null,
    van: linesOf(van),
    naar: linesOf(naar),
    woorden: linesOf(woorden),
    afdeling: (isTask && afdeling?.id) || null,
    onderwerp: isTask ? onderwerp : '',
    label: isTask ? label : '',
    geenTaak: isTask ? '' : geenTaak,
  }
}

/** A dialog to make a rule, or to change one. */
export function RuleDialog({ regel, onClose }: { regel?: Postregel | undefined; onClose(): void }) {
  const t = useTexts(regelTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(POSTREGELS, onClose)
  const { data: mailboxes } = useQuery(mailboxesQuery)
  const form = useFormulier<Values, Postregel>({
    initial: regel ? valuesOf(regel) : NEW,
    check: ({ naam, soort, geenTaak }) => [
      ...(naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
      ...(soort === 'geen' && geenTaak.trim() === '' ? [{ name: 'geenTaak', reason: beheer.required }] : []),
    ],
    submit: (values) => {
      const body = bodyOf(values)
      return regel
        ? clientOf(postregels).regelWijzigen({ params: { uuid: regel.uuid }, body })
        : clientOf(postregels).regelMaken({ body })
    },
    onDone: ({ naam, actief }) => saved(t.saved(naam, actief)),
  })
  const { soort } = form.values
  return (
    <FormDialog
      title={regel ? t.changeTitle(regel.naam) : t.add}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <TextField label={t.name} maxLength={lengthOf(NieuwePostregel, 'naam')} {...form.field('naam')} />
      <Fieldset legend={t.when}>
        <p>{t.whenHelp}</p>
        <SelectField
          label={t.mailbox}
          required={false}
          empty={t.everyMailbox}
          choices={(mailboxes?.resultaten ?? []).map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
          {...form.field('postvak')}
        />
        <TextareaField label={t.from} description={t.addressesHelp} required={false} rows={2} {...form.field('van')} />
        <TextareaField label={t.to} description={t.addressesHelp} required={false} rows={2} {...form.field('naar')} />
        <TextareaField label={t.words} description={t.wordsHelp} required={false} rows={3} {...form.field('woorden')} />
        <TextField
          label={t.header}
          description={t.headerHelp}
          required={false}
          maxLength={lengthOf(NieuwePostregel, 'kopNaam')}
          {...form.field('kopNaam')}
        />
        <TextField
          label={t.headerValue}
          description={t.headerValueHelp}
          required={false}
          maxLength={lengthOf(NieuwePostregel, 'kopWaarde')}
          {...form.field('kopWaarde')}
        />
      </Fieldset>
      <Fieldset legend={t.result}>
        <RadioField label={t.kind} choices={choicesOf(['taak', 'geen'] as const, t.kinds)} {...form.field('soort')} />
        {soort === 'taak' ? (
          <>
            <ComboboxField
              label={t.unit}
              description={t.unitHelp}
              required={false}
              source="eenheden"
              search={unitSearch}
              {...form.field('afdeling')}
            />
            <TextField
              label={t.subject}
              description={t.subjectHelp}
              required={false}
              maxLength={lengthOf(NieuwePostregel, 'onderwerp')}
              {...form.field('onderwerp')}
            />
            <TextField
              label={t.label}
              description={t.labelHelp}
              required={false}
              maxLength={lengthOf(NieuwePostregel, 'label')}
              {...form.field('label')}
            />
          </>
        ) : (
          <TextField
            label={t.why}
            description={t.whyHelp}
            maxLength={lengthOf(NieuwePostregel, 'geenTaak')}
            {...form.field('geenTaak')}
          />
        )}
      </Fieldset>
    </FormDialog>
  )
}
