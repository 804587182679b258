import type { ReactNode } from 'react'
import { useTexts } from '../ui/language.tsx'
import { useMunicipality } from './municipality.ts'
import { frameTexts } from './texts.ts'

interface PageProps {
  /** The heading, and the first part of the title of the window. */
  title: string
  /** Above the heading: where one is, or a way back. */
  above?: ReactNode
  /** Beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A page: its title, its one h1 (which takes the focus after going here), and its contents. */
export function Page({ title, above, actions, children }: PageProps) {
  const texts = useTexts(frameTexts)
  const { gemeente } = useMunicipality()
  return (
    <div className="balie-page">
      <title>{`${title} - ${texts.app} - ${gemeente}`}</title>
      <div className="balie-stack balie-stack--small">
        {above}
        <div className="balie-page__head">
          <h1 className="utrecht-heading-1" tabIndex={-1}>
            {title}
          </h1>
          {actions}
        </div>
      </div>
      {children}
    </div>
  )
}
