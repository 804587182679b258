import type { actoren } from '../../../inrichting/actoren/contract.ts'
import type { ZICHTRECHTEN } from '../../../inrichting/toegang/contract.ts'
import type { internetaken } from '../../../register/internetaken/contract.ts'
import type { klantcontacten } from '../../../register/klantcontacten/contract.ts'
import type { klanttaken } from '../../../register/klanttaken/contract.ts'
import type { partijen } from '../../../register/partijen/contract.ts'
import type { RECHTEN } from '../../../register/zaakregister/contract.ts'

type RightsOf<C> = { [Name in keyof C]: C[Name] extends { right: infer R } ? R : never }[keyof C]
type Values<O> = O[keyof O]

/** Destroying klantcontacten needs a right of its own, because they are otherwise kept for good (R10, R30). */
export const VERNIETIGEN = 'klantcontacten.vernietigen'

/** No caller has this right: what needs it is refused. */
export const NOBODY = ''

/** A right that an operation of a face can need: one that the features have. Another text does not compile. */
export type Recht =
  | RightsOf<typeof actoren>
  | RightsOf<typeof internetaken>
  | RightsOf<typeof klantcontacten>
  | RightsOf<typeof klanttaken>
  | RightsOf<typeof partijen>
  | Values<typeof RECHTEN>
  | Values<typeof ZICHTRECHTEN>
  | typeof VERNIETIGEN
  | 'klanttaken.verwijderen'
