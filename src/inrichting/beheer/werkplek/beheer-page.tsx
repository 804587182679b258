import type { ReactNode } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { Button } from '../../../web/ui/button.tsx'

interface BeheerPageProps {
  title: string
  /** The button beside the heading that adds what the page lists. */
  add?: { label: string; onClick(): void }
  /** The buttons beside the heading, when there is more than that one. */
  actions?: ReactNode
  children: ReactNode
}

/** A page of beheer, beside the parts that its frame shows. */
export function BeheerPage({ title, add, actions, children }: BeheerPageProps) {
  const adding = add && (
    <Button variant="primary" onClick={add.onClick}>
      {add.label}
    </Button>
  )
  return (
    <Page title={title} actions={actions ?? adding}>
      {children}
    </Page>
  )
}
