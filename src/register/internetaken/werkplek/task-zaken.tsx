import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { zaakWithNummer } from '../../../begrippen/zaak.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { TextField } from '../../../web/ui/text-field.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import type { Zaak } from '../../klantcontacten/contract.ts'
import { opvolging } from '../../opvolging/contract.ts'
import { type Internetaak, internetaken } from '../contract.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import { Unfinished, useTaskDialog } from './draft/unfinished.tsx'
import { useRefresh } from './task-actions.tsx'
import type { TaskDialogProps } from './task-dialogs.tsx'
import { takenTexts } from './texts.ts'

type LinkedZaak = z.output<typeof Zaak>

/** The number by which people know a zaak; what stands in the link as long as no zaaksysteem told it. */
const numberOf = ({ identificator, zaak }: LinkedZaak) => zaak?.identificatie || identificator.objectId

/** Links a zaak that treats what was asked, by its number (R22). */
function LinkDialog({ taak, concept, onDone, onClose }: TaskDialogProps) {
  const t = useTexts(takenTexts)
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'zaak',
    blank: { objectId: '' },
    check: ({ objectId }) => (objectId.trim() === '' ? [{ name: 'objectId', reason: t.zaakMissing }] : []),
    submit: ({ objectId }) =>
      clientOf(opvolging).zaakKoppelen({ params: { uuid: taak.uuid }, body: zaakWithNummer(objectId) }),
    onDone: (_zaak, { objectId }) => onDone(t.zaakLinked(objectId.trim())),
  })
  return (
    <TaskFormDialog title={t.linkZaak} form={form} draft={draft} action={t.link} onClose={onClose}>
      <TextField label={t.zaakNumber} width="medium" maxLength={200} {...form.field('objectId')} />
    </TaskFormDialog>
  )
}

/** Asks whether a zaak was linked by mistake, and removes the link. */
function UnlinkDialog({ taak, zaak, onDone, onClose }: Omit<TaskDialogProps, 'concept'> & { zaak: LinkedZaak }) {
  const t = useTexts(takenTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const number = numberOf(zaak)
  const unlink = useMutation({
    mutationFn: () => clientOf(opvolging).zaakOntkoppelen({ params: { uuid: taak.uuid, zaak: zaak.uuid } }),
    onSuccess: () => onDone(t.zaakUnlinked(number)),
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
  return (
    <ConfirmDialog
      title={t.unlinkTitle(number)}
      confirm={t.unlink}
      danger
      busy={unlink.isPending}
      onConfirm={() => unlink.mutate()}
      onClose={onClose}
    >
      {t.unlinkHelp}
    </ConfirmDialog>
  )
}

/** Shows the zaken that treat the question. */
export function TaskZaken({ taak, zaken }: { taak: Internetaak; zaken: readonly LinkedZaak[] }) {
  const t = useTexts(takenTexts)
  const meld = useMeld()
  const refresh = useRefresh()
  const mayLink = useRight(internetaken.afronden)
  const link = useTaskDialog(taak, 'zaak')
  const [unlinking, setUnlinking] = useState<LinkedZaak>()
  const done = (message: string) => {
    link.close()
    setUnlinking(undefined)
    meld.show('ok', message)
    void refresh()
  }
  return (
    <Panel
      title={t.zaken}
      actions={
        mayLink && (
          <Button busy={link.isOpening} onClick={link.open}>
            {t.linkZaak}
            {link.isUnfinished && <Unfinished />}
          </Button>
        )
      }
    >
      {zaken.length === 0 && <p className="balie-soft">{t.zakenNone}</p>}
      <ul className="balie-list balie-list--lined">
        {zaken.map((zaak) => (
          <li key={zaak.uuid} className="task-zaak">
            <span>{numberOf(zaak)}</span>
            {mayLink && (
              <Button about={numberOf(zaak)} variant="subtle" onClick={() => setUnlinking(zaak)}>
                {t.unlink}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {link.opened && <LinkDialog taak={taak} concept={link.opened.concept} onDone={done} onClose={link.close} />}
      {unlinking && <UnlinkDialog taak={taak} zaak={unlinking} onDone={done} onClose={() => setUnlinking(undefined)} />}
    </Panel>
  )
}
