import { VAN_EENHEDEN, VAN_MIJN_EENHEDEN, type Volgorde, type Werklijst } from '../contract.ts'

/** What a worklist shows: which tasks, of which afdeling or groep, what is searched in it, whether only what is late, and in which order. */
export interface Worklist {
  lijst: Werklijst
  eenheid: string | null
  sorteer: Volgorde
  zoek: string
  teLaat: boolean
}

type List = Pick<Worklist, 'lijst'>

/** Lists of what is done. */
export const isDone = ({ lijst }: List) => lijst === 'gedaan' || lijst === 'afdelingGedaan'

/** Lists of what is done, or is no task, know nothing that is late. */
export const knowsLate = (list: List) => !isDone(list) && list.lijst !== 'zonder'

/** Lists of the tasks of my afdelingen and groepen. */
export const isOfMyUnits = ({ lijst }: List) => VAN_MIJN_EENHEDEN.includes(lijst)

/** Lists of more than one afdeling or groep. */
export const knowsUnits = ({ lijst }: List) => VAN_EENHEDEN.includes(lijst)

/** In which order a list is: what is done begins with the last. */
export const orderOf = ({ lijst, sorteer }: Pick<Worklist, 'lijst' | 'sorteer'>): Volgorde => {
  if (sorteer.endsWith('afgehandeldOp') === isDone({ lijst })) return sorteer
  return isDone({ lijst }) ? '-afgehandeldOp' : 'uiterlijkOp'
}
