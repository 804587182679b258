import { actorInGebruik } from '../../inrichting/actoren/contract.ts'
import type { Constraints } from '../../platform/constraints.ts'
import { invalid } from '../../platform/problems.ts'
import { partijInGebruik } from '../partijen/contract.ts'
import { nietMuteerbaar } from './contract.ts'

const wrongTimes = () => {
  const reason = 'Een gesprek begint voor het eindigt, en duurt hoogstens een dag.'
  return invalid([{ name: 'geeindigdOp', code: 'te-vroeg', reason }])
}

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  actor_klantcontact_actor: actorInGebruik,
  betrokkene_partij: partijInGebruik,
  klantcontact_niet_muteerbaar: nietMuteerbaar,
  klantcontact_in_de_toekomst: () =>
    invalid([
      { name: 'plaatsgevondenOp', code: 'in-de-toekomst', reason: 'Een klantcontact heeft al plaatsgevonden.' },
    ]),
  klantcontact_te_lang_geleden: () =>
    invalid([{ name: 'plaatsgevondenOp', code: 'te-lang-geleden', reason: 'Een klantcontact is niet van voor 1900.' }]),
  klantcontact_gespreksduur: wrongTimes,
  klantcontact_correctie_gespreksduur: wrongTimes,
  klantcontact_referentienummer_uniek: () =>
    invalid([
      { name: 'referentienummer', code: 'uniek', reason: 'Er is al een klantcontact met dit referentienummer.' },
    ]),
}
