import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { faultText, isProblem } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { klantcontacten } from '../../klantcontacten/contract.ts'
import { alToegewezen, type Internetaak, internetaken } from '../contract.ts'
import { Leftovers, Unfinished, useTaskDialog } from './draft/unfinished.tsx'
import { AnswerDialog, AttemptDialog, NoteDialog } from './progress-dialogs.tsx'
import { KLANTCONTACTEN, TAKEN } from './queries.ts'
import { AssignDialog, CompleteDialog, ForwardDialog, ReopenDialog } from './task-dialogs.tsx'
import { takenTexts } from './texts.ts'

/** Each act has a dialog, which keeps its draft until the act is done. */
const DIALOGS = {
  answer: [AnswerDialog, 'antwoord'],
  attempt: [AttemptDialog, 'contactpoging'],
  note: [NoteDialog, 'notitie'],
  complete: [CompleteDialog, 'afronding'],
  assign: [AssignDialog, 'toewijzing'],
  forward: [ForwardDialog, 'doorsturing'],
  reopen: [ReopenDialog, 'heropening'],
} as const
type Act = keyof typeof DIALOGS

/** Lists the acts that the user may do with a task in its present state, the most likely one first. */
function actsFor(taak: Internetaak, may: { assign: boolean; complete: boolean; register: boolean }): Act[] {
  const isDone = taak.status === 'verwerkt'
  const isTaken = taak.actoren.some(({ soortActor }) => soortActor === 'medewerker')
  const acts: [Act, boolean][] = [
    ['answer', !isDone && may.complete && may.register],
    ['attempt', !isDone && may.complete],
    ['complete', !isDone && may.complete],
    ['note', may.complete],
    ['assign', !isDone && may.assign && !isTaken],
    ['forward', !isDone && may.assign],
    ['reopen', isDone && may.complete],
  ]
  return acts.flatMap(([act, isPossible]) => (isPossible ? [act] : []))
}

/** Reads everything about tasks and their contacts again, to see what the user and others did meanwhile. */
export function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([TAKEN, KLANTCONTACTEN].map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** Shows the acts that are possible with a task. */
export function TaskActions({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const me = useMe()
  const acts = actsFor(taak, {
    assign: useRight(internetaken.toewijzen),
    complete: useRight(internetaken.afronden),
    register: useRight(klantcontacten.registreren),
  })
  const isMine = taak.actoren.some(({ uuid }) => uuid === me.actor)
  return (
    <Panel title={t.actions}>
      {taak.status === 'verwerkt' && <p>{t.isDone}</p>}
      <Actions>
        {acts.includes('assign') && !isMine && <Take taak={taak} />}
        {acts.map((act) => (
          <ActButton key={act} act={act} taak={taak} isPrimary={isMine && act === acts[0]} />
        ))}
      </Actions>
      <Leftovers taak={taak} possible={acts.map((act) => DIALOGS[act][1])} />
    </Panel>
  )
}

/** Opens a dialog for an act on a task, and says when something in it is not finished. */
function ActButton({ act, taak, isPrimary }: { act: Act; taak: Internetaak; isPrimary: boolean }) {
  const t = useTexts(takenTexts)
  const meld = useMeld()
  const refresh = useRefresh()
  const [Dialog, soort] = DIALOGS[act]
  const { opened, open, close, isOpening, isUnfinished } = useTaskDialog(taak, soort)
  const done = (message: string) => {
    close()
    meld.show('ok', message)
    void refresh()
  }
  return (
    <>
      <Button variant={isPrimary ? 'primary' : 'secondary'} busy={isOpening} onClick={open}>
        {t[act]}
        {isUnfinished && <Unfinished />}
      </Button>
      {opened && <Dialog taak={taak} concept={opened.concept} onDone={done} onClose={close} />}
    </>
  )
}

/** Takes a task, which stays with its afdeling or groep as well. When somebody else was first, the screen says so and shows it. */
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
