import { useQuery } from '@tanstack/react-query'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { channelsQuery, lastChannel } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { DateField, TextareaField } from '../../../web/ui/text-field.tsx'
import { type Klanttaak, klanttaken } from '../contract.ts'
import { KLANTTAKEN } from './queries.ts'
import { klanttaakTexts } from './texts.ts'

const MOST = 1000

interface ActDialogProps {
  taak: Klanttaak
  onClose(): void
}

/** Withdraws a klanttaak, with the reason that the customer reads. */
export function WithdrawDialog({ taak, onClose }: ActDialogProps) {
  const t = useTexts(klanttaakTexts)
  const saved = useSaved(KLANTTAKEN, onClose)
  const form = useFormulier({
    initial: { reden: '' },
    check: ({ reden }) => (reden.trim() ? [] : [{ name: 'reden', reason: t.required }]),
    submit: (body) => clientOf(klanttaken).intrekken({ params: { uuid: taak.uuid }, body }),
    onDone: () => saved(t.withdrawn),
  })
  return (
    <FormDialog title={t.withdrawTitle(taak.titel)} form={form} action={t.withdraw} onClose={onClose}>
      <TextareaField label={t.reasonForCustomer} max={MOST} {...form.field('reden')} />
    </FormDialog>
  )
}

/** Gives the customer more time. */
export function ExtendDialog({ taak, onClose }: ActDialogProps) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const saved = useSaved(KLANTTAKEN, onClose)
  const form = useFormulier<{ laatsteDag: string; reden: string }, Klanttaak>({
    initial: { laatsteDag: taak.laatsteDag, reden: '' },
    check: ({ laatsteDag }) => (laatsteDag ? [] : [{ name: 'laatsteDag', reason: t.required }]),
    submit: (body) => clientOf(klanttaken).verlengen({ params: { uuid: taak.uuid }, body }),
    onDone: ({ laatsteDag }) => saved(t.extended(formats.date(laatsteDag))),
  })
  return (
    <FormDialog title={t.extend} form={form} action={t.extend} onClose={onClose}>
      <DateField label={t.newLastDay} {...form.field('laatsteDag')} />
      <TextareaField label={t.reason} required={false} max={MOST} {...form.field('reden')} />
    </FormDialog>
  )
}

/** Says that what the customer did was processed. */
export function ProcessDialog({ taak, onClose }: ActDialogProps) {
  const t = useTexts(klanttaakTexts)
  const saved = useSaved(KLANTTAKEN, onClose)
  const form = useFormulier({
    initial: { notitie: '' },
    submit: (body) => clientOf(klanttaken).verwerken({ params: { uuid: taak.uuid }, body }),
    onDone: () => saved(t.processed),
  })
  return (
    <FormDialog title={t.process} form={form} action={t.process} onClose={onClose}>
      <p>{t.processHelp}</p>
      <TextareaField label={t.note} required={false} max={MOST} {...form.field('notitie')} />
    </FormDialog>
  )
}

/** Says that the customer was reminded in another way than by e-mail. */
export function RemindDialog({ taak, onClose }: ActDialogProps) {
  const t = useTexts(klanttaakTexts)
  const saved = useSaved(KLANTTAKEN, onClose)
  const { data: channels = [] } = useQuery(channelsQuery)
  const form = useFormulier({
    initial: { kanaal: lastChannel(), notitie: '' },
    check: ({ kanaal }) => (kanaal ? [] : [{ name: 'kanaal', reason: t.choose }]),
    submit: (body) => clientOf(klanttaken).herinneren({ params: { uuid: taak.uuid }, body }),
    onDone: () => saved(t.reminded),
  })
  return (
    <FormDialog title={t.remind} form={form} action={t.remind} onClose={onClose}>
      <p>{t.remindHelp}</p>
      <SelectField
        label={t.channel}
        width="medium"
        choices={channels.map(({ naam }) => ({ value: naam, label: naam }))}
        {...form.field('kanaal')}
      />
      <TextareaField label={t.note} required={false} max={MOST} {...form.field('notitie')} />
    </FormDialog>
  )
}
