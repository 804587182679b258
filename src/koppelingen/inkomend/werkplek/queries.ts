import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { inkomend, type Regel } from '../contract.ts'

/** Everything about incoming channels is cached under this key. */
export const INKOMEND = ['inkomend'] as const

export const channelsQuery = queryOptions({
  queryKey: [...INKOMEND, 'lijst'],
  queryFn: () => clientOf(inkomend).lijst(),
})

/** Queries the deliveries at an address, the last first. */
export const deliveriesQuery = (sleutel: string) =>
  infiniteQueryOptions({
    queryKey: [...INKOMEND, 'leveringen', sleutel],
    queryFn: ({ pageParam }) =>
      clientOf(inkomend).leveringen({ query: { soort: 'formulier', sleutel, na: pageParam, aantal: '50' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** The last submission at an address, and what a rule makes of it. */
export const exampleQuery = (sleutel: string, regel: Regel) =>
  queryOptions({
    queryKey: [...INKOMEND, 'voorbeeld', sleutel, regel],
    queryFn: () => clientOf(inkomend).voorbeeld({ body: { sleutel, regel } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
