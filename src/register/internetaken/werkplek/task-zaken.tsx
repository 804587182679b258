import { useState } from 'react'
import type { z } from 'zod'
import { zaakWithNummer } from '../../../begrippen/zaak.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import type { Fault } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Klantcontact, Zaak } from '../../klantcontacten/contract.ts'
import { opvolging } from '../../opvolging/contract.ts'
import { LinkFields, UnlinkDialog, useSystemChoice } from '../../zaken/werkplek/link-fields.tsx'
import { goesAlongWith, NO_START, StartFields, startBody, WhatGoesAlong } from '../../zaken/werkplek/start-fields.tsx'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { ZakenPanel } from '../../zaken/werkplek/zaken-panel.tsx'
import { type Internetaak, internetaken } from '../contract.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import { Unfinished, useTaskDialog } from './draft/unfinished.tsx'
import { useRefresh } from './refresh.ts'
import type { TaskDialogProps } from './task-dialogs.tsx'

type Contact = z.output<typeof Klantcontact>
type LinkedZaak = z.output<typeof Zaak>

/** Starts a zaak that delivers what was asked (R22). */
function StartDialog({ taak, concept, contact, onDone, onClose }: TaskDialogProps & { contact: Contact }) {
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
function LinkDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
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

/** Shows the zaken that treat the question, and lets a user who may start one, link one, or take one away. */
export function TaskZaken({ taak, contact }: { taak: Internetaak; contact: Contact }) {
  const t = useTexts(zaakTexts)
  const meld = useMeld()
  const refresh = useRefresh()
  const mayLink = useRight(internetaken.afronden)
  const mayStart = useRight(opvolging.zaakStarten)
  const start = useTaskDialog(taak, 'zaakstart')
  const link = useTaskDialog(taak, 'zaak')
  const [unlinking, setUnlinking] = useState<LinkedZaak>()
  const done = (message: string) => {
    start.close()
    link.close()
    setUnlinking(undefined)
    meld.show('ok', message)
    void refresh()
  }
  const actions = (
    <Actions>
      {mayStart && (
        <Button busy={start.isOpening} onClick={start.open}>
          {t.start}
          {start.isUnfinished && <Unfinished />}
        </Button>
      )}
      {mayLink && (
        <Button busy={link.isOpening} onClick={link.open}>
          {t.link}
          {link.isUnfinished && <Unfinished />}
        </Button>
      )}
    </Actions>
  )
  return (
    <ZakenPanel
      zaken={contact.opvolging.zaken}
      zaakstarten={contact.opvolging.zaakstarten}
      actions={actions}
      onUnlink={mayLink ? setUnlinking : undefined}
    >
      {start.opened && (
        <StartDialog taak={taak} contact={contact} concept={start.opened.concept} onDone={done} onClose={start.close} />
      )}
      {link.opened && <LinkDialog taak={taak} concept={link.opened.concept} onDone={done} onClose={link.close} />}
      {unlinking && (
        <UnlinkDialog
          zaak={unlinking}
          unlink={(body) =>
            clientOf(opvolging).zaakOntkoppelen({ params: { uuid: taak.uuid, zaak: unlinking.uuid }, body })
          }
          onDone={done}
          onClose={() => setUnlinking(undefined)}
        />
      )}
    </ZakenPanel>
  )
}
