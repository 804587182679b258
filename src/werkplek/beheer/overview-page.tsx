import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { BeheerPage } from '../../inrichting/beheer/werkplek/beheer-page.tsx'
import { beheerTexts, type PLACES, placesFor } from '../../inrichting/beheer/werkplek/places.ts'
import { useMe } from '../../inrichting/toegang/werkplek/me.ts'
import { WaitingCount } from '../../inrichting/voorstellen/werkplek/proposals-page.tsx'
import { UnseenCount } from '../../inrichting/wijzigingen/werkplek/unseen.tsx'
import { useTexts } from '../../web/ui/language.tsx'
import { Columns, Panel } from '../../web/ui/layout.tsx'

/** What waits behind some of the parts. */
const COUNTS: Partial<Record<(typeof PLACES)[number]['text'], () => ReactNode>> = {
  voorstellen: WaitingCount,
  wijzigingen: UnseenCount,
}

function Count({ text }: { text: (typeof PLACES)[number]['text'] }) {
  const Own = COUNTS[text]
  return Own ? <Own /> : null
}

const GROUPS = ['registreren', 'zaken', 'mensen', 'toegang', 'gemeente', 'verantwoording'] as const

/** The overview of beheer for this user: groups of parts, each with a line about it. */
export function OverviewPage() {
  const t = useTexts(beheerTexts)
  const places = placesFor(useMe().rechten)
  const groups = GROUPS.map((group) => ({ group, parts: places.filter((place) => place.group === group) }))
  return (
    <BeheerPage title={t.beheer}>
      <Columns even>
        {groups
          .filter(({ parts }) => parts.length > 0)
          .map(({ group, parts }) => (
            <Panel key={group} title={t.groups[group]}>
              <ul className="balie-list">
                {parts.map(({ to, text }) => (
                  <li key={to}>
                    <Link className="utrecht-link" to={to}>
                      {t[text]}
                    </Link>{' '}
                    <Count text={text} />
                    <div className="balie-soft">{t.about[text]}</div>
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
      </Columns>
    </BeheerPage>
  )
}
