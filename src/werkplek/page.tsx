import type { ReactNode } from 'react'
import { useTexts } from '../ui/language.tsx'
import { useRight } from './me.ts'
import { useMunicipality } from './municipality.ts'
import { frameTexts } from './texts.ts'

interface PageProps {
  /** The heading, and the first part of the title of the window. */
  title: string
  /** Above the heading: where one is, or a way back. */
  above?: ReactNode
  /** Beside the heading. */
  actions?: ReactNode
  /** The right without which the page is not shown. */
  right?: string
  children: ReactNode
}

/** A page: its title, its one h1 (which takes the focus after going here), and its contents. */
export function Page({ right, ...page }: PageProps) {
  return right ? <GuardedPage {...page} right={right} /> : <PlainPage {...page} />
}

function GuardedPage({ right, ...page }: PageProps & { right: string }) {
  const texts = useTexts(frameTexts)
  if (useRight(right)) return <PlainPage {...page} />
  return (
    <PlainPage title={texts.notAllowedTitle}>
      <p>{texts.notAllowedText(right)}</p>
    </PlainPage>
  )
}

function PlainPage({ title, above, actions, children }: Omit<PageProps, 'right'>) {
  const texts = useTexts(frameTexts)
  const { gemeente } = useMunicipality()
  return (
    <div className="balie-page">
      <title>{`${title} - ${texts.app} - ${gemeente}`}</title>
      <div className="balie-page__head">
        <div className="balie-stack balie-stack--small">
          {above}
          <h1 className="utrecht-heading-1" tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions}
      </div>
      {children}
    </div>
  )
}
