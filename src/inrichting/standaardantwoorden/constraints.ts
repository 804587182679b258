import type { Constraints } from '../../platform/constraints.ts'
import { atField, invalid } from '../../platform/problems.ts'
import { ondertekeningBestaatAl, standaardantwoordBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  standaardantwoord_uniek: () => atField(standaardantwoordBestaatAl, 'naam'),
  standaardantwoord_onderwerp_alleen_antwoord: () =>
    invalid([{ name: 'onderwerp', code: 'niet-toegestaan', reason: 'Een ondertekening geldt voor elk onderwerp.' }]),
  standaardantwoord_ondertekening: () => atField(ondertekeningBestaatAl, 'afdeling'),
}
