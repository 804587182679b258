import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { scanRefresh } from '../../documenten/werkplek/download-name.tsx'
import { zaakregister } from '../contract.ts'

const PAGE = '50'

/** Everything about zaken of the register inside is cached under this key. */
export const ZAAKREGISTER = ['zaakregister'] as const

/** Whether there are zaaktypen seldom changes. */
const CATALOGUE_MS = 5 * 60_000

/** The catalogus of the register inside. */
export const catalogueQuery = queryOptions({
  queryKey: [...ZAAKREGISTER, 'catalogus'],
  queryFn: () => clientOf(zaakregister).catalogus(),
  staleTime: CATALOGUE_MS,
})

/** Which zaken somebody who treats them looks at. */
export const LISTS = ['afdeling', 'mij', 'niemand', 'alle', 'gesloten'] as const
export type List = (typeof LISTS)[number]

/** A page of zaken: open ones of a list, those that are closed, or the one with a number. */
export const casesQuery = (list: List, identificatie: string) =>
  infiniteQueryOptions({
    queryKey: [...ZAAKREGISTER, 'zaken', list, identificatie],
    queryFn: ({ pageParam: na }) =>
      clientOf(zaakregister).zaken({
        query: {
          paginagrootte: PAGE,
          na,
          ...(identificatie
            ? { identificatie }
            : {
                open: list === 'gesloten' ? 'false' : 'true',
                behandelaar: list === 'alle' || list === 'gesloten' ? undefined : list,
              }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** One zaak, with what can be done with it. */
export const caseQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...ZAAKREGISTER, 'zaak', uuid],
    queryFn: () => clientOf(zaakregister).zaakTonen({ params: { uuid } }),
    refetchInterval: ({ state: { data } }) => scanRefresh(data?.documenten),
  })
