import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

export type AlertKind = 'info' | 'ok' | 'warning' | 'error'

interface AlertProps {
  kind?: AlertKind
  title?: ReactNode
  /** The message appeared while the user works, so it is announced at once. */
  live?: boolean
  children?: ReactNode
}

/** A message on the page. Its kind is also said in words. */
export function Alert({ kind = 'info', title, live = false, children }: AlertProps) {
  const { kinds } = useTexts(kitTexts)
  return (
    <div className={`utrecht-alert utrecht-alert--${kind}`} role={live ? 'alert' : undefined}>
      <div className="utrecht-alert__icon">
        <Icon name={kind} />
      </div>
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">
          <div>
            <span className="balie-visually-hidden">{kinds[kind]}: </span>
            {title && <strong>{title}</strong>}
            {!title && children}
          </div>
          {title && children && <div>{children}</div>}
        </div>
      </div>
    </div>
  )
}
