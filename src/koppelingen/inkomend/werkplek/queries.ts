import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { vragensets } from '../../../inrichting/vragensets/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { inkomend, type Regel, type SoortInkomend } from '../contract.ts'

/** Everything about incoming channels is cached under this key. */
export const INKOMEND = ['inkomend'] as const

export const channelsQuery = queryOptions({
  queryKey: [...INKOMEND, 'lijst'],
  queryFn: () => clientOf(inkomend).lijst(),
})

/** The address to which is delivered. */
export interface Address {
  soort: SoortInkomend
  sleutel: string
}

/** Queries the deliveries at an address, the last first. */
export const deliveriesQuery = ({ soort, sleutel }: Address) =>
  infiniteQueryOptions({
    queryKey: [...INKOMEND, 'leveringen', soort, sleutel],
    queryFn: ({ pageParam }) =>
      clientOf(inkomend).leveringen({ query: { soort, sleutel, na: pageParam, aantal: '50' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** Queries what was refused at an address, or at all of them, the last first. */
export const refusalsQuery = (of?: Address) =>
  infiniteQueryOptions({
    queryKey: [...INKOMEND, 'weigeringen', of?.soort, of?.sleutel],
    queryFn: ({ pageParam }) => clientOf(inkomend).weigeringen({ query: { ...of, na: pageParam, aantal: '50' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** The last submission at an address, and what a rule makes of it. */
export const exampleQuery = ({ soort, sleutel }: Address, regel: Regel) =>
  queryOptions({
    queryKey: [...INKOMEND, 'voorbeeld', soort, sleutel, regel],
    queryFn: () => clientOf(inkomend).voorbeeld({ body: { soort, sleutel, regel } }),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** The vragensets in use, whomever they are of. */
export const questionSetsQuery = queryOptions({
  queryKey: [...INKOMEND, 'vragensets'],
  queryFn: async () => (await clientOf(vragensets).lijst({ query: { actief: 'true' } })).resultaten,
})
