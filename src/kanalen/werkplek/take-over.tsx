import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMeld } from '../../ui/announce.tsx'
import { Actions, Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Stack } from '../../ui/layout.tsx'
import { faultText } from '../../ui/problems.ts'
import { kitTexts } from '../../ui/texts.ts'
import { useAct } from '../../werkplek/beheer/act.ts'
import { clientOf } from '../../werkplek/client.ts'
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

/** Takes the kanalen over from the Referentielijsten API: first what it would do, then for real. */
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
