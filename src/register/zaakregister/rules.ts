import { VERTROUWELIJKHEDEN, type Vertrouwelijkheid } from '../../begrippen/contract.ts'
import { SPELING_MS } from '../../begrippen/kalender.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { RECHTEN } from './contract.ts'

// Decides what may happen with a zaak of the register inside: the rules of the ZGW standards (Zaken API 1.5.1). Pure. Codes are those of the standards.

/** The state of a zaak, as far as decisions need it. */
export interface Zaakstand {
  uuid: string
  zaaktype: string
  bronorganisatie: string
  identificatie: string
  startdatum: string
  einddatum: string | null
  hoofdzaak: string | null
  hoofdzaakGesloten: boolean
  /** Of its statussen: how many, and the latest moment at which one was set. */
  statussen: number
  laatsteStatusOp: string | null
  resultaat: string | null
  deelzaken: number
  openDeelzaken: number
  deelzakenZonderResultaat: number
  vergrendeldeDocumenten: number
  documentenZonderGebruiksrecht: number
}

const fault = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason })
const whole = (code: string, reason: string) => fault('nonFieldErrors', code, reason)

export const GESLOTEN = 'Deze zaak is afgesloten en kan niet worden gewijzigd.'

/** May somebody change what belongs to this zaak? Closed, it takes a right of its own. */
export const mayChange = ({ einddatum }: Pick<Zaakstand, 'einddatum'>, rechten: ReadonlySet<string>): boolean =>
  einddatum === null || rechten.has(RECHTEN.geforceerdBijwerken)

/** May somebody set a status? The first goes with making the zaak. */
export const maySetStatus = ({ statussen }: Pick<Zaakstand, 'statussen'>, rechten: ReadonlySet<string>): boolean =>
  rechten.has(RECHTEN.statusToevoegen) ||
  rechten.has(RECHTEN.bijwerken) ||
  (statussen === 0 && rechten.has(RECHTEN.aanmaken))

/** Is a zaaktype so that a zaak can be started that begins on a day? */
export function startFaults(
  zaaktype: { concept: boolean; beginGeldigheid: string; eindeGeldigheid: string | null },
  startdatum: string,
): InvalidParam[] {
  if (zaaktype.concept) return [fault('zaaktype', 'not-published', 'Dit zaaktype is een concept.')]
  const { beginGeldigheid, eindeGeldigheid } = zaaktype
  if (startdatum < beginGeldigheid || (eindeGeldigheid !== null && startdatum > eindeGeldigheid))
    return [fault('zaaktype', 'invalid-validity', 'Dit zaaktype geldt niet op de startdatum van de zaak.')]
  return []
}

export interface NieuweStatus {
  /** The statustype, and the zaaktype to which it belongs. */
  zaaktype: string
  isEindstatus: boolean
  /** When it was set. */
  op: Date
}

/** Finds what is missing before a zaak can end. */
function endFaults(zaak: Zaakstand): InvalidParam[] {
  const faults: InvalidParam[] = []
  if (zaak.resultaat === null)
    faults.push(whole('resultaat-does-not-exist', 'Leg eerst een resultaat vast: daarmee eindigt een zaak.'))
  if (zaak.openDeelzaken > 0)
    faults.push(whole('deelzaken-not-closed', 'Er zijn deelzaken die nog niet zijn afgesloten.'))
  if (zaak.deelzakenZonderResultaat > 0)
    faults.push(whole('deelzaak-resultaat-does-not-exist', 'Er zijn deelzaken zonder resultaat.'))
  if (zaak.vergrendeldeDocumenten > 0)
    faults.push(whole('informatieobject-locked', 'Er zijn documenten die nog vergrendeld zijn.'))
  if (zaak.documentenZonderGebruiksrecht > 0)
    faults.push(
      whole('indicatiegebruiksrecht-unset', 'Van een document is niet bekend of er gebruiksrechten op rusten.'),
    )
  return faults
}

/** Why a status cannot be set; nothing when it can. */
export function statusFaults(zaak: Zaakstand, { zaaktype, isEindstatus, op }: NieuweStatus, now: Date): InvalidParam[] {
  if (zaaktype !== zaak.zaaktype)
    return [whole('zaaktype-mismatch', 'Dit statustype hoort bij een ander zaaktype dan de zaak.')]
  // Open Forms and others send the time of their own clock.
  if (op.getTime() > now.getTime() + SPELING_MS)
    return [fault('datumStatusGezet', 'date-in-future', 'Een status kan niet in de toekomst zijn gezet.')]
  if (isEindstatus) return endFaults(zaak)
  if (zaak.einddatum !== null && zaak.hoofdzaakGesloten)
    return [whole('hoofdzaak-closed', 'De hoofdzaak is afgesloten: deze deelzaak kan niet worden heropend.')]
  return []
}

/** Does a status end the zaak, open it again, or neither? What was set later decides. */
export function effectOfStatus(
  zaak: Zaakstand,
  { isEindstatus, op }: Pick<NieuweStatus, 'isEindstatus' | 'op'>,
): 'afsluiten' | 'heropenen' | undefined {
  if (zaak.laatsteStatusOp !== null && Date.parse(zaak.laatsteStatusOp) > op.getTime()) return undefined
  if (isEindstatus) return 'afsluiten'
  return zaak.einddatum === null ? undefined : 'heropenen'
}

/** Why a rol cannot be added. */
export function rolFaults(
  zaak: Pick<Zaakstand, 'zaaktype'>,
  roltype: { zaaktype: string; omschrijvingGeneriek: string },
  sameRollen: number,
): InvalidParam[] {
  if (roltype.zaaktype !== zaak.zaaktype)
    return [fault('roltype', 'zaaktype-mismatch', 'Dit roltype hoort bij een ander zaaktype dan de zaak.')]
  const isSingle = ['initiator', 'zaakcoordinator'].includes(roltype.omschrijvingGeneriek)
  if (isSingle && sameRollen > 0)
    return [whole('max-occurences', `Een zaak heeft hoogstens één ${roltype.omschrijvingGeneriek}.`)]
  return []
}

/** Why a zaak cannot be a deelzaak of this hoofdzaak. */
export function hoofdzaakFaults(hoofdzaak: Pick<Zaakstand, 'hoofdzaak' | 'uuid'>, own: string | null): InvalidParam[] {
  if (hoofdzaak.hoofdzaak !== null)
    return [fault('hoofdzaak', 'deelzaak-als-hoofdzaak', 'Een deelzaak kan geen hoofdzaak zijn.')]
  if (hoofdzaak.uuid === own)
    return [fault('hoofdzaak', 'self-relation', 'Een zaak kan geen deelzaak van zichzelf zijn.')]
  return []
}

/** Is this as vertrouwelijk as that, or more? */
export const isAtLeast = (one: Vertrouwelijkheid, other: Vertrouwelijkheid): boolean =>
  VERTROUWELIJKHEDEN.indexOf(one) >= VERTROUWELIJKHEDEN.indexOf(other)

/** Checks the lock that a change of a document needs. */
export function lockFaults(lock: string | null, given: string): InvalidParam[] {
  if (lock === null)
    return [whole('unlocked', 'Vergrendel het document eerst: alleen wie het heeft vergrendeld kan het wijzigen.')]
  if (given === '') return [fault('lock', 'missing-lock-id', 'Noem het lock waarmee het document is vergrendeld.')]
  if (given !== lock)
    return [fault('lock', 'incorrect-lock-id', 'Dit is niet het lock waarmee het document is vergrendeld.')]
  return []
}
