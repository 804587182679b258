import type { z } from 'zod'
import { zaakWithNummer } from '../../../begrippen/zaak.ts'
import { clientOf } from '../../../web/frame/client.ts'
import type { Fault } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Klantcontact } from '../../klantcontacten/contract.ts'
import { opvolging } from '../../opvolging/contract.ts'
import { LinkFields, useSystemChoice } from '../../zaken/werkplek/link-fields.tsx'
import { goesAlongWith, NO_START, StartFields, startBody, WhatGoesAlong } from '../../zaken/werkplek/start-fields.tsx'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import type { TaskDialogProps } from './task-dialogs.tsx'

type Contact = z.output<typeof Klantcontact>

/** Starts a zaak that delivers what was asked (R22). */
export function StartDialog({ taak, concept, contact, onDone, onClose }: TaskDialogProps & { contact: Contact }) {
  const t = useTexts(zaakTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'zaakstart',
    blank: { ...NO_START },
    check: ({ zaaktype }) => (zaaktype ? [] : [{ name: 'zaaktype', reason: t.chooseZaaktype }]),
    submit: (values) => clientOf(opvolging).zaakStarten({ params: { uuid: taak.uuid }, body: startBody(values) }),
    onDone: ({ zaaktype }) => onDone(t.startedNow(zaaktype.omschrijving)),
  })
  return (
    <TaskFormDialog title={t.startTitle} form={form} draft={draft} action={t.startAction} onClose={onClose}>
      <p>{t.startHelp}</p>
      <StartFields zaaktype={form.field('zaaktype')} toelichting={form.field('toelichting')} />
      <WhatGoesAlong {...goesAlongWith(contact, t)} />
    </TaskFormDialog>
  )
}

/** The number of a zaak has the name that a reference to it has. */
const atObjectId = (fault: Fault): Fault => (fault.name === 'nummer' ? { ...fault, name: 'objectId' } : fault)

/** Links a zaak that treats what was asked, by its number (R22). */
export function LinkDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(zaakTexts)
  const choice = useSystemChoice()
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'zaak',
    blank: { objectId: '' },
    check: ({ objectId }) => choice.check(objectId).map(atObjectId),
    onProblem: (error, { objectId }) => choice.onProblem(error, objectId),
    submit: ({ objectId }) =>
      clientOf(opvolging).zaakKoppelen({
        params: { uuid: taak.uuid },
        body: { ...zaakWithNummer(objectId), zaaksysteem: choice.chosenFor(objectId) },
      }),
    onDone: (_zaak, { objectId }) => onDone(t.linked(objectId.trim())),
  })
  return (
    <TaskFormDialog title={t.link} form={form} draft={draft} action={t.linkAction} onClose={onClose}>
      <LinkFields number={form.field('objectId')} choice={choice} error={form.error('zaaksysteem')} />
    </TaskFormDialog>
  )
}
