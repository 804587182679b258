import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { kanaalBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  inkomend_kanaal_uniek: () => atField(kanaalBestaatAl, 'sleutel'),
}
