import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import { BeheerPage } from '../../inrichting/beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../inrichting/beheer/werkplek/beheer-texts.ts'
import { GROUPS, type Place, Places } from '../../inrichting/beheer/werkplek/places.ts'
import { WaitingCount } from '../../inrichting/voorstellen/werkplek/proposals-page.tsx'
import { UnseenCount } from '../../inrichting/wijzigingen/werkplek/unseen.tsx'
import { useTexts } from '../../web/ui/language.tsx'
import { Columns, Panel } from '../../web/ui/layout.tsx'

/** The counts of what waits behind some of the parts. */
const COUNTS: Partial<Record<Place['text'], () => ReactNode>> = {
  voorstellen: WaitingCount,
  wijzigingen: UnseenCount,
}

function Count({ text }: { text: Place['text'] }) {
  const Own = COUNTS[text]
  return Own ? <Own /> : null
}

/** The overview of beheer for this user: groups of parts, each with a line about it. */
export function OverviewPage() {
  const t = useTexts(beheerTexts)
  const places = useContext(Places)
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
