import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { KLANTCONTACTEN } from '../../../register/internetaken/werkplek/queries.ts'
import { type StatusSignaal, signalen } from '../../../register/signalen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import type { OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { signaleren } from '../contract.ts'

const LIVE_MS = 10_000
const FRESH_MS = 5 * 60_000

/** Queries the categories of Signalen, and whether there is one. */
export const categoriesQuery = queryOptions({
  queryKey: ['signalen', 'categorieen'],
  queryFn: () => clientOf(signaleren).categorieen(),
  staleTime: FRESH_MS,
  retry: false,
})

/** Queries the meldingen of a klantcontact; one that is on its way is looked at again. */
export const signalsOfQuery = (klantcontact: string) =>
  queryOptions({
    queryKey: [...KLANTCONTACTEN, 'signalen', klantcontact],
    queryFn: () => clientOf(signalen).vanKlantcontact({ params: { uuid: klantcontact } }),
    refetchInterval: ({ state }) =>
      state.data?.resultaten.some(({ status }) => status === 'wacht' || status === 'bezig') ? LIVE_MS : false,
  })

/** Queries the meldingen that go to Signalen, the last first. */
export const signalsQuery = (status: StatusSignaal | undefined) =>
  infiniteQueryOptions({
    queryKey: [...KLANTCONTACTEN, 'signalen', 'lijst', status],
    queryFn: ({ pageParam }) => clientOf(signalen).lijst({ query: { status, na: pageParam, aantal: '50' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

const SHORTEST = 3

/** Finds addresses; the point stands in the id. */
export const addressSearch: OptionSearch = async (text) => {
  if (text.trim().length < SHORTEST) return []
  const { resultaten } = await clientOf(signaleren).adressen({ body: { zoek: text } })
  return resultaten.map(({ adres, lengtegraad, breedtegraad }) => ({
    id: `${lengtegraad} ${breedtegraad}`,
    label: adres,
  }))
}
