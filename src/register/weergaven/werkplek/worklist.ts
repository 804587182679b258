import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { type Weergave, type WeergaveInhoud, weergaven } from '../contract.ts'
import { isSame, placeOf, shownAt } from './address.ts'
import { viewsQuery } from './queries.ts'

const route = getRouteApi('/ingelogd/werklijst')

/** The id of the name of the open view. */
export const VIEW_NAME = 'open-view'

/** May who is logged in keep views? */
export function useKeepsViews(): boolean {
  const hasRight = useRight(weergaven.lijst.right)
  return useMe().actor !== null && hasRight
}

/** With which afdeling or groep a view is shared, when that reaches anybody. */
export function sharedWith({ gedeeldMet, vervallen }: Weergave): string | undefined {
  const reaches = !vervallen.includes('eenheid') && !vervallen.includes('lidmaatschap')
  return reaches ? gedeeldMet?.naam : undefined
}

/** Where one goes on when the open view is gone. */
const LIST = 'lijst'

/** The worklist in this window: what it shows, the view that is open, and going elsewhere. */
export function useWorklist() {
  const address = route.useSearch()
  const zoek = useLocation({ select: ({ state }) => state.zoek ?? '' })
  const navigate = route.useNavigate()
  const query = useQuery({ ...viewsQuery, enabled: useKeepsViews() })
  const view = query.data?.find(({ uuid }) => uuid === address.weergave)
  const shown = shownAt(address, zoek, view)
  const isChanged = view !== undefined && !isSame(shown, view.inhoud)
  // What was clicked may be gone on arrival: the focus goes to the name of the view, or without one to that of the page.
  const [goal, setGoal] = useState<string>()
  const isThere = goal === (view ? view.uuid : LIST) && !isChanged
  useEffect(() => {
    if (!isThere) return
    document.getElementById(VIEW_NAME)?.focus()
    if (goal === LIST) document.querySelector('h1')?.focus()
    setGoal(undefined)
  }, [isThere, goal])
  return {
    query,
    view,
    shown,
    /** The filters are no longer those of the open view. */
    isChanged,
    /** What the address asks for is not known: a view that is being read, or is not there. */
    isUnknown: address.weergave !== undefined && !address.lijst && !view,
    /** Shows something else. */
    change: (changed: Partial<WeergaveInhoud>) =>
      void navigate({ ...placeOf({ ...shown, ...changed }, view), replace: true }),
    /** Goes to a view as it is kept. */
    open({ uuid }: Pick<Weergave, 'uuid'>) {
      setGoal(uuid)
      void navigate({ search: { weergave: uuid } })
    },
    /** Goes to the list without a view. */
    leave() {
      setGoal(LIST)
      void navigate({ search: { lijst: shown.lijst }, replace: true })
    },
  }
}
export type Worklist = ReturnType<typeof useWorklist>
