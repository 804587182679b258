import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { clientIdBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  applicatie_client_id_uniek: () => atField(clientIdBestaatAl, 'clientId'),
}
