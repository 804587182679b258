import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { employeeSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { channelsQuery, lastChannel, rememberChannel } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { MultiComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { localOf } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { filledIn } from '../../../web/ui/time.ts'
import { MomentField } from '../../../web/ui/time-fields.tsx'
import { type Attachment, AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import { toDocument } from '../../documenten/werkplek/reference.ts'
import { uploadTexts } from '../../documenten/werkplek/texts.ts'
import { isSending } from '../../documenten/werkplek/use-uploads.ts'
import { Beantwoording, opvolging } from '../../opvolging/contract.ts'
import { internetaken, Notitie } from '../contract.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import { progressTexts } from './progress-texts.ts'
import type { TaskDialogProps } from './task-dialogs.tsx'

// These dialogs are for what happens between taking a task and completing it.

const NO_ATTACHMENTS: Attachment[] = []
const NOBODY: Option[] = []

function ChannelField(field: FieldBinding<string>) {
  const t = useTexts(progressTexts)
  const { data: channels = [] } = useQuery(channelsQuery)
  const names = [...new Set([...channels.map(({ naam }) => naam), ...(field.value ? [field.value] : [])])]
  return <SelectField label={t.channel} choices={names.map((naam) => ({ value: naam, label: naam }))} {...field} />
}

/** Shows the field for what colleagues must know (R16). */
function NoteField(field: FieldBinding<string> & { required?: boolean; rows?: number }) {
  const t = useTexts(progressTexts)
  return (
    <TextareaField
      label={t.internalNote}
      description={t.internalNoteHelp}
      max={lengthOf(Notitie, 'notitie')}
      {...field}
    />
  )
}

/**
 * Registers the contact in which the customer was answered, and completes the task with it (R23). The key makes a retry after a broken
 * connection get the first answer again.
 */
export function AnswerDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(progressTexts)
  const u = useTexts(uploadTexts)
  const [key] = useState(() => crypto.randomUUID())
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'antwoord',
    blank: { kanaal: lastChannel(), inhoud: '', notitie: '', bijlagen: NO_ATTACHMENTS },
    check: ({ kanaal, inhoud }) => [
      ...(kanaal === '' ? [{ name: 'kanaal', reason: t.channelMissing }] : []),
      ...(inhoud.trim() === '' ? [{ name: 'inhoud', reason: t.answerMissing }] : []),
      ...(isSending() ? [{ name: 'bijlagen', reason: u.stillSending }] : []),
    ],
    submit: ({ bijlagen, ...body }) =>
      clientOf(opvolging).beantwoorden({
        params: { uuid: taak.uuid },
        headers: { 'idempotency-key': key },
        body: { ...body, bijlagen: bijlagen.map(({ uuid }) => toDocument(uuid)) },
      }),
    onDone: ({ nummer }, { kanaal }) => {
      rememberChannel(kanaal)
      onDone(t.answered(nummer))
    },
  })
  return (
    <TaskFormDialog title={t.answerTitle} form={form} draft={draft} action={t.answer} onClose={onClose} wide>
      <p>{t.answerHelp(taak.klantcontact.onderwerp)}</p>
      <ChannelField {...form.field('kanaal')} />
      <TextareaField
        label={t.answerText}
        description={t.answerTextHelp}
        rows={6}
        max={lengthOf(Beantwoording, 'inhoud')}
        {...form.field('inhoud')}
      />
      <AttachmentsField label={t.attachments} description={t.attachmentsHelp} {...form.field('bijlagen')} />
      <NoteField required={false} rows={2} {...form.field('notitie')} />
    </TaskFormDialog>
  )
}

/** After so many attempts, this one included, there is something better than another one. */
const MANY = 3

/** Gives the moment that was agreed, when it is still to come, as the field writes it. */
const agreedOf = ({ opnieuwOp }: TaskDialogProps['taak']): string =>
  opnieuwOp && Date.parse(opnieuwOp) > Date.now() ? localOf(opnieuwOp) : ''

/** Records that the customer was not reached, and when the next attempt is due. */
export function AttemptDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(progressTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'contactpoging',
    blank: { kanaal: lastChannel(), notitie: '', opnieuwOp: agreedOf(taak) },
    check: ({ kanaal, opnieuwOp }) => [
      ...(kanaal === '' ? [{ name: 'kanaal', reason: t.channelMissing }] : []),
      ...(opnieuwOp !== '' && !filledIn(opnieuwOp) ? [{ name: 'opnieuwOp', reason: t.momentFault }] : []),
    ],
    submit: ({ opnieuwOp, ...body }) =>
      clientOf(internetaken).nietBereikt({
        params: { uuid: taak.uuid },
        body: { ...body, opnieuwOp: filledIn(opnieuwOp) ?? null },
      }),
    onDone: () => onDone(t.attempted),
  })
  return (
    <TaskFormDialog title={t.attemptTitle} form={form} draft={draft} action={t.save} onClose={onClose}>
      {taak.contactpogingen + 1 >= MANY && <Alert>{t.manyAttempts(taak.contactpogingen + 1)}</Alert>}
      <ChannelField {...form.field('kanaal')} />
      <MomentField label={t.tryAgain} description={t.tryAgainHelp} required={false} {...form.field('opnieuwOp')} />
      <NoteField required={false} rows={2} {...form.field('notitie')} />
    </TaskFormDialog>
  )
}

/** Adds a note that colleagues must know (R16). */
export function NoteDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(progressTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'notitie',
    blank: { notitie: '', actoren: NOBODY },
    check: ({ notitie }) => (notitie.trim() === '' ? [{ name: 'notitie', reason: t.noteMissing }] : []),
    submit: ({ notitie, actoren }) =>
      clientOf(internetaken).noteren({
        params: { uuid: taak.uuid },
        body: { notitie, genoemd: actoren.map(({ id }) => id) },
      }),
    onDone: () => onDone(t.noted),
  })
  return (
    <TaskFormDialog title={t.noteTitle} form={form} draft={draft} action={t.save} onClose={onClose}>
      <NoteField {...form.field('notitie')} />
      <MultiComboboxField
        label={t.mention}
        description={t.mentionHelp}
        required={false}
        source="medewerkers"
        search={employeeSearch}
        {...form.field('actoren')}
      />
    </TaskFormDialog>
  )
}
