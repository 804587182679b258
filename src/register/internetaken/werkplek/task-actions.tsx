import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { useKeys } from '../../../web/frame/keys.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { klantberichten } from '../../klantberichten/contract.ts'
import { klantcontacten } from '../../klantcontacten/contract.ts'
import { type Internetaak, internetaken } from '../contract.ts'
import { Leftovers, Unfinished, useTaskDialog } from './draft/unfinished.tsx'
import { useLastList } from './last-list.ts'
import { useRefresh } from './refresh.ts'
import { useGiveBack, useMayGiveBack, useTake } from './take.tsx'
import { takenTexts } from './texts.ts'

// A dialog is loaded when it is opened.
const ReplyDialog = lazy(async () => ({ default: (await import('./reply-dialog.tsx')).ReplyDialog }))
const AnswerDialog = lazy(async () => ({ default: (await import('./progress-dialogs.tsx')).AnswerDialog }))
const AttemptDialog = lazy(async () => ({ default: (await import('./progress-dialogs.tsx')).AttemptDialog }))
const NoteDialog = lazy(async () => ({ default: (await import('./progress-dialogs.tsx')).NoteDialog }))
const CompleteDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).CompleteDialog }))
const AssignDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).AssignDialog }))
const ForwardDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).ForwardDialog }))
const ReopenDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).ReopenDialog }))

/** Each act has a dialog, which keeps its draft until the act is done. */
const DIALOGS = {
  reply: [ReplyDialog, 'bericht'],
  answer: [AnswerDialog, 'antwoord'],
  attempt: [AttemptDialog, 'contactpoging'],
  note: [NoteDialog, 'notitie'],
  complete: [CompleteDialog, 'afronding'],
  assign: [AssignDialog, 'toewijzing'],
  forward: [ForwardDialog, 'doorsturing'],
  reopen: [ReopenDialog, 'heropening'],
} as const
type Act = keyof typeof DIALOGS

/** Each act that is done many times a day has a key; the list of keys in the texts says which. */
const KEYS: Partial<Record<Act, string>> = {
  reply: 'b',
  answer: 'a',
  attempt: 'i',
  complete: 'g',
  note: 'n',
  forward: 'd',
}

/** Lists the acts that the user may do with a task in its present state, the most likely one first. */
function actsFor(
  taak: Internetaak,
  may: { reply: boolean; assign: boolean; complete: boolean; register: boolean },
): Act[] {
  const isDone = taak.status === 'verwerkt'
  const isTaken = taak.actoren.some(({ soortActor }) => soortActor === 'medewerker')
  const acts: [Act, boolean][] = [
    ['reply', !isDone && may.reply],
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

/** Shows the acts that are possible with a task. */
export function TaskActions({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const me = useMe()
  const acts = actsFor(taak, {
    reply: useRight(klantberichten.beantwoorden),
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
        {acts.includes('forward') && <GiveBack taak={taak} />}
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
  const navigate = useNavigate()
  const { search, state } = useLastList()
  const [Dialog, soort] = DIALOGS[act]
  const { opened, open, close, isOpening, isUnfinished } = useTaskDialog(taak, soort)
  const key = KEYS[act]
  const button = useRef<HTMLButtonElement>(null)
  // The focus is on the button first, because it returns there when the dialog closes.
  const press = () => {
    button.current?.focus()
    open()
  }
  useKeys(key ? { [key]: press } : {})
  const done = async (message: ReactNode) => {
    close()
    meld.show('ok', message)
    // A task that was sent on is often no longer there for the sender.
    if (act === 'forward') await navigate({ to: '/werklijst', search, state })
    await refresh()
  }
  return (
    <>
      <Button
        ref={button}
        variant={isPrimary ? 'primary' : 'secondary'}
        aria-keyshortcuts={key}
        busy={isOpening}
        onClick={open}
      >
        {t[act]}
        {isUnfinished && <Unfinished />}
      </Button>
      {opened && (
        <Suspense>
          <Dialog taak={taak} concept={opened.concept} onDone={(message) => void done(message)} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Takes a task. When somebody else was first, the screen says so and shows it. */
function Take({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const { take, isPending } = useTake()
  useKeys({ t: () => !isPending && take(taak) })
  return (
    <Button variant="primary" aria-keyshortcuts="t" busy={isPending} onClick={() => take(taak)}>
      {t.take}
    </Button>
  )
}

/** Gives back a task that the user took, to the afdeling or groep that has it too. */
function GiveBack({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const mayGive = useMayGiveBack(taak)
  const { give, isPending } = useGiveBack()
  if (!mayGive) return null
  return (
    <Button busy={isPending} onClick={() => give(taak)}>
      {t.giveBack}
    </Button>
  )
}
