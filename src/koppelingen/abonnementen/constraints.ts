import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { abonnementBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  abonnement_naam_uniek: () => atField(abonnementBestaatAl, 'naam'),
}
