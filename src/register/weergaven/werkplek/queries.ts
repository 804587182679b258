import { queryOptions } from '@tanstack/react-query'
import { meQuery } from '../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { queryClient } from '../../../web/frame/query-client.ts'
import { weergaven } from '../contract.ts'

/** The views are cached under this key. */
export const WEERGAVEN = ['weergaven'] as const

/** Queries the views of the user, and those that are shared with them. */
export const viewsQuery = queryOptions({
  queryKey: WEERGAVEN,
  queryFn: async () => (await clientOf(weergaven).lijst()).resultaten,
})

/** Gives the view with which the worklist of the user opens; undefined when it opens with none. */
export async function defaultView(): Promise<string | undefined> {
  const me = await queryClient.ensureQueryData(meQuery)
  if (!me.actor || !me.rechten.includes(weergaven.lijst.right)) return undefined
  // When the views cannot be read, the page says so and shows what it can.
  const views = await queryClient.fetchQuery(viewsQuery).catch(() => [])
  return views.find(({ standaard }) => standaard)?.uuid
}
