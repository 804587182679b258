import type { Constraints } from '../../platform/constraints.ts'
import { atField, invalid } from '../../platform/problems.ts'
import { versieBestaatAl } from './contract.ts'

const unique = (name: string, reason: string) => () => invalid([{ name, code: 'unique', reason }])
const nummerBezet = () =>
  invalid([
    {
      name: 'identificatie',
      code: 'identificatie-niet-uniek',
      reason: 'Dit nummer is bij deze organisatie al in gebruik.',
    },
  ])
const heldBy = (reason: string) => () => invalid([{ name: 'nonFieldErrors', code: 'pending-relations', reason }])

/** The problems that refusals by these tables stand for. */
export const constraints: Constraints = {
  zaakregister_zaaktype_versie_uniek: () => atField(versieBestaatAl, 'beginGeldigheid'),
  zaakregister_eigenschap_naam_uniek: unique('eigenschappen', 'Een eigenschap staat er twee keer in.'),
  zaakregister_zaaktype_informatieobjecttype_uniek: unique(
    'informatieobjecttypen',
    'Een documenttype staat er twee keer in.',
  ),
  zaakregister_zaak_identificatie_uniek: nummerBezet,
  zaakregister_document_identificatie_uniek: nummerBezet,
  zaakregister_zaak_deelzaken: heldBy('Deze zaak heeft deelzaken.'),
  zaakregister_zaak_einddatum: () =>
    invalid([{ name: 'startdatum', code: 'invalid', reason: 'Een zaak begint niet nadat zij is geëindigd.' }]),
  zaakregister_status_uniek: unique('nonFieldErrors', 'Op dit moment is van deze zaak al een status gezet.'),
  zaakregister_resultaat_uniek: unique('zaak', 'Deze zaak heeft al een resultaat.'),
  zaakregister_zaakeigenschap_uniek: unique('nonFieldErrors', 'Deze zaak heeft deze eigenschap al.'),
  zaakregister_zaakinformatieobject_uniek: unique('nonFieldErrors', 'Dit document is al aan deze zaak gekoppeld.'),
  zaakregister_zaakinformatieobject_document: heldBy('Dit document hoort bij een zaak.'),
}
