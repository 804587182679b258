import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'subtle'

/** Gives the class names of a button, for a link that looks like one. */
export const buttonClasses = (variant: ButtonVariant = 'secondary', danger = false): string =>
  classes(
    'utrecht-button',
    'utrecht-button--html-button',
    variant === 'subtle' ? 'utrecht-button--subtle' : `utrecht-button--${variant}-action`,
    danger && 'utrecht-button--danger',
  )

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  /** The action cannot be undone. */
  danger?: boolean
  /** The action is still running. The button does nothing until it is done, and keeps the focus. */
  busy?: boolean
  /** The thing that the button is about, for screen reader users who do not see what stands beside it. */
  about?: string
}

/** A button. It does not submit a form unless it has `type="submit"`. */
export function Button({
  variant,
  danger = false,
  busy = false,
  about,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const texts = useTexts(kitTexts)
  return (
    <button
      type="button"
      {...rest}
      className={classes(buttonClasses(variant, danger), busy && 'utrecht-button--busy', className)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className="balie-spinner" aria-hidden="true" />}
      {children}
      {about && <span className="balie-visually-hidden"> {about}</span>}
      {busy && <span className="balie-visually-hidden">{texts.busy}</span>}
    </button>
  )
}

/** A group of buttons beside each other. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="balie-actions">{children}</div>
