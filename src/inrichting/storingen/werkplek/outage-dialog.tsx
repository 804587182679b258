import { useQuery } from '@tanstack/react-query'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxGroupField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { localOf } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { filledIn } from '../../../web/ui/time.ts'
import { MomentField } from '../../../web/ui/time-fields.tsx'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { channelsQuery } from '../../kanalen/werkplek/queries.ts'
import { type BewaardeStoring, NieuweStoring, type Storing, storingen } from '../contract.ts'
import { outageTexts } from './texts.ts'

export const STORINGEN = ['storingen'] as const

interface Values {
  beginOp: string
  eindOp: string
  kanalen: string[]
  reden: string
}

/** Gives the channels to choose from: those in use, and those that the outage has already. */
function useChannelChoices(chosen: readonly string[]) {
  const { data = [] } = useQuery(channelsQuery)
  const names = new Set([...data.map(({ naam }) => naam), ...chosen])
  return [...names].map((naam) => ({ value: naam, label: naam }))
}

/** A dialog to record an outage, or to change or end one. */
export function OutageDialog({ storing, onClose }: { storing?: Storing | undefined; onClose(): void }) {
  const t = useTexts(outageTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(STORINGEN, onClose)
  const choices = useChannelChoices(storing?.kanalen ?? [])
  const form = useFormulier<Values, BewaardeStoring>({
    initial: {
      beginOp: localOf(storing?.beginOp ?? new Date().toISOString()),
      eindOp: storing?.eindOp ? localOf(storing.eindOp) : '',
      kanalen: storing?.kanalen ?? [],
      reden: storing?.reden ?? '',
    },
    check: ({ beginOp, eindOp, reden }) => {
      const [begin, end] = [filledIn(beginOp), filledIn(eindOp)]
      return [
        ...(begin ? [] : [{ name: 'beginOp', reason: t.momentFault }]),
        ...(eindOp !== '' && !end ? [{ name: 'eindOp', reason: t.momentFault }] : []),
        ...(begin && end && end <= begin ? [{ name: 'eindOp', reason: t.endFault }] : []),
        ...(reden.trim() === '' ? [{ name: 'reden', reason: beheer.required }] : []),
      ]
    },
    submit: ({ beginOp, eindOp, kanalen, reden }) => {
      const body = { beginOp: filledIn(beginOp) ?? '', eindOp: filledIn(eindOp) ?? null, kanalen, reden }
      return storing
        ? clientOf(storingen).wijzigen({ params: { uuid: storing.uuid }, body })
        : clientOf(storingen).maken({ body })
    },
    onDone: ({ gewijzigdeTaken }) => saved(t.saved(gewijzigdeTaken)),
  })
  return (
    <FormDialog title={storing ? t.change : t.add} form={form} action={beheer.save} onClose={onClose}>
      {storing && <p>{t.changeHelp}</p>}
      <MomentField label={t.begin} {...form.field('beginOp')} />
      <MomentField label={t.end} description={t.endHelp} required={false} {...form.field('eindOp')} />
      <CheckboxGroupField
        label={t.channels}
        description={t.channelsHelp}
        required={false}
        choices={choices}
        {...form.field('kanalen')}
      />
      <TextareaField
        label={t.reason}
        description={t.reasonHelp}
        rows={3}
        maxLength={lengthOf(NieuweStoring, 'reden')}
        {...form.field('reden')}
      />
    </FormDialog>
  )
}
