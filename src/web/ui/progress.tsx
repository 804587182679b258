import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** Loading that takes less, in ms, shows no sign, because it would only flicker. */
const WAIT_MS = 300

/** Says that something is being loaded, once that takes long enough to notice. */
export function Progress({ children }: { children?: ReactNode }) {
  const texts = useTexts(kitTexts)
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="balie-progress" role="status">
      {isSlow && (
        <>
          <span className="balie-spinner" aria-hidden="true" />
          {children ?? texts.loading}
        </>
      )}
    </div>
  )
}

/** Says that there is nothing, and what the user can do. It is never shown when loading failed. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="balie-empty">
    <p>{children}</p>
    {action}
  </div>
)
