import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { beheerTexts } from './beheer-texts.ts'
import { Places } from './places.ts'

interface BeheerPageProps {
  title: string
  /** The actions to add something, shown beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A page of beheer, with links to the other parts above it. */
export function BeheerPage({ title, actions, children }: BeheerPageProps) {
  const t = useTexts(beheerTexts)
  const places = useContext(Places)
  const parts = (
    <nav aria-label={t.parts}>
      <ul className="balie-views">
        <li>
          <Link to="/beheer" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t.overview}
          </Link>
        </li>
        {places.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} activeProps={{ 'aria-current': 'page' }}>
              {t[text]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
  return (
    <Page title={title} above={parts} actions={actions}>
      {children}
    </Page>
  )
}
