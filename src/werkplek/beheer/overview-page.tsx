import { Link } from '@tanstack/react-router'
import { useTexts } from '../../ui/language.tsx'
import { Columns, Panel } from '../../ui/layout.tsx'
import { useMe } from '../me.ts'
import { BeheerPage } from './beheer-page.tsx'
import { beheerTexts, placesFor } from './places.ts'

const GROUPS = ['registreren', 'mensen', 'toegang', 'gemeente', 'verantwoording'] as const

/** What there is to manage, for who is logged in: in groups, each part with a line about it. */
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
                    </Link>
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
