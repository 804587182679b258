import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { sjabloonBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  klanttaaksjabloon_uniek: () => atField(sjabloonBestaatAl, 'naam'),
}
