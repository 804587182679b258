import { type ReactNode, useState } from 'react'
import { Actions, Button } from './button.tsx'
import { ConfirmDialog, Dialog } from './dialog.tsx'
import { Form, type FormState } from './form.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface FormDialogProps {
  title: ReactNode
  form: Pick<FormState<object>, 'id' | 'faults' | 'refused' | 'submit' | 'busy' | 'isChanged'>
  /** What the button says that sends the form: a verb. */
  action: string
  wide?: boolean | undefined
  onClose(): void
  children: ReactNode
}

/** A form in a dialog: what it does, and a way out that asks first when something was entered. */
export function FormDialog({ title, form, action, wide, onClose, children }: FormDialogProps) {
  const texts = useTexts(kitTexts)
  const [isAsking, setAsking] = useState(false)
  const close = () => (form.isChanged ? setAsking(true) : onClose())
  return (
    <>
      <Dialog title={title} onClose={close} wide={wide}>
        <Form form={form}>
          {children}
          <Actions>
            <Button type="submit" variant="primary" busy={form.busy}>
              {action}
            </Button>
            <Button onClick={close}>{texts.cancel}</Button>
          </Actions>
        </Form>
      </Dialog>
      {isAsking && (
        <ConfirmDialog
          title={texts.discardTitle}
          confirm={texts.discard}
          cancel={texts.goOn}
          danger
          onConfirm={onClose}
          onClose={() => setAsking(false)}
        >
          {texts.discardHelp}
        </ConfirmDialog>
      )}
    </>
  )
}
