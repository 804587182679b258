import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { documenten } from '../contract.ts'
import { scanRefresh } from './download-name.tsx'

/** Gives the address of the content of a document. */
export const contentOf = (uuid: string): string => `/api/v1/informatieobjecten/${uuid}/inhoud`

/** Queries a document. It never changes; only the virus scan says something of it, once. */
export const documentQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['documenten', uuid],
    queryFn: () => clientOf(documenten).tonen({ params: { uuid } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => scanRefresh(data && [data]),
  })

/** Queries the documents that are a bijlage of a klantcontact, all at once. */
export const documentsQuery = (klantcontact: string) =>
  queryOptions({
    queryKey: ['documenten', 'klantcontact', klantcontact],
    queryFn: async () => (await clientOf(documenten).lijst({ query: { klantcontact } })).resultaten,
    refetchInterval: ({ state: { data } }) => scanRefresh(data),
  })
