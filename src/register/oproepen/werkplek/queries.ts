import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { oproepen } from '../contract.ts'

export const OPROEPEN = ['oproepen'] as const

/** How often is looked whether there is a switchboard, and what a stream that broke off did not tell. */
const IN_USE_MS = 60_000
const NOT_IN_USE_MS = 10 * 60_000

/** Queries the calls that ask the attention of the user. */
export const callsQuery = queryOptions({
  queryKey: [...OPROEPEN, 'mijn'],
  queryFn: () => clientOf(oproepen).mijn(),
  refetchInterval: ({ state }) => (state.data?.inGebruik ? IN_USE_MS : NOT_IN_USE_MS),
  refetchIntervalInBackground: true,
})

/** Queries the calls of a conversation. */
export const callsOfQuery = (gesprek: string) =>
  queryOptions({
    queryKey: [...OPROEPEN, 'gesprek', gesprek],
    queryFn: () => clientOf(oproepen).vanGesprek({ params: { gesprek } }),
  })

const LIVE_MS = 10_000

/** Queries how busy the queues are, as long as somebody looks. */
export const queuesQuery = queryOptions({
  queryKey: [...OPROEPEN, 'overzicht'],
  queryFn: () => clientOf(oproepen).overzicht(),
  refetchInterval: LIVE_MS,
})
