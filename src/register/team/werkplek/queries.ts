import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { team } from '../contract.ts'

/** The team is cached under this key. */
export const TEAM = ['team'] as const

const LIVE_MS = 60_000

/** Which team an address shows: one afdeling or groep, the whole municipality, or the user's own. */
export interface TeamAddress {
  eenheid?: string | undefined
  alle?: true | undefined
}

/** Queries how the work of a team stands. */
export const teamQuery = ({ eenheid, alle }: TeamAddress) =>
  queryOptions({
    queryKey: [...TEAM, { eenheid, alle }],
    queryFn: () => clientOf(team).tonen({ query: { eenheid, ...(alle && { alle: 'true' }) } }),
    refetchInterval: LIVE_MS,
  })
