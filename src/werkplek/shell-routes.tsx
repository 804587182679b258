import { createRootRoute, createRoute } from '@tanstack/react-router'
import { Frame } from './frame.tsx'
import { meQuery } from './me.ts'
import { Crashed, NotFound } from './pages.tsx'
import { queryClient } from './query-client.ts'

export const root = createRootRoute({
  component: Frame,
  errorComponent: Crashed,
  notFoundComponent: NotFound,
})

/** The screens inside the frame; who is logged in is known before any of them is shown. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'ingelogd',
  loader: () => queryClient.ensureQueryData(meQuery),
})
