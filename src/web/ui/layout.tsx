import type { ComponentProps, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClasses } from './button.tsx'
import { classes } from './classes.ts'

interface StackProps {
  gap?: 'small' | 'large'
  children: ReactNode
}

/** Stacks elements with equal space between them. */
export const Stack = ({ gap, children }: StackProps) => (
  <div className={classes('balie-stack', gap && `balie-stack--${gap}`)}>{children}</div>
)

interface ToolbarProps {
  align?: 'end' | 'spread' | 'bottom'
  children: ReactNode
}

/** Puts elements beside each other, and wraps them where there is no room. */
export const Toolbar = ({ align, children }: ToolbarProps) => (
  <div className={classes('balie-toolbar', align && `balie-toolbar--${align}`)}>{children}</div>
)

/** A main column with one beside it; they stand below each other on a narrow screen. */
export const Columns = ({ even = false, children }: { even?: boolean; children: ReactNode }) => (
  <div className={classes('balie-columns', even && 'balie-columns--even')}>{children}</div>
)

interface HeadingProps extends ComponentProps<'h2'> {
  level: 2 | 3 | 4
}

/** A heading below that of the page. */
export function Heading({ level, className, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const
  return <Tag {...rest} className={classes(`utrecht-heading-${level}`, className)} />
}

interface PanelProps {
  title: ReactNode
  /** The panel takes the place of what the user was in, so its heading takes the focus. */
  takesFocus?: boolean
  /** The actions beside the title. */
  actions?: ReactNode
  level?: 2 | 3
  children: ReactNode
}

/** A part of a page with its own heading. */
export function Panel({ title, takesFocus = false, actions, level = 2, children }: PanelProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <section className="balie-panel" aria-labelledby={id}>
      <div className="balie-panel__head">
        <Heading level={level} id={id} ref={heading} tabIndex={takesFocus ? -1 : undefined}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Text for screen readers only. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className="balie-visually-hidden">{children}</span>
)

interface DisclosureProps {
  summary: ReactNode
  /** There is something in it to see at once. */
  open?: boolean
  /** It was opened. */
  onOpen?(): void
  children: ReactNode
}

/** A part that can be opened to see more. Only the user closes it, because they may be in it. */
export function Disclosure({ summary, open = false, onOpen, children }: DisclosureProps) {
  const ref = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (open && ref.current) ref.current.open = true
  }, [open])
  return (
    <details ref={ref} className="balie-disclosure" onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

interface FoldProps {
  /** Names what is folded away, on the button that shows it. */
  label: ReactNode
  /** Where the user is, when it holds the ways to other places: going to one closes it, and coming back does not open it. */
  place?: string
  children: ReactNode
}

/** Content that stands behind a button on a narrow screen, so that what one comes for is at the top; elsewhere it is just there. */
export function Fold({ label, place, children }: FoldProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(place)
  if (at !== place) {
    setAt(place)
    setOpen(false)
  }
  // A way to where the user is already changes no place.
  const onClickCapture = place === undefined ? undefined : () => setOpen(false)
  return (
    <>
      <button
        type="button"
        className={classes('balie-fold', buttonClasses('secondary'))}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      <div id={id} className={classes('balie-folded', isOpen && 'balie-folded--open')} onClickCapture={onClickCapture}>
        {children}
      </div>
    </>
  )
}
