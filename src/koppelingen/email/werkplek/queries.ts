import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { postvakken } from '../contract.ts'

/** Everything about mailboxes is cached under this key. */
export const POSTVAKKEN = ['postvakken'] as const

export const mailboxesQuery = queryOptions({
  queryKey: [...POSTVAKKEN, 'lijst'],
  queryFn: () => clientOf(postvakken).lijst(),
})

/** The messages of a mailbox that were put aside. */
export const asideQuery = (uuid: string) =>
  infiniteQueryOptions({
    queryKey: [...POSTVAKKEN, 'apart', uuid],
    queryFn: ({ pageParam }) =>
      clientOf(postvakken).berichten({ params: { uuid }, query: { stand: 'apart', na: pageParam, aantal: '100' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })
