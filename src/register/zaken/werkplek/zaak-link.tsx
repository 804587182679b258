import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRight } from '../../../web/frame/rights.ts'
import { type Zaakstand, zaken } from '../contract.ts'

interface ZaakLinkProps {
  /** Null: no zaaksysteem told anything of it, so there is no page. */
  zaak: Pick<Zaakstand, 'zaaksysteem' | 'zaak'> | null
  children: ReactNode
}

/** Links to the page of a zaak, for a user who may see zaken. */
export function ZaakLink({ zaak, children }: ZaakLinkProps) {
  const maySee = useRight(zaken.start)
  if (!zaak || !maySee) return children
  return (
    <Link
      className="utrecht-link"
      to="/zaken/$zaaksysteem/$zaak"
      params={{ zaaksysteem: zaak.zaaksysteem.uuid, zaak: zaak.zaak }}
    >
      {children}
    </Link>
  )
}
