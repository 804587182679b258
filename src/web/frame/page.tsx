import { type ReactNode, useContext } from 'react'
import { useTexts } from '../ui/language.tsx'
import { SiteName } from './site-name.ts'
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
  const site = useContext(SiteName)
  return (
    <div className="balie-page">
      <title>{`${title} - ${texts.app} - ${site}`}</title>
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
