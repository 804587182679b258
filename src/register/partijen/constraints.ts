import type { Constraints } from '../../platform/constraints.ts'
import { notAllowed } from '../../platform/problems.ts'
import { identificatorBestaatAl, nummerBestaatAl } from './contract.ts'

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  partij_geheimhouding: () =>
    notAllowed({ detail: 'Geheimhouding opheffen mag alleen wie het recht partijen.geheimhouding heeft.' }),
  partij_nummer_uniek: nummerBestaatAl,
  partij_identificator_uniek: identificatorBestaatAl,
}
