import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMeld } from '../../ui/announce.tsx'
import { Actions, Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/layout.tsx'
import { faultText, isProblem } from '../../ui/problems.ts'
import { kitTexts } from '../../ui/texts.ts'
import { clientOf } from '../../werkplek/client.ts'
import { useMe, useRight } from '../../werkplek/me.ts'
import { alToegewezen, type Internetaak, internetaken } from '../contract.ts'
import { TAKEN } from './queries.ts'
import { AssignDialog, CompleteDialog, ForwardDialog, ReopenDialog } from './task-dialogs.tsx'
import { takenTexts } from './texts.ts'

type Open = 'assign' | 'forward' | 'complete' | 'reopen'

/** Reads everything about tasks again: what one did, and what others did meanwhile. */
function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: TAKEN })
}

/** What one can do with a task. */
export function TaskActions({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const me = useMe()
  const meld = useMeld()
  const refresh = useRefresh()
  const [open, setOpen] = useState<Open>()
  const mayAssign = useRight('internetaken.toewijzen')
  const mayComplete = useRight('internetaken.afronden')
  const isDone = taak.status === 'verwerkt'
  const isMine = taak.actoren.some(({ uuid }) => uuid === me.actor)
  const isTaken = taak.actoren.some(({ soortActor }) => soortActor === 'medewerker')
  const done = (message: string) => {
    setOpen(undefined)
    meld.show('ok', message)
    void refresh()
  }
  const dialog = { taak, onDone: done, onClose: () => setOpen(undefined) }
  return (
    <Panel title={t.actions}>
      {isDone && <p>{t.isDone}</p>}
      <Actions>
        {!isDone && mayAssign && !isMine && !isTaken && <Take taak={taak} />}
        {!isDone && mayComplete && (
          <Button variant={isMine ? 'primary' : 'secondary'} onClick={() => setOpen('complete')}>
            {t.complete}
          </Button>
        )}
        {!isDone && mayAssign && !isTaken && <Button onClick={() => setOpen('assign')}>{t.assign}</Button>}
        {!isDone && mayAssign && <Button onClick={() => setOpen('forward')}>{t.forward}</Button>}
        {isDone && mayComplete && <Button onClick={() => setOpen('reopen')}>{t.reopen}</Button>}
      </Actions>
      {open === 'assign' && <AssignDialog {...dialog} />}
      {open === 'forward' && <ForwardDialog {...dialog} />}
      {open === 'complete' && <CompleteDialog {...dialog} />}
      {open === 'reopen' && <ReopenDialog {...dialog} />}
    </Panel>
  )
}

/** Takes a task: its afdeling or groep stays with it. Was somebody first, then that is said and shown. */
function Take({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const kit = useTexts(kitTexts)
  const formats = useFormats()
  const { actor } = useMe()
  const meld = useMeld()
  const refresh = useRefresh()
  const refusal = (error: unknown) => {
    if (!isProblem(error, alToegewezen)) return faultText(error, kit)
    const others = error.problem.toegewezenAan as { naam: string }[]
    return t.takenByOther(formats.list(others.map(({ naam }) => naam)))
  }
  const take = useMutation({
    mutationFn: () =>
      clientOf(internetaken).toewijzen({
        params: { uuid: taak.uuid },
        body: { actoren: [...(actor ? [actor] : []), ...taak.actoren.map(({ uuid }) => uuid)] },
      }),
    onSuccess: () => meld.show('ok', t.taken),
    onError: (error) => meld.show('warning', refusal(error)),
    onSettled: refresh,
  })
  return (
    <Button variant="primary" busy={take.isPending} onClick={() => take.mutate()}>
      {t.take}
    </Button>
  )
}
