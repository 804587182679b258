import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { labelsQuery } from '../../../inrichting/labels/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { CheckboxGroupField, choicesOf, RadioField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Internetaak, internetaken } from '../contract.ts'
import { labelTexts } from './label-texts.ts'
import { MOST } from './lists.ts'
import { useRefresh } from './refresh.ts'
import { takenTexts } from './texts.ts'

const WAYS = ['erbij', 'eraf'] as const

interface LabelDialogProps {
  taken: readonly Internetaak[]
  onClose(): void
}

/** Gives the labels to choose from. */
function useLabelChoices() {
  const { data = [] } = useQuery(labelsQuery)
  return data.map(({ uuid, naam }) => ({ value: uuid, label: naam }))
}

/** Sends which labels are put on tasks and taken off them, and says so. */
function useLabelling({ taken, onClose }: LabelDialogProps) {
  const t = useTexts(labelTexts)
  const meld = useMeld()
  const refresh = useRefresh()
  return {
    send: (erbij: string[], eraf: string[]) =>
      clientOf(internetaken).labelen({ body: { taken: taken.map(({ uuid }) => uuid), erbij, eraf } }),
    onDone: () => {
      onClose()
      meld.show('ok', t.labelled(taken.length))
      void refresh()
    },
  }
}

/** Chooses the labels of one task. */
export function LabelTaskDialog({ taak, onClose }: { taak: Internetaak; onClose(): void }) {
  const t = useTexts(labelTexts)
  const choices = useLabelChoices()
  const { send, onDone } = useLabelling({ taken: [taak], onClose })
  // The labels are those from when the dialog opened: one that somebody else puts on meanwhile is not taken off.
  const [before] = useState(() => taak.labels.map(({ uuid }) => uuid))
  const form = useFormulier({
    initial: { labels: before },
    submit: ({ labels }) =>
      send(
        labels.filter((label) => !before.includes(label)),
        before.filter((label) => !labels.includes(label)),
      ),
    onDone,
  })
  return (
    <FormDialog title={t.labels} form={form} action={t.save} onClose={onClose}>
      <CheckboxGroupField label={t.labels} hideLabel required={false} choices={choices} {...form.field('labels')} />
    </FormDialog>
  )
}

/** Puts labels on many tasks, or takes them off. */
export function LabelTasksDialog({ taken, onClose }: LabelDialogProps) {
  const t = useTexts(labelTexts)
  const tasks = useTexts(takenTexts)
  const choices = useLabelChoices()
  const { send, onDone } = useLabelling({ taken, onClose })
  const form = useFormulier<{ wijze: (typeof WAYS)[number]; labels: string[] }, unknown>({
    initial: { wijze: 'erbij', labels: [] },
    check: ({ labels }) => (labels.length === 0 ? [{ name: 'labels', reason: t.chooseLabel }] : []),
    submit: ({ wijze, labels }) => (wijze === 'erbij' ? send(labels, []) : send([], labels)),
    onDone,
  })
  return (
    <FormDialog title={t.labelTitle(taken.length)} form={form} action={t.save} onClose={onClose}>
      {taken.length > MOST && <Alert kind="warning">{tasks.tooMany(MOST)}</Alert>}
      <RadioField label={t.way} inline choices={choicesOf(WAYS, t.ways)} {...form.field('wijze')} />
      <CheckboxGroupField label={t.labels} choices={choices} {...form.field('labels')} />
    </FormDialog>
  )
}
