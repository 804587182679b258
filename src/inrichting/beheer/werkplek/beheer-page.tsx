import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Fold } from '../../../web/ui/layout.tsx'
import { beheerTexts } from './beheer-texts.ts'
import { Places } from './places.ts'

interface BeheerPageProps {
  title: string
  /** The button beside the heading that adds what the page lists. */
  add?: { label: string; onClick(): void }
  /** The buttons beside the heading, when there is more than that one. */
  actions?: ReactNode
  children: ReactNode
}

/** A page of beheer, with links to the other parts above it. */
export function BeheerPage({ title, add, actions, children }: BeheerPageProps) {
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
  const adding = add && (
    <Button variant="primary" onClick={add.onClick}>
      {add.label}
    </Button>
  )
  return (
    <Page title={title} above={<Fold label={t.parts}>{parts}</Fold>} actions={actions ?? adding}>
      {children}
    </Page>
  )
}
