import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { labels } from '../contract.ts'

/** The labels are cached under this key. */
export const LABELS = ['labels'] as const

/** Queries the labels for tasks, by name. */
export const labelsQuery = queryOptions({
  queryKey: LABELS,
  queryFn: async () => (await clientOf(labels).lijst()).resultaten,
  staleTime: 300_000,
})
