import { VAN_EENHEDEN, VAN_MIJN_EENHEDEN, type Volgorde, type Werklijst } from '../contract.ts'

/** A worklist is a list of tasks, perhaps of one afdeling or groep, with a search text, filters, and an order. */
export interface Worklist {
  lijst: Werklijst
  eenheid: string | null
  /** Only what this medewerker has. */
  behandelaar: string | null
  sorteer: Volgorde
  zoek: string
  teLaat: boolean
  /** Only what is due today. */
  vandaag: boolean
  /** Only what came in by this kanaal; empty: by any. */
  kanaal: string
  /** Only what has this label. */
  label: string | null
  /** Only what has these words in its onderwerp. */
  onderwerp: string
}

/** At most this many tasks are assigned, or get labels, at once. */
export const MOST = 100

/** An address names a view alone, or what is shown with the view from which it departs. */
export interface WorklistAddress {
  weergave?: string | undefined
  lijst?: Werklijst | undefined
  eenheid?: string | undefined
  behandelaar?: string | undefined
  sorteer?: Volgorde | undefined
  teLaat?: true | undefined
  vandaag?: true | undefined
  kanaal?: string | undefined
  label?: string | undefined
}

type List = Pick<Worklist, 'lijst'>

/** Tells whether a list shows tasks that are done. */
export const isDone = ({ lijst }: List) => lijst === 'gedaan' || lijst === 'afdelingGedaan'

/** Tells whether tasks in a list can be late; done tasks and klantcontacten cannot. */
export const knowsLate = (list: List) => !isDone(list) && list.lijst !== 'zonder'

/** Tells whether a list can be narrowed to a kanaal, a label or an onderwerp; klantcontacten zonder opvolging are few. */
export const knowsRareFilters = ({ lijst }: List) => lijst !== 'zonder'

/** Tells whether a list holds the tasks of my afdelingen and groepen. */
export const isOfMyUnits = ({ lijst }: List) => VAN_MIJN_EENHEDEN.includes(lijst)

/** Tells whether a list spans several afdelingen or groepen. */
export const knowsUnits = ({ lijst }: List) => VAN_EENHEDEN.includes(lijst)

/** Gives the order of a list; a list of done tasks begins with the last one. */
export const orderOf = ({ lijst, sorteer }: Pick<Worklist, 'lijst' | 'sorteer'>): Volgorde => {
  if (sorteer.endsWith('afgehandeldOp') === isDone({ lijst })) return sorteer
  return isDone({ lijst }) ? '-afgehandeldOp' : 'uiterlijkOp'
}
