import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { concepten } from '../../concepten/contract.ts'
import { type Zaakstart, zaken } from '../../zaken/contract.ts'
import { klantcontacten } from '../contract.ts'
import { drafts } from './draft/draft.ts'

export const CONCEPTEN = ['concepten'] as const

/** Queries the running contacts of the user, with what was typed in them last. */
export const runningQuery = queryOptions({
  queryKey: [...CONCEPTEN, 'lijst'],
  queryFn: async () => {
    await drafts.settled('')
    return (await clientOf(concepten).lijst()).resultaten
  },
  staleTime: 0,
})

/**
 * Queries one running contact as it was kept last. It is read again at every return, and not while a screen shows it, because that screen
 * knows best.
 */
export const draftQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...CONCEPTEN, uuid],
    queryFn: async () => {
      await drafts.settled(uuid)
      return clientOf(concepten).tonen({ params: { uuid } })
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

/** Queries how far zaken are that are being started. */
export const startsQuery = (uuids: readonly string[]) =>
  queryOptions({
    queryKey: ['zaakstarten', ...uuids],
    queryFn: (): Promise<Zaakstart[]> => Promise.all(uuids.map((uuid) => clientOf(zaken).start({ params: { uuid } }))),
  })

/** A klantbeeld shows this many contacts at once. */
export const SHOWN = 5

/** Queries a customer at a glance: their last contacts, tasks and zaken. */
export const pictureQuery = (partij: string) =>
  queryOptions({
    queryKey: ['klantbeeld', partij],
    queryFn: () => clientOf(klantcontacten).klantbeeld({ params: { uuid: partij }, query: { aantal: String(SHOWN) } }),
  })

const PER_PAGE = '20'

/** Queries all contacts of a customer, the newest first, page by page. */
export const historyQuery = (partij: string) =>
  infiniteQueryOptions({
    queryKey: ['klantbeeld', partij, 'contacten'],
    queryFn: ({ pageParam }) =>
      clientOf(klantcontacten).lijst({ query: { partij, aantal: PER_PAGE, ...(pageParam && { na: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ volgende }) => volgende,
  })
