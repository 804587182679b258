import { useMutation } from '@tanstack/react-query'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText, isProblem } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { alToegewezen, type Internetaak, internetaken } from '../contract.ts'
import { useRefresh } from './refresh.ts'
import { takenTexts } from './texts.ts'

type Task = Pick<Internetaak, 'uuid' | 'nummer' | 'actoren'>

/** Assigns a task, and says when somebody else was first. */
function useAssign(say: (task: Task) => void) {
  const t = useTexts(takenTexts)
  const kit = useTexts(kitTexts)
  const formats = useFormats()
  const meld = useMeld()
  const refresh = useRefresh()
  const refusal = (error: unknown) => {
    if (!isProblem(error, alToegewezen)) return faultText(error, kit)
    const others = error.problem.toegewezenAan as { naam: string }[]
    return t.takenByOther(formats.list(others.map(({ naam }) => naam)))
  }
  return useMutation({
    mutationFn: ({ task, actoren }: { task: Task; actoren: string[] }) =>
      clientOf(internetaken).toewijzen({ params: { uuid: task.uuid }, body: { actoren } }),
    onSuccess: (_done, { task }) => say(task),
    onError: (error) => meld.show('warning', refusal(error)),
    onSettled: refresh,
  })
}

const uuidsOf = ({ actoren }: Task) => actoren.map(({ uuid }) => uuid)

/** Gives back a task to those who have it beside the user. */
export function useGiveBack() {
  const t = useTexts(takenTexts)
  const me = useMe()
  const meld = useMeld()
  const { mutate, isPending } = useAssign(() => meld.show('ok', t.givenBack))
  const give = (task: Task) => mutate({ task, actoren: uuidsOf(task).filter((uuid) => uuid !== me.actor) })
  return { give, isPending }
}

/** Tells whether somebody has a task with the user, so that it can be given back. */
export const useMayGiveBack = ({ actoren }: Task): boolean => {
  const { actor } = useMe()
  return actoren.length > 1 && actoren.some(({ uuid }) => uuid === actor)
}

/** Takes a task, which stays with its afdeling or groep as well; the message that says so can undo it. */
export function useTake() {
  const t = useTexts(takenTexts)
  const { actor } = useMe()
  const meld = useMeld()
  const back = useGiveBack()
  const undo = (task: Task) => (
    <Button variant="subtle" about={t.number(task.nummer)} onClick={() => back.give(task)}>
      {t.giveBack}
    </Button>
  )
  const { mutate, isPending } = useAssign((task) =>
    meld.show(
      'ok',
      <>
        {t.taken} {task.actoren.length > 0 && undo(task)}
      </>,
    ),
  )
  const take = (task: Task) => mutate({ task, actoren: [...(actor ? [actor] : []), ...uuidsOf(task)] })
  return { take, isPending }
}
