import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../../web/frame/client.ts'
import { useRight } from '../../../../web/frame/rights.ts'
import { basisregistraties } from '../../../basisregistraties/contract.ts'

/** Tells in which basisregistraties the user can look. */
export function useOutside(): { brp: boolean; kvk: boolean } {
  const may = {
    list: useRight(basisregistraties.bronnen),
    brp: useRight(basisregistraties.personen),
    kvk: useRight(basisregistraties.organisaties),
  }
  const { data } = useQuery({
    queryKey: ['basisregistraties'],
    queryFn: () => clientOf(basisregistraties).bronnen(),
    enabled: may.list,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { brp: may.brp && data?.brp === true, kvk: may.kvk && data?.kvk === true }
}
