import { Link } from '@tanstack/react-router'
import { BeheerPage } from '../../inrichting/beheer/werkplek/beheer-page.tsx'
import { beheerTexts, placesFor } from '../../inrichting/beheer/werkplek/places.ts'
import { useMe } from '../../inrichting/toegang/werkplek/me.ts'
import { useTexts } from '../../web/ui/language.tsx'
import { Columns, Panel } from '../../web/ui/layout.tsx'

const GROUPS = ['registreren', 'mensen', 'toegang', 'gemeente', 'verantwoording'] as const

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
