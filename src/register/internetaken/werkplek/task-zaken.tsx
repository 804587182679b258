import { lazy, Suspense, useState } from 'react'
import type { z } from 'zod'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Klantcontact, Zaak } from '../../klantcontacten/contract.ts'
import { opvolging } from '../../opvolging/contract.ts'
import { UnlinkDialog } from '../../zaken/werkplek/link-fields.tsx'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { ZakenPanel } from '../../zaken/werkplek/zaken-panel.tsx'
import { type Internetaak, internetaken } from '../contract.ts'
import { Unfinished, useTaskDialog } from './draft/unfinished.tsx'
import { useRefresh } from './refresh.ts'

// A dialog is loaded when it is opened.
const StartDialog = lazy(async () => ({ default: (await import('./task-zaak-dialogs.tsx')).StartDialog }))
const LinkDialog = lazy(async () => ({ default: (await import('./task-zaak-dialogs.tsx')).LinkDialog }))

type Contact = z.output<typeof Klantcontact>
type LinkedZaak = z.output<typeof Zaak>

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
      <Suspense>
        {start.opened && (
          <StartDialog
            taak={taak}
            contact={contact}
            concept={start.opened.concept}
            onDone={done}
            onClose={start.close}
          />
        )}
        {link.opened && <LinkDialog taak={taak} concept={link.opened.concept} onDone={done} onClose={link.close} />}
      </Suspense>
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
