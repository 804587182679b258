import { actorInGebruik } from '../../inrichting/actoren/contract.ts'
import type { Constraints } from '../../platform/constraints.ts'
import { partijInGebruik } from '../partijen/contract.ts'
import { nietMuteerbaar } from './contract.ts'

/** The problems that refusals by the tables of klanttaken stand for. */
export const constraints: Constraints = {
  klanttaak_partij: partijInGebruik,
  klanttaak_uitgevoerd_door: partijInGebruik,
  klanttaak_behandelaar: actorInGebruik,
  klanttaak_blijft: nietMuteerbaar,
  klanttaak_overgang: nietMuteerbaar,
  betaling_overgang: nietMuteerbaar,
  betaling_door: partijInGebruik,
}
