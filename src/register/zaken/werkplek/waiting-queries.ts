import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { zaken } from '../contract.ts'

const PAGE = '50'
/** How often it is looked whether others, or the job, changed what waits. */
const LIVE_MS = 30_000

/** Zaken that wait for a zaaksysteem are cached under this key. */
export const ZAAKSTARTEN = ['zaakstarten'] as const

/** A page of the zaken that wait for a zaaksysteem, the longest first. */
export const waitingQuery = infiniteQueryOptions({
  queryKey: [...ZAAKSTARTEN, 'wachtend'],
  queryFn: ({ pageParam: na }) => clientOf(zaken).wachtend({ query: { na, aantal: PAGE } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ volgende }) => volgende ?? undefined,
  refetchInterval: LIVE_MS,
})

/** How many wait although it was tried. */
export const waitingCountQuery = queryOptions({
  queryKey: [...ZAAKSTARTEN, 'aantal'],
  queryFn: () => clientOf(zaken).aantalWachtend(),
  refetchInterval: LIVE_MS,
})
