import { queryOptions } from '@tanstack/react-query'
import { meQuery } from '../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { queryClient } from '../../../web/frame/query-client.ts'
import { weergaven } from '../contract.ts'

/** The key under which the views are kept. */
export const WEERGAVEN = ['weergaven'] as const

/** The views that somebody sees: his own, and those that are shared with him. */
export const viewsQuery = queryOptions({
  queryKey: WEERGAVEN,
  queryFn: async () => (await clientOf(weergaven).lijst()).resultaten,
})

/** The view with which the worklist of who is logged in opens; undefined: with none. */
export async function defaultView(): Promise<string | undefined> {
  const me = await queryClient.ensureQueryData(meQuery)
  if (!me.actor || !me.rechten.includes(weergaven.lijst.right)) return undefined
  // When they cannot be read the page says so, and shows what it can.
  const views = await queryClient.fetchQuery(viewsQuery).catch(() => [])
  return views.find(({ standaard }) => standaard)?.uuid
}
