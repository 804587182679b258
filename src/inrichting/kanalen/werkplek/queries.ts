import { queryOptions, useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { type Kanaal, kanalen } from '../contract.ts'

/** The query for the active kanalen, in the order that beheer set. */
export const channelsQuery = queryOptions({
  queryKey: ['kanalen'],
  queryFn: async () => (await clientOf(kanalen).lijst()).resultaten.filter(({ actief }) => actief),
  staleTime: 300_000,
})

/** Gives the names of the kanalen by which people talk with each other. */
export const talksIn = (channels: readonly Kanaal[]): string[] =>
  channels.filter(({ gesprek }) => gesprek).map(({ naam }) => naam)

/** Gives the names of the kanalen by which people talk with each other; none until they are read. */
export const useTalks = (): string[] => talksIn(useQuery(channelsQuery).data ?? [])

const CHANNEL = 'balie-kanaal'

/** Gives the kanaal that was used last on this device. */
export const lastChannel = (): string => localStorage.getItem(CHANNEL) ?? 'telefoon'
export const rememberChannel = (kanaal: string): void => localStorage.setItem(CHANNEL, kanaal)
