import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { ondertekeningBestaatAl, standaardantwoordBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  standaardantwoord_uniek: () => atField(standaardantwoordBestaatAl, 'naam'),
  standaardantwoord_ondertekening: () => atField(ondertekeningBestaatAl, 'afdeling'),
}
