import { createRootRoute, createRoute } from '@tanstack/react-router'
import { meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { queryClient } from '../web/frame/query-client.ts'
import { Frame } from './frame.tsx'
import { Crashed, NotFound } from './pages.tsx'

export const root = createRootRoute({
  component: Frame,
  errorComponent: Crashed,
  notFoundComponent: NotFound,
})

/** The parent of the screens inside the frame; the user is known before any of them is shown. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'ingelogd',
  loader: () => queryClient.ensureQueryData(meQuery),
})
