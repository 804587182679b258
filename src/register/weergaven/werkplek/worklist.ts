import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { rememberList } from '../../internetaken/werkplek/last-list.ts'
import { type Weergave, type WeergaveInhoud, weergaven } from '../contract.ts'
import { isSame, placeOf, shownAt, type Typed } from './address.ts'
import { viewsQuery } from './queries.ts'

const route = getRouteApi('/ingelogd/werklijst')

/** The element with the name of the open view has this id. */
export const VIEW_NAME = 'open-view'

/** Tells whether the user may keep views. */
export function useKeepsViews(): boolean {
  const hasRight = useRight(weergaven.lijst)
  return useMe().actor !== null && hasRight
}

/** Gives the afdeling or groep with which a view is shared, when sharing reaches anybody. */
export function sharedWith({ gedeeldMet, vervallen }: Weergave): string | undefined {
  const reaches = !vervallen.includes('eenheid') && !vervallen.includes('lidmaatschap')
  return reaches ? gedeeldMet?.naam : undefined
}

/** The page continues here when the open view is gone. */
const LIST = 'lijst'

/** Gives what was typed to find tasks by. While the next page is being fetched, its location is there already: that is left alone. */
function useTyped(): Typed {
  const isHere = useLocation({ select: ({ pathname }) => pathname.endsWith('/werklijst') })
  const zoek = useLocation({ select: ({ state }) => state.zoek ?? '' })
  const onderwerp = useLocation({ select: ({ state }) => state.onderwerp ?? '' })
  const last = useRef<Typed>({ zoek: '', onderwerp: '' })
  if (isHere && (zoek !== last.current.zoek || onderwerp !== last.current.onderwerp)) last.current = { zoek, onderwerp }
  return last.current
}

/** Holds the worklist in this window: what it shows, the open view, and how it changes. */
export function useWorklist() {
  const address = route.useSearch()
  const typed = useTyped()
  const navigate = route.useNavigate()
  const query = useQuery({ ...viewsQuery, enabled: useKeepsViews() })
  const view = query.data?.find(({ uuid }) => uuid === address.weergave)
  const shown = shownAt(address, typed, view)
  const isChanged = view !== undefined && !isSame(shown, view.inhoud)
  // The clicked element may be gone on arrival, so the focus goes to the name of the view, or without one to that of the page.
  const [goal, setGoal] = useState<string>()
  const isThere = goal === (view ? view.uuid : LIST) && !isChanged
  useEffect(() => {
    if (!isThere) return
    document.getElementById(VIEW_NAME)?.focus()
    if (goal === LIST) document.querySelector('h1')?.focus()
    setGoal(undefined)
  }, [isThere, goal])
  useEffect(() => rememberList({ search: address, state: typed }), [address, typed])
  return {
    query,
    view,
    shown,
    /** The filters are no longer those of the open view. */
    isChanged,
    /** It is true when the view of the address is being read, or does not exist. */
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
