import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Label, labels } from '../../../inrichting/labels/contract.ts'
import { labelsQuery } from '../../../inrichting/labels/werkplek/queries.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Internetaak, internetaken } from '../contract.ts'
import { labelTexts } from './label-texts.ts'

// A dialog is loaded when it is opened.
const LabelTaskDialog = lazy(async () => ({ default: (await import('./label-dialogs.tsx')).LabelTaskDialog }))
const LabelTasksDialog = lazy(async () => ({ default: (await import('./label-dialogs.tsx')).LabelTasksDialog }))

/** Tells whether the user may put labels on tasks, and there are any. */
function useMayLabel(): boolean {
  const seesLabels = useRight(labels.lijst)
  const hasRight = useRight(internetaken.labelen) && seesLabels
  const { data = [] } = useQuery({ ...labelsQuery, enabled: hasRight })
  return hasRight && data.length > 0
}

/** Shows the labels of a task. */
export const Labels = ({ labels: own }: { labels: readonly Label[] }) =>
  own.map(({ uuid, naam }) => (
    <span key={uuid} className="task-label">
      {naam}
    </span>
  ))

/** Shows the labels of a task, and changes them. */
export function TaskLabels({ taak }: { taak: Internetaak }) {
  const t = useTexts(labelTexts)
  const mayLabel = useMayLabel()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className="task-due">
      <Labels labels={taak.labels} />
      {mayLabel && (
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {t.change}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <LabelTaskDialog taak={taak} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}

/** Changes the labels of the chosen tasks together. */
export function LabelTasks({ taken }: { taken: readonly Internetaak[] }) {
  const t = useTexts(labelTexts)
  const mayLabel = useMayLabel()
  const [isOpen, setOpen] = useState(false)
  if (!mayLabel) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.labels}</Button>
      {isOpen && (
        <Suspense>
          <LabelTasksDialog taken={taken} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
