import { Link, useNavigate } from '@tanstack/react-router'
import { useKeys } from '../../../web/frame/keys.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { neighbours, useLastList } from './last-list.ts'
import { takenTexts } from './texts.ts'

/** Shows the way back to the worklist as it was, and to the tasks before and after this one in it. */
export function Neighbours({ nummer }: { nummer: string }) {
  const t = useTexts(takenTexts)
  const navigate = useNavigate()
  const list = useLastList()
  const found = neighbours(list, nummer)
  const go = (to: string | undefined) => {
    if (to) void navigate({ to: '/taken/$nummer', params: { nummer: to } })
  }
  useKeys({ j: () => go(found?.next), k: () => go(found?.previous) })
  const link = (to: string | undefined, text: string) =>
    to && (
      <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer: to }}>
        {text}
      </Link>
    )
  return (
    <nav aria-label={t.aroundTask} className="balie-toolbar">
      <Link className="utrecht-link" to="/werklijst" search={list.search} state={list.state}>
        {t.backToList}
      </Link>
      {found && (
        <>
          {link(found.previous, t.previousTask)}
          {link(found.next, t.nextTask)}
          <span className="balie-soft balie-small">{t.placeInList(found.place, found.total)}</span>
        </>
      )}
    </nav>
  )
}
