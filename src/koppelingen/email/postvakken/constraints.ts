import type { Constraints } from '../../../platform/constraints.ts'
import { atField } from '../../../platform/problems.ts'
import { postvakBestaatAl, regelBestaatAl } from '../contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  email_regel_naam_uniek: () => atField(regelBestaatAl, 'naam'),
  email_postvak_naam_uniek: () => atField(postvakBestaatAl, 'naam'),
}
