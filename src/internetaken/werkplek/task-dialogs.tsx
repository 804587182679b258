import { MultiComboboxField, type Option } from '../../ui/combobox-field.tsx'
import { type FieldBinding, useFormulier } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { TextareaField } from '../../ui/text-field.tsx'
import { clientOf } from '../../werkplek/client.ts'
import { type Internetaak, internetaken } from '../contract.ts'
import { actorSearch } from './actor-search.ts'
import { takenTexts } from './texts.ts'

const MAX_REASON = 1000

export interface TaskDialogProps {
  taak: Internetaak
  /** It was done; the message says what. */
  onDone(message: string): void
  onClose(): void
}

interface Recipients {
  actoren: Option[]
  reden: string
}

const names = (options: readonly Option[]) => options.map(({ label }) => label)

/** Who gets a task: medewerkers, afdelingen and groepen. */
export function RecipientsField(field: FieldBinding<Option[]>) {
  const t = useTexts(takenTexts)
  return (
    <MultiComboboxField
      label={t.recipients}
      description={t.recipientsHelp}
      source="actoren"
      search={actorSearch((soort) => t.kinds[soort])}
      {...field}
    />
  )
}

/** Sends a task on, with the reason (R21). */
export function ForwardDialog({ taak, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { list } = useFormats()
  const form = useFormulier<Recipients>({
    initial: { actoren: [], reden: '' },
    check: ({ actoren, reden }) => [
      ...(actoren.length === 0 ? [{ name: 'actoren', reason: t.recipientsMissing }] : []),
      ...(reden.trim() === '' ? [{ name: 'reden', reason: t.reasonMissing }] : []),
    ],
    submit: ({ actoren, reden }) =>
      clientOf(internetaken).doorsturen({
        params: { uuid: taak.uuid },
        body: { actoren: actoren.map(({ id }) => id), reden },
      }),
    onDone: (_result, { actoren }) => onDone(t.forwarded(list(names(actoren)))),
  })
  return (
    <FormDialog title={t.forwardTitle} form={form} action={t.forward} onClose={onClose}>
      <p>{t.forwardHelp}</p>
      <RecipientsField {...form.field('actoren')} />
      <TextareaField label={t.reason} max={MAX_REASON} {...form.field('reden')} />
    </FormDialog>
  )
}

/** Gives a task that nobody has to somebody. */
export function AssignDialog({ taak, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { list } = useFormats()
  const form = useFormulier<Recipients>({
    initial: { actoren: [], reden: '' },
    check: ({ actoren }) => (actoren.length === 0 ? [{ name: 'actoren', reason: t.recipientsMissing }] : []),
    submit: ({ actoren }) =>
      clientOf(internetaken).toewijzen({
        params: { uuid: taak.uuid },
        body: { actoren: actoren.map(({ id }) => id) },
      }),
    onDone: (_result, { actoren }) => onDone(t.assigned(list(names(actoren)))),
  })
  return (
    <FormDialog title={t.assignTitle} form={form} action={t.assign} onClose={onClose}>
      <RecipientsField {...form.field('actoren')} />
    </FormDialog>
  )
}

/** Says that a task is done, and what was done. */
export function CompleteDialog({ taak, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const form = useFormulier({
    initial: { notitie: '' },
    submit: (body) => clientOf(internetaken).afronden({ params: { uuid: taak.uuid }, body }),
    onDone: () => onDone(t.completed),
  })
  return (
    <FormDialog title={t.completeTitle} form={form} action={t.complete} onClose={onClose}>
      <TextareaField label={t.completeNote} required={false} max={MAX_REASON} {...form.field('notitie')} />
    </FormDialog>
  )
}

/** Opens a task that was done again, with the reason. */
export function ReopenDialog({ taak, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const form = useFormulier({
    initial: { reden: '' },
    check: ({ reden }) => (reden.trim() === '' ? [{ name: 'reden', reason: t.reasonMissing }] : []),
    submit: (body) => clientOf(internetaken).heropenen({ params: { uuid: taak.uuid }, body }),
    onDone: () => onDone(t.reopened),
  })
  return (
    <FormDialog title={t.reopenTitle} form={form} action={t.reopen} onClose={onClose}>
      <TextareaField label={t.reason} max={MAX_REASON} {...form.field('reden')} />
    </FormDialog>
  )
}
