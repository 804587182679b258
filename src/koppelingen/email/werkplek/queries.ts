import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { postvakken } from '../contract.ts'

/** Everything about mailboxes is cached under this key. */
export const POSTVAKKEN = ['postvakken'] as const

export const mailboxesQuery = queryOptions({
  queryKey: [...POSTVAKKEN, 'lijst'],
  queryFn: () => clientOf(postvakken).lijst(),
})

/** The messages of a mailbox that were put aside. */
export const asideQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...POSTVAKKEN, 'apart', uuid],
    queryFn: () => clientOf(postvakken).berichten({ params: { uuid }, query: { stand: 'apart', aantal: '100' } }),
  })
