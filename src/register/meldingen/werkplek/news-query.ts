import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { meldingen } from '../contract.ts'

/** How often it is looked whether there is news. */
const LIVE_MS = 60_000

/** Queries what happened to the user's own tasks. */
export const newsQuery = queryOptions({
  queryKey: ['nieuws'],
  queryFn: () => clientOf(meldingen).nieuws(),
  refetchInterval: LIVE_MS,
  refetchIntervalInBackground: true,
})
