import { useQuery } from '@tanstack/react-query'
import type { Me } from '../inrichting/toegang/werkplek/me.ts'
import { zaakregister } from '../register/zaakregister/contract.ts'
import { catalogueQuery } from '../register/zaakregister/werkplek/queries.ts'
import { navigationFor } from './navigation.ts'

/** Lists the main parts that are there for a user; a municipality without zaaktypen in the register inside has no zaken there. */
export function useParts(me: Me | undefined): ReturnType<typeof navigationFor> {
  const mayAsk = me?.rechten.includes(zaakregister.catalogus.right) ?? false
  const { data: register } = useQuery({ ...catalogueQuery, enabled: mayAsk })
  const isThere = ({ text }: { text: string }) => text !== 'cases' || !mayAsk || (register?.zaaktypen ?? 0) > 0
  return me ? navigationFor(me).filter(isThere) : []
}
