import { actorInGebruik } from '../../inrichting/actoren/contract.ts'
import type { Constraints } from '../../platform/constraints.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  interne_taak_actor_actor: actorInGebruik,
}
