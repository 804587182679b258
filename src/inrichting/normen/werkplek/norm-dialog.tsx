import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { unitSearch } from '../../actoren/werkplek/unit-search.ts'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { Eenheid, NieuweNorm, type Norm, normen } from '../contract.ts'
import { normTexts } from './texts.ts'

export const NORMEN = ['normen'] as const

const MOST = 250

interface Values {
  actor: Option | null
  onderwerp: string
  aantal: string
  eenheid: Eenheid | ''
}

/** Describes in words to whom and to what a norm applies. */
export function useNormName(): (norm: Norm) => string {
  const t = useTexts(normTexts)
  return ({ actor, onderwerp }) => [actor?.naam, onderwerp].filter(Boolean).join(', ') || t.everyUnit
}

/** A dialog to make a norm, or to change one. */
export function NormDialog({ norm, onClose }: { norm?: Norm | undefined; onClose(): void }) {
  const t = useTexts(normTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(NORMEN, onClose)
  const nameOf = useNormName()
  const form = useFormulier<Values, Norm>({
    initial: {
      actor: norm?.actor ? { id: norm.actor.uuid, label: norm.actor.naam } : null,
      onderwerp: norm?.onderwerp ?? '',
      aantal: norm ? String(norm.aantal) : '',
      eenheid: norm?.eenheid ?? 'werkdagen',
    },
    check: ({ aantal }) =>
      /^\d{1,3}$/.test(aantal.trim()) && Number(aantal) >= 1 && Number(aantal) <= MOST
        ? []
        : [{ name: 'aantal', reason: t.amountFault }],
    submit: ({ actor, onderwerp, aantal, eenheid }) => {
      const body = { actor: actor?.id ?? null, onderwerp, aantal: Number(aantal), eenheid: eenheid || 'werkdagen' }
      return norm ? clientOf(normen).wijzigen({ params: { uuid: norm.uuid }, body }) : clientOf(normen).maken({ body })
    },
    onDone: (result) => saved(t.saved(nameOf(result))),
  })
  return (
    <FormDialog title={norm ? t.change : t.add} form={form} action={beheer.save} onClose={onClose}>
      {norm && <p>{t.changeHelp}</p>}
      <ComboboxField
        label={t.unit}
        description={t.unitHelp}
        required={false}
        source="eenheden"
        search={unitSearch}
        {...form.field('actor')}
      />
      <TextField
        label={t.subject}
        description={t.subjectHelp}
        required={false}
        maxLength={lengthOf(NieuweNorm, 'onderwerp')}
        {...form.field('onderwerp')}
      />
      <TextField label={t.amount} width="short" inputMode="numeric" {...form.field('aantal')} />
      <SelectField
        label={t.kind}
        width="medium"
        empty={null}
        choices={Eenheid.options.map((value) => ({ value, label: t.kinds[value] }))}
        {...form.field('eenheid')}
      />
    </FormDialog>
  )
}
