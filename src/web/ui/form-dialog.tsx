import { type ReactNode, useState } from 'react'
import { useMeld } from './announce.tsx'
import { Actions, Button } from './button.tsx'
import { ConfirmDialog, Dialog } from './dialog.tsx'
import { Form, type FormState } from './form.tsx'
import { useTexts } from './language.tsx'
import { faultText } from './problems.ts'
import { kitTexts } from './texts.ts'

/** A draft keeps the entered data outside the dialog, so that they are there when the dialog is opened again. */
export interface DialogDraft {
  /** Nothing has been entered. */
  isEmpty: boolean
  /** Saves the draft in its present state; false means that it failed. */
  keep(): Promise<boolean>
  /** Throws the draft away. */
  discard(): Promise<void>
}

interface FormDialogProps {
  title: ReactNode
  form: Pick<FormState<object>, 'id' | 'faults' | 'refused' | 'submit' | 'busy' | 'isChanged'>
  /** The text of the button that submits the form: a verb. */
  action: string
  draft?: DialogDraft | undefined
  wide?: boolean | undefined
  onClose(): void
  children: ReactNode
}

/** Saving may take this long, in ms, before the user is asked what to do. */
const PATIENCE_MS = 3000

/** Tells whether the draft is saved within a reasonable time. */
const isKept = (draft: DialogDraft) =>
  Promise.race([draft.keep(), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS))])

/**
 * A form in a dialog, with a button to submit it and a way out. It asks first when entered data would be lost; when they are saved as a
 * draft it just closes, and the draft can be thrown away.
 */
export function FormDialog({ title, form, action, draft, wide, onClose, children }: FormDialogProps) {
  const texts = useTexts(kitTexts)
  const [asking, setAsking] = useState<'lose' | 'discard'>()
  const close = async () => {
    if (draft ? await isKept(draft) : !form.isChanged) onClose()
    else setAsking('lose')
  }
  return (
    <>
      <Dialog title={title} onClose={() => void close()} wide={wide}>
        <Form form={form}>
          {children}
          <Actions>
            <Button type="submit" variant="primary" busy={form.busy}>
              {action}
            </Button>
            <Button onClick={() => void close()}>{!draft || draft.isEmpty ? texts.cancel : texts.later}</Button>
            {draft && !draft.isEmpty && (
              <Button variant="subtle" danger onClick={() => setAsking('discard')}>
                {texts.throwAway}
              </Button>
            )}
          </Actions>
        </Form>
      </Dialog>
      {asking === 'lose' && (
        <ConfirmDialog
          title={texts.discardTitle}
          confirm={texts.discard}
          cancel={texts.goOn}
          danger
          onConfirm={onClose}
          onClose={() => setAsking(undefined)}
        >
          {draft ? texts.notKept : texts.discardHelp}
        </ConfirmDialog>
      )}
      {asking === 'discard' && draft && (
        <ThrowAway discard={draft.discard} onDone={onClose} onClose={() => setAsking(undefined)} />
      )}
    </>
  )
}

interface ThrowAwayProps extends Pick<DialogDraft, 'discard'> {
  onDone(): void
  onClose(): void
}

/** A dialog that asks before a draft is thrown away. */
export function ThrowAway({ discard, onDone, onClose }: ThrowAwayProps) {
  const texts = useTexts(kitTexts)
  const meld = useMeld()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await discard()
      meld.show('ok', texts.thrownAway)
      onDone()
    } catch (error) {
      meld.show('error', faultText(error, texts))
      onClose()
    }
  }
  return (
    <ConfirmDialog
      title={texts.throwAwayTitle}
      confirm={texts.throwAway}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {texts.throwAwayHelp}
    </ConfirmDialog>
  )
}
