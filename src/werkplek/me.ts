import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Ik, toegang } from '../toegang/contract.ts'
import { clientOf } from './client.ts'

export type Me = z.output<typeof Ik>

/** Who is logged in, and what he may. */
export const meQuery = queryOptions({
  queryKey: ['ik'],
  queryFn: () => clientOf(toegang).ik(),
  staleTime: 300_000,
})

/** Who is logged in; known before any screen is shown. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** May who is logged in do what asks this right? A screen hides what he may not; the server refuses it. */
export const useRight = (right: string): boolean => useMe().rechten.includes(right)
