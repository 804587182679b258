import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { useAct } from '../../beheer/werkplek/act.ts'
import { type KanaalVerslag, kanalen } from '../contract.ts'
import { kanaalTexts } from './texts.ts'

function Report({ verslag }: { verslag: KanaalVerslag }) {
  const t = useTexts(kanaalTexts)
  const { list } = useFormats()
  return (
    <DataList
      items={[
        [t.added, list(verslag.toegevoegd)],
        [t.renamed, list(verslag.hernoemd.map(({ van, naar }) => `${van} → ${naar}`))],
        [t.turnedOn, list(verslag.aangezet)],
        [t.turnedOff, list(verslag.uitgezet)],
        [t.unchanged, String(verslag.ongewijzigd)],
        [t.skipped, list(verslag.overgeslagen.map(({ naam, reden }) => `${naam}: ${reden}`))],
      ]}
    />
  )
}

/** Takes over the kanalen from the Referentielijsten API: it first shows what would happen and then does it. */
export function TakeOver() {
  const t = useTexts(kanaalTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const [trial, setTrial] = useState<KanaalVerslag>()
  const close = () => setTrial(undefined)
  const attempt = useMutation({
    mutationFn: () => clientOf(kanalen).overnemen({ body: { proef: true } }),
    onSuccess: setTrial,
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
  const doIt = useAct(['kanalen'], async (_: undefined) => {
    await clientOf(kanalen).overnemen({ body: { proef: false } })
    close()
    return t.takenOver
  })
  return (
    <>
      <Button busy={attempt.isPending} onClick={() => attempt.mutate()}>
        {t.takeOver}
      </Button>
      {trial && (
        <Dialog title={t.takeOverTitle} onClose={close}>
          <Stack>
            <p>{t.takeOverHelp}</p>
            <Report verslag={trial} />
            <Actions>
              <Button variant="primary" busy={doIt.isPending} onClick={() => doIt.mutate(undefined)}>
                {t.takeOverNow}
              </Button>
              <Button onClick={close}>{kit.cancel}</Button>
            </Actions>
          </Stack>
        </Dialog>
      )}
    </>
  )
}
