import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { weergaveBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  weergave_naam_uniek: () => atField(weergaveBestaatAl, 'naam'),
}
