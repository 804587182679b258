import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { postregels, postvakken, type StandBericht } from '../contract.ts'

/** Everything about mailboxes is cached under this key. */
export const POSTVAKKEN = ['postvakken'] as const

export const mailboxesQuery = queryOptions({
  queryKey: [...POSTVAKKEN, 'lijst'],
  queryFn: () => clientOf(postvakken).lijst(),
})

/** Everything about the rules is cached under this key. */
export const POSTREGELS = ['postregels'] as const

export const rulesQuery = queryOptions({
  queryKey: [...POSTREGELS, 'lijst'],
  queryFn: () => clientOf(postregels).regels(),
})

/** Tries a rule on the last messages, each time that it is asked. */
export const trialQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['postregelproef', uuid],
    queryFn: async ({ client }) => {
      const proef = await clientOf(postregels).regelProberen({ params: { uuid } })
      // The list tells when each was tried.
      void client.invalidateQueries({ queryKey: POSTREGELS })
      return proef
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })

/** The messages of a mailbox of which this became. */
export const messagesQuery = (uuid: string, stand: StandBericht) =>
  infiniteQueryOptions({
    queryKey: [...POSTVAKKEN, 'berichten', uuid, stand],
    queryFn: ({ pageParam }) =>
      clientOf(postvakken).berichten({ params: { uuid }, query: { stand, na: pageParam, aantal: '100' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })
