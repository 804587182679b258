import { type ComponentProps, useRef } from 'react'
import type { KeepState } from '../../../../web/frame/keeping.ts'
import { Alert } from '../../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../../web/ui/button.tsx'
import { FormDialog } from '../../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Stack } from '../../../../web/ui/layout.tsx'
import { faultText, isProblem } from '../../../../web/ui/problems.ts'
import { kitTexts } from '../../../../web/ui/texts.ts'
import { type TaakconceptWaarden, teVeelTaakconcepten } from '../../../concepten/contract.ts'
import { takenTexts } from '../texts.ts'
import type { TaskDraft } from './task-draft.ts'
import { DraftText } from './unfinished.tsx'

type TaskFormDialogProps = Omit<ComponentProps<typeof FormDialog>, 'draft'> & { draft: TaskDraft }

/** Shows a dialog of a task that keeps what is typed, and shows what was typed earlier. */
export function TaskFormDialog({ draft, children, ...dialog }: TaskFormDialogProps) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const fields = useRef<HTMLDivElement>(null)
  // The question disappears with its answer, so the focus returns to the form.
  const goOn = () => fields.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  return (
    <FormDialog {...dialog} draft={draft}>
      {draft.begunOp && !draft.isEmpty && <Alert>{t.begun(formats.moment(draft.begunOp))}</Alert>}
      {draft.others.map((other) => (
        <Elsewhere
          key={JSON.stringify(other)}
          other={other}
          onTake={() => {
            draft.take(other)
            goOn()
          }}
          onDrop={() => {
            draft.drop(other)
            goOn()
          }}
        />
      ))}
      <div ref={fields} className="balie-form">
        {children}
      </div>
      <KeptLine state={draft.state} />
    </FormDialog>
  )
}

/** Shows what was typed in another window and lets the user choose, so that no text is lost. */
function Elsewhere({ other, onTake, onDrop }: { other: TaakconceptWaarden; onTake(): void; onDrop(): void }) {
  const t = useTexts(takenTexts)
  return (
    <Alert kind="warning" title={t.elsewhere} live>
      <Stack gap="small">
        <DraftText waarden={other} />
        <Actions>
          <Button onClick={onTake}>{t.takeOther}</Button>
          <Button onClick={onDrop}>{t.dropOther}</Button>
        </Actions>
      </Stack>
    </Alert>
  )
}

/** Shows whether the text is kept. A screen reader announces it only when it is not. */
function KeptLine({ state }: { state: KeepState }) {
  const t = useTexts(takenTexts)
  const kit = useTexts(kitTexts)
  const formats = useFormats()
  if (state.kind === 'failed')
    return (
      <Alert kind="warning" live>
        {isProblem(state.error, teVeelTaakconcepten) ? faultText(state.error, kit) : t.keepFailed}
      </Alert>
    )
  if (state.kind === 'gone') return <Alert kind="warning">{t.taskNotFound}</Alert>
  const saved = state.kind === 'saved' && (state.at ? t.kept(formats.time(state.at)) : t.willBeKept)
  return <p className="balie-soft balie-small">{saved || t.keeping}</p>
}
