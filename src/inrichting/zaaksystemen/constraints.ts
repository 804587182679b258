import type { Constraints } from '../../platform/constraints.ts'
import { atField } from '../../platform/problems.ts'
import { zaaksysteemBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  zaaksysteem_naam_uniek: () => atField(zaaksysteemBestaatAl, 'naam'),
  zaaksysteem_zaken_url_uniek: () => atField(zaaksysteemBestaatAl, 'zakenUrl'),
}
