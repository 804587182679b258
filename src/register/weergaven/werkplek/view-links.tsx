import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { NumberBadge, StatusBadge } from '../../../web/ui/badge.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { Aantallen } from '../../internetaken/contract.ts'
import type { Weergave, WeergaveInhoud } from '../contract.ts'
import { EMPTY, isSame } from './address.ts'
import { weergaveTexts } from './texts.ts'
import type { Worklist } from './worklist.ts'

/** This many views are visible; the others are behind a click. */
const IN_SIGHT = 6

/**
 * Gives the number of tasks in a view if it is known already. It is counted for every list of open tasks, but not for a part of one, nor
 * for lists that only grow.
 */
function countOf({ teLaat, lijst, ...inhoud }: WeergaveInhoud, counts: Aantallen | undefined): number | undefined {
  if (!counts || (lijst !== 'mijn' && lijst !== 'afdeling')) return undefined
  const isWhole = isSame({ ...inhoud, lijst, teLaat }, { ...EMPTY, lijst, teLaat, sorteer: inhoud.sorteer })
  if (!isWhole) return undefined
  return counts[teLaat ? (`${lijst}TeLaat` as const) : lijst]
}

function ViewLink({ view, isOpen, count }: { view: Weergave; isOpen: boolean; count: number | undefined }) {
  const t = useTexts(weergaveTexts)
  return (
    <Link to="/werklijst" search={{ weergave: view.uuid }} aria-current={isOpen ? 'page' : undefined}>
      <span>
        {view.naam} {!view.eigen && <span className="balie-soft balie-small">{t.of(view.eigenaar.naam)}</span>}
      </span>
      {count !== undefined && <NumberBadge value={count} label={t.tasks} />}
      {view.vervallen.length > 0 && <StatusBadge tone="warning">{t.stale}</StatusBadge>}
    </Link>
  )
}

interface LinksProps {
  views: readonly Weergave[]
  open: Weergave | undefined
  counts: Aantallen | undefined
}

const Links = ({ views, open, counts }: LinksProps) => (
  <ul className="balie-views view-links">
    {views.map((view) => (
      <li key={view.uuid}>
        <ViewLink view={view} isOpen={view.uuid === open?.uuid} count={countOf(view.inhoud, counts)} />
      </li>
    ))}
  </ul>
)

/** Shows the views beside the lists. The visible ones come first, and the open one is always among them. */
export function ViewLinks({
  query,
  view: open,
  counts,
}: Pick<Worklist, 'query' | 'view'> & Pick<LinksProps, 'counts'>) {
  const t = useTexts(weergaveTexts)
  const id = useId()
  return (
    <Loaded query={query}>
      {(views) => {
        const inSight = views.filter((view, index) => index < IN_SIGHT || view.uuid === open?.uuid)
        const others = views.filter((view) => !inSight.includes(view))
        if (views.length === 0) return null
        return (
          <nav aria-labelledby={id}>
            <span id={id} className="balie-soft balie-small">
              {t.views}
            </span>
            <Links views={inSight} open={open} counts={counts} />
            {others.length > 0 && (
              <Disclosure summary={t.more(others.length)}>
                <Links views={others} open={open} counts={counts} />
              </Disclosure>
            )}
          </nav>
        )
      }}
    </Loaded>
  )
}
