import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { kanalen } from '../contract.ts'

/** The query for the active kanalen, in the order that beheer set. */
export const channelsQuery = queryOptions({
  queryKey: ['kanalen'],
  queryFn: async () => (await clientOf(kanalen).lijst()).resultaten.filter(({ actief }) => actief),
  staleTime: 300_000,
})

const CHANNEL = 'balie-kanaal'

/** Gives the kanaal that was used last on this device. */
export const lastChannel = (): string => localStorage.getItem(CHANNEL) ?? 'telefoon'
export const rememberChannel = (kanaal: string): void => localStorage.setItem(CHANNEL, kanaal)
