import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { classes } from './classes.ts'

interface StackProps {
  gap?: 'small' | 'large'
  children: ReactNode
}

/** What stands below each other, with the same room between. */
export const Stack = ({ gap, children }: StackProps) => (
  <div className={classes('balie-stack', gap && `balie-stack--${gap}`)}>{children}</div>
)

interface ToolbarProps {
  align?: 'end' | 'spread' | 'bottom'
  children: ReactNode
}

/** What stands beside each other, and wraps where there is no room. */
export const Toolbar = ({ align, children }: ToolbarProps) => (
  <div className={classes('balie-toolbar', align && `balie-toolbar--${align}`)}>{children}</div>
)

/** A main column and one beside it; below each other where it is narrow. */
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
  /** Beside the title. */
  actions?: ReactNode
  level?: 2 | 3
  children: ReactNode
}

/** A part of a page with a heading of its own. */
export function Panel({ title, actions, level = 2, children }: PanelProps) {
  const id = useId()
  return (
    <section className="balie-panel" aria-labelledby={id}>
      <div className="balie-panel__head">
        <Heading level={level} id={id}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Text for who hears the page. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className="balie-visually-hidden">{children}</span>
)

/** What can be opened to see more. */
export const Disclosure = ({ summary, children }: { summary: ReactNode; children: ReactNode }) => (
  <details className="balie-disclosure">
    <summary>{summary}</summary>
    {children}
  </details>
)
