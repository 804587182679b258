import type { ReactNode } from 'react'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Documentcontrole } from '../contract.ts'
import { documentTexts } from './texts.ts'

/** A document that is being scanned is asked for again this often, in ms. */
const SCANNING_MS = 5_000

/** Says when to ask again for documents that are being scanned: not when all are. */
export const scanRefresh = (documents: readonly { controle: Documentcontrole }[] | undefined): number | false =>
  documents?.some(({ controle }) => controle === 'wacht') ? SCANNING_MS : false

interface DownloadNameProps {
  href: string
  name: string
  controle: Documentcontrole
  /** Its content is there. */
  isComplete?: boolean
  /** The user may open it. */
  mayOpen?: boolean
  /** The page stays as it is when it does not open, and does not say why: for a page on which somebody is typing. */
  stays?: boolean
  children?: ReactNode
}

/** Shows a document by its name: to open, or with why it does not. */
export function DownloadName({
  href,
  name,
  controle,
  isComplete = true,
  mayOpen = true,
  stays = false,
  children,
}: DownloadNameProps) {
  const t = useTexts(documentTexts)
  const isOpen = mayOpen && isComplete && controle === 'schoon'
  return (
    <span>
      {isOpen ? (
        <a className="utrecht-link" href={href} {...(stays && { download: '' })}>
          {name}
        </a>
      ) : (
        name
      )}{' '}
      {children}
      {controle === 'wacht' && <StatusBadge tone="warning">{t.checking}</StatusBadge>}
      {controle === 'besmet' && <StatusBadge tone="danger">{t.infected}</StatusBadge>}
      {controle === 'schoon' && !isComplete && <StatusBadge>{t.incomplete}</StatusBadge>}
    </span>
  )
}
