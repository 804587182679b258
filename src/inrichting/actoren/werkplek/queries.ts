import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { actoren } from '../contract.ts'

/** The query for the afdelingen and groepen of the municipality. */
export const unitsQuery = queryOptions({
  queryKey: ['actoren', 'eenheden'],
  queryFn: async () => {
    const query = { soortActor: 'organisatorische_eenheid', indicatieActief: 'true', aantal: '100' } as const
    return (await clientOf(actoren).lijst({ query })).resultaten
  },
})
