import type { ReactNode } from 'react'
import { useActorSearch } from '../../../inrichting/actoren/werkplek/actor-search.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { MultiComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import type { Taakconcept } from '../../concepten/contract.ts'
import { Afronding, Doorsturing, Heropening, type Internetaak, internetaken } from '../contract.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import { takenTexts } from './texts.ts'

export interface TaskDialogProps {
  taak: Internetaak
  /** This was typed in it earlier, and kept. */
  concept: Taakconcept | undefined
  /** The act is done; the message says what was done. */
  onDone(message: ReactNode): void
  onClose(): void
}

const NOBODY: Option[] = []

const names = (options: readonly Option[]) => options.map(({ label }) => label)

/** Shows the field for the medewerkers, afdelingen and groepen who get a task. */
export function RecipientsField(field: FieldBinding<Option[]>) {
  const t = useTexts(takenTexts)
  return (
    <MultiComboboxField
      label={t.recipients}
      description={t.recipientsHelp}
      source="actoren"
      search={useActorSearch()}
      {...field}
    />
  )
}

/** Sends a task on, with the reason (R21). */
export function ForwardDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { list } = useFormats()
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'doorsturing',
    blank: { actoren: NOBODY, reden: '' },
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
    <TaskFormDialog title={t.forwardTitle} form={form} draft={draft} action={t.forward} onClose={onClose}>
      <p>{t.forwardHelp}</p>
      <RecipientsField {...form.field('actoren')} />
      <TextareaField label={t.reason} max={lengthOf(Doorsturing, 'reden')} {...form.field('reden')} />
    </TaskFormDialog>
  )
}

/** Assigns a task that no medewerker has. It stays with its afdelingen and groepen as well: sending it on takes it from them. */
export function AssignDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { list } = useFormats()
  const units = list(taak.actoren.map(({ naam }) => naam))
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'toewijzing',
    blank: { actoren: NOBODY },
    check: ({ actoren }) => (actoren.length === 0 ? [{ name: 'actoren', reason: t.recipientsMissing }] : []),
    submit: ({ actoren }) =>
      clientOf(internetaken).toewijzen({
        params: { uuid: taak.uuid },
        body: { actoren: [...actoren.map(({ id }) => id), ...taak.actoren.map(({ uuid }) => uuid)] },
      }),
    onDone: (_result, { actoren }) => onDone(t.assigned(list(names(actoren)))),
  })
  return (
    <TaskFormDialog title={t.assignTitle} form={form} draft={draft} action={t.assign} onClose={onClose}>
      {units && <p>{t.assignHelp(units)}</p>}
      <RecipientsField {...form.field('actoren')} />
    </TaskFormDialog>
  )
}

/** Completes a task, with a note of what was done. */
export function CompleteDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'afronding',
    blank: { notitie: '' },
    submit: (body) => clientOf(internetaken).afronden({ params: { uuid: taak.uuid }, body }),
    onDone: () => onDone(t.completed),
  })
  return (
    <TaskFormDialog title={t.completeTitle} form={form} draft={draft} action={t.complete} onClose={onClose}>
      <TextareaField
        label={t.completeNote}
        required={false}
        max={lengthOf(Afronding, 'notitie')}
        {...form.field('notitie')}
      />
    </TaskFormDialog>
  )
}

/** Reopens a task that was done, with the reason. */
export function ReopenDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'heropening',
    blank: { reden: '' },
    check: ({ reden }) => (reden.trim() === '' ? [{ name: 'reden', reason: t.reasonMissing }] : []),
    submit: (body) => clientOf(internetaken).heropenen({ params: { uuid: taak.uuid }, body }),
    onDone: () => onDone(t.reopened),
  })
  return (
    <TaskFormDialog title={t.reopenTitle} form={form} draft={draft} action={t.reopen} onClose={onClose}>
      <TextareaField label={t.reason} max={lengthOf(Heropening, 'reden')} {...form.field('reden')} />
    </TaskFormDialog>
  )
}
