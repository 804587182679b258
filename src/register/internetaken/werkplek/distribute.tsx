import { useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import type { Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { type Internetaak, internetaken, type Verdeeld, Verdeling } from '../contract.ts'
import { LabelTasks } from './labels.tsx'
import { MOST } from './lists.ts'
import { useRefresh } from './refresh.ts'
import { RecipientsField } from './task-dialogs.tsx'
import { takenTexts } from './texts.ts'

interface DistributeProps {
  /** These tasks were chosen. */
  taken: readonly Internetaak[]
  /** The tasks were assigned; those in `left` are still chosen. */
  onDone(left: ReadonlySet<string>): void
}

/** Says which tasks were not assigned, and why. */
const PassedOver = ({ overgeslagen }: Pick<Verdeeld, 'overgeslagen'>) => {
  const t = useTexts(takenTexts)
  return (
    <ul className="balie-list">
      {overgeslagen.map(({ uuid, nummer, reden }) => (
        <li key={uuid}>{`${t.number(nummer)}: ${reden}`}</li>
      ))}
    </ul>
  )
}

function DistributeDialog({ taken, onDone, onClose }: DistributeProps & { onClose(): void }) {
  const t = useTexts(takenTexts)
  const { list } = useFormats()
  const meld = useMeld()
  const refresh = useRefresh()
  const held = taken.filter(({ actoren }) => actoren.some(({ soortActor }) => soortActor === 'medewerker')).length
  const form = useFormulier<{ actoren: Option[]; reden: string }, Verdeeld>({
    initial: { actoren: [], reden: '' },
    check: ({ actoren }) => (actoren.length === 0 ? [{ name: 'actoren', reason: t.recipientsMissing }] : []),
    submit: ({ actoren, reden }) =>
      clientOf(internetaken).verdelen({
        body: { taken: taken.map(({ uuid }) => uuid), actoren: actoren.map(({ id }) => id), reden: reden.trim() },
      }),
    onDone: ({ toegewezen, overgeslagen }, { actoren }) => {
      onClose()
      onDone(new Set(overgeslagen.map(({ uuid }) => uuid)))
      if (toegewezen.length > 0)
        meld.show('ok', t.distributed(toegewezen.length, list(actoren.map(({ label }) => label))))
      if (overgeslagen.length > 0) meld.show('warning', <PassedOver overgeslagen={overgeslagen} />)
      void refresh()
    },
  })
  return (
    <FormDialog title={t.distributeTitle(taken.length)} form={form} action={t.assign} onClose={onClose}>
      {taken.length > MOST && <Alert kind="warning">{t.tooMany(MOST)}</Alert>}
      <RecipientsField {...form.field('actoren')} />
      {held > 0 && (
        <TextareaField
          label={t.reason}
          description={t.heldHelp(held)}
          required={false}
          max={lengthOf(Verdeling, 'reden')}
          {...form.field('reden')}
        />
      )}
    </FormDialog>
  )
}

/** Assigns the chosen tasks together. Without a reason, tasks that somebody else has stay theirs, and the user is told. */
export function Distribute({ taken, onDone }: DistributeProps) {
  const t = useTexts(takenTexts)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="balie-toolbar">
      <span className="balie-soft" role="status">
        {t.chosen(taken.length)}
      </span>
      {taken.length > 0 && <Button onClick={() => setOpen(true)}>{t.distribute}</Button>}
      {taken.length > 0 && <LabelTasks taken={taken} />}
      {isOpen && <DistributeDialog taken={taken} onDone={onDone} onClose={() => setOpen(false)} />}
    </div>
  )
}
