import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../../web/frame/page.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { Internetaak } from '../contract.ts'
import { TaskLabels } from './labels.tsx'
import { Neighbours } from './neighbours.tsx'
import { taskQuery } from './queries.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskContact } from './task-contact.tsx'
import { KeysHelp } from './task-keys.tsx'
import { TaskTrail } from './task-trail.tsx'
import { takenTexts } from './texts.ts'
import { Urgency } from './urgency.tsx'
import './tasks.css'

const route = getRouteApi('/ingelogd/taken/$nummer')

/** Shows a task by its number: the question, the customer, the trail, and the possible acts. */
export function TaskPage() {
  const t = useTexts(takenTexts)
  const { nummer } = route.useParams()
  const query = useQuery(taskQuery(nummer))
  return (
    <Page
      title={t.number(nummer)}
      heading={query.data ? <TaskHeading taak={query.data} /> : undefined}
      above={<Neighbours nummer={nummer} />}
      actions={<KeysHelp />}
    >
      <Loaded query={query}>{(taak) => (taak ? <Task taak={taak} /> : <p>{t.taskNotFound}</p>)}</Loaded>
    </Page>
  )
}

/** Says what is asked, with the number of the task: a number alone says nothing. */
function TaskHeading({ taak: { gevraagdeHandeling, nummer } }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  return (
    <>
      <bdi>{gevraagdeHandeling}</bdi> <span className="balie-soft task-number">{t.number(nummer)}</span>
    </>
  )
}

function Task({ taak }: { taak: Internetaak }) {
  return (
    // Below each other these stand in the order of use; side by side the acts stand at the right of what is asked.
    <div className="task-columns">
      <Asked taak={taak} />
      <TaskActions taak={taak} />
      <TaskContact taak={taak} />
      <TaskTrail uuid={taak.uuid} />
    </div>
  )
}

function Asked({ taak }: { taak: Internetaak }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const names = (isMedewerker: boolean) =>
    formats.list(
      taak.actoren.filter(({ soortActor }) => (soortActor === 'medewerker') === isMedewerker).map(({ naam }) => naam),
    )
  return (
    <Panel title={t.task} actions={<Urgency taak={taak} />}>
      {taak.toelichting && <p className="balie-prose">{taak.toelichting}</p>}
      <DataList
        items={[
          [t.assignee, names(true) || t.nobody],
          [t.unit, names(false)],
          [t.due, formats.moment(taak.uiterlijkOp)],
          [t.dueBecause, taak.verlenging && <Extension of={taak.verlenging} />],
          [t.attempts, taak.contactpogingen > 0 && formats.number(taak.contactpogingen)],
          [t.tryAgain, taak.opnieuwOp && formats.moment(taak.opnieuwOp)],
          [t.doneOn, taak.afgehandeldOp && formats.moment(taak.afgehandeldOp)],
        ]}
      />
      <TaskLabels taak={taak} />
      {taak.vragen && <Answers vragen={taak.vragen} />}
    </Panel>
  )
}

/** Says why a term is later than the norm: what it was, and the storing that moved it. */
function Extension({ of: { uiterlijkOp, storing } }: { of: NonNullable<Internetaak['verlenging']> }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const was = t.dueWas(formats.moment(uiterlijkOp))
  if (!storing) return was
  const { reden, beginOp, eindOp } = storing
  const period = eindOp ? formats.period(beginOp, eindOp) : t.outageSince(formats.moment(beginOp))
  return `${was} ${t.outage(period, reden)}`
}

/** Shows the questions that the customer was asked for this task, and their answers. */
const Answers = ({ vragen: { titel, antwoorden } }: { vragen: NonNullable<Internetaak['vragen']> }) => (
  <>
    <h3 className="utrecht-heading-4">{titel}</h3>
    <DataList items={antwoorden.map(({ label, antwoord }) => [label, antwoord.join(', ')] as const)} />
  </>
)
