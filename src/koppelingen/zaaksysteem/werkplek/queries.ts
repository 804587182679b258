import { queryOptions } from '@tanstack/react-query'
import { zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'

/** Everything about zaaksystemen is cached under this key. */
export const ZAAKSYSTEMEN = ['zaaksystemen'] as const

export const systemsQuery = queryOptions({
  queryKey: [...ZAAKSYSTEMEN, 'lijst'],
  queryFn: () => clientOf(zaaksystemen).lijst(),
})

/** One zaaksysteem with its zaaktypen. */
export const typesQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...ZAAKSYSTEMEN, 'zaaktypen', uuid],
    queryFn: async () => {
      const client = clientOf(zaaksystemen)
      const [systeem, { resultaten }] = await Promise.all([
        client.tonen({ params: { uuid } }),
        client.zaaktypen({ params: { uuid } }),
      ])
      return { systeem, zaaktypen: resultaten }
    },
  })
