import { createRootRoute, createRoute, notFound } from '@tanstack/react-router'
import { meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { queryClient } from '../web/frame/query-client.ts'
import { Frame } from './frame.tsx'
import { Crashed, NotFound } from './pages.tsx'

export const root = createRootRoute({
  component: Frame,
  errorComponent: Crashed,
  notFoundComponent: NotFound,
})

/** The parts of an address that hold a uuid. */
const UUIDS = ['uuid', 'zaaksysteem', 'zaak']
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The parent of the screens inside the frame; the user is known before any of them is shown. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'ingelogd',
  // An address with anything else in that place was mistyped or cut off: there is no such page.
  beforeLoad: ({ params }: { params: Readonly<Record<string, string>> }) => {
    if (UUIDS.some((name) => params[name] !== undefined && !UUID.test(params[name]))) notFound({ throw: true })
  },
  loader: () => queryClient.ensureQueryData(meQuery),
})
