import { useQuery } from '@tanstack/react-query'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, choicesOf, SelectField } from '../../../web/ui/choice-fields.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { OpdrachtFields } from '../../klanttaken/werkplek/opdracht-fields.tsx'
import {
  faultsInOpdracht,
  type OpdrachtValues,
  opdrachtOf,
  valuesOfOpdracht,
} from '../../klanttaken/werkplek/opdracht-values.ts'
import { klanttaakTexts } from '../../klanttaken/werkplek/texts.ts'
import { type Klanttaaksjabloon, klanttaaksjablonen, NieuwKlanttaaksjabloon } from '../contract.ts'
import { sjabloonTexts } from './texts.ts'

/** Everything about templates is cached under this key. */
export const SJABLONEN = ['klanttaaksjablonen'] as const

const KINDS = ['betaaltaak', 'urltaak', 'formuliertaak', 'aanleveren', 'ondertekenen'] as const
const LEVELS = ['onbepaald', 'laag', 'substantieel', 'hoog'] as const
const DAYS = /^\d{1,3}$/
const LONGEST = 365

interface Values extends OpdrachtValues, Omit<Klanttaaksjabloon, 'uuid' | 'opdracht' | 'dagen'> {
  dagen: string
}

const valuesOf = (template: Klanttaaksjabloon | undefined): Values => ({
  naam: template?.naam ?? '',
  zaaktype: template?.zaaktype ?? '',
  titel: template?.titel ?? '',
  toelichting: template?.toelichting ?? '',
  dagen: String(template?.dagen ?? 14),
  niveau: template?.niveau ?? 'laag',
  teLaatToegestaan: template?.teLaatToegestaan ?? false,
  actief: template?.actief ?? true,
  ...valuesOfOpdracht(template?.opdracht),
})

const isTerm = (dagen: string) => DAYS.test(dagen) && Number(dagen) >= 1 && Number(dagen) <= LONGEST

/** A dialog to make a template, or to change one. Klanttaken that were set out from it stay as they are. */
export function TemplateDialog({ template, onClose }: { template: Klanttaaksjabloon | undefined; onClose(): void }) {
  const s = useTexts(sjabloonTexts)
  const t = useTexts(klanttaakTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(SJABLONEN, onClose)
  const { data: types } = useQuery({
    queryKey: [...SJABLONEN, 'zaaktypen'],
    queryFn: () => clientOf(klanttaaksjablonen).zaaktypen(),
  })
  const form = useFormulier<Values, Klanttaaksjabloon>({
    initial: valuesOf(template),
    check: (values): Fault[] => [
      ...(['naam', 'titel'] as const)
        .filter((name) => values[name].trim() === '')
        .map((name) => ({ name, reason: beheer.required })),
      ...faultsInOpdracht(values, t),
      ...(isTerm(values.dagen) ? [] : [{ name: 'dagen', reason: s.termWrong }]),
    ],
    submit: (values) => {
      const { naam, zaaktype, titel, toelichting, niveau, teLaatToegestaan, actief } = values
      const opdracht = opdrachtOf(values, template?.opdracht)
      const dagen = Number(values.dagen)
      const body = { naam, zaaktype, titel, toelichting, niveau, teLaatToegestaan, actief, opdracht, dagen }
      return template
        ? clientOf(klanttaaksjablonen).wijzigen({ params: { uuid: template.uuid }, body })
        : clientOf(klanttaaksjablonen).maken({ body })
    },
    onDone: ({ naam }) => saved(s.saved(naam)),
  })
  // A zaaktype that no register has any more stays visible.
  const known = types?.resultaten ?? []
  const own = template?.zaaktype
  const caseTypes = own && !known.includes(own) ? [own, ...known] : known
  return (
    <FormDialog
      title={template ? s.change(template.naam) : s.add}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <TextField
        label={s.name}
        description={s.nameHelp}
        maxLength={lengthOf(NieuwKlanttaaksjabloon, 'naam')}
        {...form.field('naam')}
      />
      <SelectField
        label={s.caseType}
        description={s.caseTypeHelp}
        required={false}
        empty={s.everyCaseType}
        choices={caseTypes.map((value) => ({ value, label: value }))}
        {...form.field('zaaktype')}
      />
      <SelectField label={t.kind} empty={null} choices={choicesOf(KINDS, t.kinds)} {...form.field('opdracht.soort')} />
      <TextField label={t.name} maxLength={lengthOf(NieuwKlanttaaksjabloon, 'titel')} {...form.field('titel')} />
      <TextareaField
        label={t.explanation}
        required={false}
        max={lengthOf(NieuwKlanttaaksjabloon, 'toelichting')}
        {...form.field('toelichting')}
      />
      <OpdrachtFields soort={form.values['opdracht.soort']} field={form.field} hasDefinition />
      <TextField label={s.termInDays} width="short" inputMode="numeric" {...form.field('dagen')} />
      <CheckboxField label={t.lateAllowed} {...form.field('teLaatToegestaan')} />
      <SelectField label={t.level} empty={null} choices={choicesOf(LEVELS, t.levels)} {...form.field('niveau')} />
      <CheckboxField label={s.active} {...form.field('actief')} />
    </FormDialog>
  )
}
