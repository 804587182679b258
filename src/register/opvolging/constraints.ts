import type { Constraints } from '../../platform/constraints.ts'
import { zonderActor, zonderBetrokkene, zonderOpvolging } from '../klantcontacten/contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  klantcontact_zonder_opvolging: zonderOpvolging,
  klantcontact_zonder_betrokkene: zonderBetrokkene,
  klantcontact_zonder_actor: zonderActor,
}
