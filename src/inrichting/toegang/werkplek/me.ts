import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { clientOf } from '../../../web/frame/client.ts'
import { queryClient } from '../../../web/frame/query-client.ts'
import { type Ik, toegang } from '../contract.ts'

export type Me = z.output<typeof Ik>

/** The query for the user who is logged in, with their rights. */
export const meQuery = queryOptions({
  queryKey: ['ik'],
  queryFn: () => clientOf(toegang).ik(),
  staleTime: 300_000,
})

/** Returns the user who is logged in. This is known before any screen is shown. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** An error for a page that somebody may not see. */
export class MissingRight extends Error {
  readonly right: string

  constructor(right: string) {
    super(`Missing right ${right}`)
    this.right = right
  }
}

/**
 * Keeps users away from a page who lack the right of an operation: `beforeLoad: requires(internetaken.lijst)`. The server refuses them as
 * well.
 */
export const requires =
  ({ right }: { right: string }) =>
  async () => {
    const { rechten } = await queryClient.ensureQueryData(meQuery)
    if (!rechten.includes(right)) throw new MissingRight(right)
  }
