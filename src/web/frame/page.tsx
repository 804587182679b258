import { type ReactNode, useContext } from 'react'
import { useTexts } from '../ui/language.tsx'
import { SiteName } from './site-name.ts'
import { frameTexts } from './texts.ts'
import { TitleCount } from './title-count.ts'

interface PageProps {
  /** The first part of the window title, and the heading when there is no other. */
  title: string
  /** The heading, where it says what does not belong in the title of a window. */
  heading?: ReactNode
  /** The part above the heading: where the user is, or a way back. */
  above?: ReactNode
  /** The actions beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A page with its title, its one h1 (which takes the focus after navigation), and its contents. */
export function Page({ title, heading = title, above, actions, children }: PageProps) {
  const texts = useTexts(frameTexts)
  const site = useContext(SiteName)
  const count = useContext(TitleCount)
  return (
    <div className="balie-page">
      <title>{`${count > 0 ? `(${count}) ` : ''}${title} - ${texts.app} - ${site}`}</title>
      <div className="balie-stack balie-stack--small">
        {above}
        <div className="balie-page__head">
          <h1 className="utrecht-heading-1" tabIndex={-1}>
            {heading}
          </h1>
          {actions}
        </div>
      </div>
      {children}
    </div>
  )
}
