import { createContext, type ReactNode, use, useEffect, useId, useRef, useState } from 'react'
import { Actions, Button } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import { comeOnTop } from './top-dialog.ts'

const ContainerContext = createContext<HTMLElement | null>(null)

/** Gives the container for pop-ups. Inside a dialog this is the dialog, because the rest of the page lies behind it. */
export const usePopupContainer = (): HTMLElement | undefined => use(ContainerContext) ?? undefined

interface DialogProps {
  title: ReactNode
  /** Closes the dialog. Without it, the dialog stays until the user does what it asks. */
  onClose?: () => void
  /** The dialog asks or warns before something happens. */
  alert?: boolean
  wide?: boolean | undefined
  children: ReactNode
}

/**
 * A dialog over the page, shown as long as it is rendered. The browser keeps the focus inside it, closes it on Escape, and returns the
 * focus to where it was.
 */
export function Dialog({ title, onClose, alert = false, wide = false, children }: DialogProps) {
  const texts = useTexts(kitTexts)
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const messages = useRef<HTMLDivElement>(null)
  const id = useId()
  const [container, setContainer] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    // A browser would put the focus on scrollable content, and a screen reader would then read all of it aloud.
    heading.current?.focus()
    const go = messages.current ? comeOnTop(messages.current) : undefined
    return () => {
      go?.()
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={classes('balie-dialog', wide && 'balie-dialog--wide')}
      aria-labelledby={id}
      role={alert ? 'alertdialog' : undefined}
      onCancel={(event) => {
        // An element inside the dialog, such as a file input, has its own cancel events.
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose?.()
      }}
      onClose={({ currentTarget: dialog }) => {
        // A browser closes a dialog by itself when Escape is pressed repeatedly. The decision to close is not up to the browser, so it is
        // opened again.
        if (dialog.open || !dialog.isConnected) return
        dialog.showModal()
        onClose?.()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !onClose) event.preventDefault()
      }}
    >
      <div className="balie-dialog__body">
        <div className="balie-dialog__head">
          <h2 ref={heading} className="utrecht-heading-2" id={id} tabIndex={-1}>
            {title}
          </h2>
          {onClose && (
            <Button variant="subtle" onClick={onClose}>
              <Icon name="close" />
              <span className="balie-visually-hidden">{texts.close}</span>
            </Button>
          )}
        </div>
        <ContainerContext value={container}>{children}</ContainerContext>
      </div>
      <div ref={setContainer} />
      <div ref={messages} />
    </dialog>
  )
}

interface ConfirmDialogProps {
  title: ReactNode
  /** The text of the button that confirms: a verb. */
  confirm: string
  /** The text of the button that cancels; "Annuleren" by default. */
  cancel?: string
  danger?: boolean
  busy?: boolean
  onConfirm(): void
  onClose(): void
  children?: ReactNode
}

/** A dialog that asks whether to go on. */
export function ConfirmDialog({
  title,
  confirm,
  cancel,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const texts = useTexts(kitTexts)
  return (
    <Dialog title={title} onClose={onClose} alert>
      <div className="balie-stack">
        {children && <div>{children}</div>}
        <Actions>
          <Button variant="primary" danger={danger} busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{cancel ?? texts.cancel}</Button>
        </Actions>
      </div>
    </Dialog>
  )
}
