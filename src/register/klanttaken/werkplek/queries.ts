import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { klanttaaksjablonen } from '../../klanttaaksjablonen/contract.ts'
import { klanttaken } from '../contract.ts'

/** Everything about klanttaken is cached under this key. */
export const KLANTTAKEN = ['klanttaken'] as const

const MOST = '100'
const PAGE = '50'

/** The klanttaken of a zaak, by its uuid in its register. */
export const ofZaakQuery = (zaak: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'zaak', zaak],
    queryFn: async () => (await clientOf(klanttaken).lijst({ query: { zaak, aantal: MOST } })).resultaten,
  })

/** Queries the klanttaken that a customer still has to do. */
export const ofPartijQuery = (partij: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'partij', partij],
    queryFn: async () =>
      (await clientOf(klanttaken).lijst({ query: { partij, status: 'open', aantal: MOST } })).resultaten,
  })

export const klanttaakQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'een', uuid],
    queryFn: () => clientOf(klanttaken).tonen({ params: { uuid } }),
  })

export const trailQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'verloop', uuid],
    queryFn: async () => (await clientOf(klanttaken).verloop({ params: { uuid } })).resultaten,
  })

export const paymentsQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'betalingen', uuid],
    queryFn: async () => (await clientOf(klanttaken).betalingen({ params: { uuid } })).resultaten,
  })

export const signatureQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'handtekening', uuid],
    queryFn: () => clientOf(klanttaken).handtekening({ params: { uuid } }),
    retry: false,
  })

/** Queries the people who can get a klanttaak in a zaak. */
export const candidatesQuery = (zaak: string) =>
  queryOptions({
    queryKey: [...KLANTTAKEN, 'kandidaten', zaak],
    queryFn: async () => (await clientOf(klanttaken).kandidaten({ query: { zaak } })).resultaten,
  })

/** The templates for a zaaktype. */
export const templatesQuery = (zaaktype: string) =>
  queryOptions({
    queryKey: ['klanttaaksjablonen', 'voor', zaaktype],
    queryFn: async () => (await clientOf(klanttaaksjablonen).lijst({ query: { zaaktype, actief: 'true' } })).resultaten,
  })

/** The worklists, the first one first. */
export const LISTS = ['uitgevoerd', 'nietVerwerkt', 'nietHerinnerd', 'open', 'verlopen', 'alle'] as const
export type List = (typeof LISTS)[number]

function filtersOf(list: List) {
  if (list === 'alle') return {}
  if (list === 'nietVerwerkt') return { nietVerwerkt: 'true' } as const
  return list === 'nietHerinnerd' ? ({ nietHerinnerd: 'true' } as const) : { status: list }
}

/** A page of a worklist. */
export const listQuery = (list: List) =>
  infiniteQueryOptions({
    queryKey: [...KLANTTAKEN, 'lijst', list],
    queryFn: ({ pageParam: na }) => clientOf(klanttaken).lijst({ query: { ...filtersOf(list), na, aantal: PAGE } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })
