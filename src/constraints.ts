import { actorInGebruik } from './inrichting/actoren/contract.ts'
import { kanaalBestaatAl } from './inrichting/kanalen/contract.ts'
import { normBestaatAl } from './inrichting/normen/contract.ts'
import { clientIdBestaatAl } from './inrichting/toegang/contract.ts'
import { zaaksysteemBestaatAl } from './inrichting/zaaksystemen/contract.ts'
import { abonnementBestaatAl } from './koppelingen/abonnementen/contract.ts'
import { isConcurrent } from './platform/database.ts'
import { atField, conflict, invalid, notAllowed, type Problem } from './platform/problems.ts'
import { nietMuteerbaar, zonderActor, zonderBetrokkene, zonderOpvolging } from './register/klantcontacten/contract.ts'
import { nietMuteerbaar as klanttaakNietMuteerbaar } from './register/klanttaken/contract.ts'
import { identificatorBestaatAl, nummerBestaatAl, partijInGebruik } from './register/partijen/contract.ts'
import { weergaveBestaatAl } from './register/weergaven/contract.ts'
import { versieBestaatAl } from './register/zaakregister/contract.ts'

const unique = (name: string, reason: string) => () => invalid([{ name, code: 'unique', reason }])
const nummerBezet = () =>
  invalid([
    {
      name: 'identificatie',
      code: 'identificatie-niet-uniek',
      reason: 'Dit nummer is bij deze organisatie al in gebruik.',
    },
  ])
const hangtVast = (reason: string) => () => invalid([{ name: 'nonFieldErrors', code: 'pending-relations', reason }])

/** What a refusal of the database means, by the name of the constraint: the only place where the two are tied. */
const PROBLEMS: Record<string, () => Problem> = {
  actor_klantcontact_actor: actorInGebruik,
  interne_taak_actor_actor: actorInGebruik,
  betrokkene_partij: partijInGebruik,
  klanttaak_partij: partijInGebruik,
  klanttaak_uitgevoerd_door: partijInGebruik,
  klanttaak_behandelaar: actorInGebruik,
  klanttaak_blijft: klanttaakNietMuteerbaar,
  klanttaak_overgang: klanttaakNietMuteerbaar,
  partij_geheimhouding: () =>
    notAllowed({ detail: 'Geheimhouding opheffen mag alleen wie het recht partijen.geheimhouding heeft.' }),
  partij_nummer_uniek: nummerBestaatAl,
  partij_identificator_uniek: identificatorBestaatAl,
  applicatie_client_id_uniek: () => atField(clientIdBestaatAl, 'clientId'),
  kanaal_naam_uniek: () => atField(kanaalBestaatAl, 'naam'),
  zaaksysteem_naam_uniek: () => atField(zaaksysteemBestaatAl, 'naam'),
  zaaksysteem_zaken_url_uniek: () => atField(zaaksysteemBestaatAl, 'zakenUrl'),
  weergave_naam_uniek: () => atField(weergaveBestaatAl, 'naam'),
  abonnement_naam_uniek: () => atField(abonnementBestaatAl, 'naam'),
  norm_uniek: () => atField(normBestaatAl, 'onderwerp'),
  zaakregister_zaaktype_versie_uniek: () => atField(versieBestaatAl, 'beginGeldigheid'),
  zaakregister_eigenschap_naam_uniek: unique('eigenschappen', 'Een eigenschap staat er twee keer in.'),
  zaakregister_zaaktype_informatieobjecttype_uniek: unique(
    'informatieobjecttypen',
    'Een documenttype staat er twee keer in.',
  ),
  zaakregister_zaak_identificatie_uniek: nummerBezet,
  zaakregister_document_identificatie_uniek: nummerBezet,
  zaakregister_zaak_deelzaken: hangtVast('Deze zaak heeft deelzaken.'),
  zaakregister_zaak_einddatum: () =>
    invalid([{ name: 'startdatum', code: 'invalid', reason: 'Een zaak begint niet nadat zij is geëindigd.' }]),
  zaakregister_status_uniek: unique('nonFieldErrors', 'Op dit moment is van deze zaak al een status gezet.'),
  zaakregister_resultaat_uniek: unique('zaak', 'Deze zaak heeft al een resultaat.'),
  zaakregister_zaakeigenschap_uniek: unique('nonFieldErrors', 'Deze zaak heeft deze eigenschap al.'),
  zaakregister_zaakinformatieobject_uniek: unique('nonFieldErrors', 'Dit document is al aan deze zaak gekoppeld.'),
  zaakregister_zaakinformatieobject_document: hangtVast('Dit document hoort bij een zaak.'),
  klantcontact_niet_muteerbaar: nietMuteerbaar,
  klantcontact_zonder_opvolging: zonderOpvolging,
  klantcontact_zonder_betrokkene: zonderBetrokkene,
  klantcontact_zonder_actor: zonderActor,
  klantcontact_in_de_toekomst: () =>
    invalid([
      { name: 'plaatsgevondenOp', code: 'in-de-toekomst', reason: 'Een klantcontact heeft al plaatsgevonden.' },
    ]),
  klantcontact_te_lang_geleden: () =>
    invalid([{ name: 'plaatsgevondenOp', code: 'te-lang-geleden', reason: 'Een klantcontact is niet van voor 1900.' }]),
  klantcontact_referentienummer_uniek: () =>
    invalid([
      { name: 'referentienummer', code: 'uniek', reason: 'Er is al een klantcontact met dit referentienummer.' },
    ]),
}

/** The problem that an error of the database stands for; undefined when it is a fault of ours. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  const { constraint } = error as { constraint?: string }
  const known = constraint && PROBLEMS[constraint]
  if (known) return known()
  return isConcurrent(error) ? conflict() : undefined
}
