import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import type { Option } from '../../../web/ui/combobox-field.tsx'
import { actoren } from '../contract.ts'

/** The query for the afdelingen and groepen of the municipality. */
export const unitsQuery = queryOptions({
  queryKey: ['actoren', 'eenheden'],
  queryFn: async () => {
    const query = { soortActor: 'organisatorische_eenheid', indicatieActief: 'true', aantal: '100' } as const
    return (await clientOf(actoren).lijst({ query })).resultaten
  },
})

/** Queries the names of actoren, for a field in which they were chosen. */
export const optionsQuery = (uuids: readonly string[]) =>
  queryOptions({
    queryKey: ['actoren', 'namen', uuids],
    queryFn: () =>
      Promise.all(
        uuids.map(async (uuid): Promise<Option> => {
          const { naam } = await clientOf(actoren).tonen({ params: { uuid } })
          return { id: uuid, label: naam }
        }),
      ),
  })
