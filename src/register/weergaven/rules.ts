import { VAN_EENHEDEN, VAN_MIJN_EENHEDEN } from '../internetaken/contract.ts'
import { klantcontacten } from '../klantcontacten/contract.ts'
import { type Vervallen, WeergaveInhoud } from './contract.ts'

export interface Gelezen {
  inhoud: WeergaveInhoud
  /** Nothing was left out. */
  isHeel: boolean
}

/**
 * Reads what a view holds for a user. An afdeling is left out when the list has none, or when the list is about the user's own afdelingen
 * and this is not one of them; a label is left out when it was removed.
 * @param eenheden the afdelingen and groepen of the user
 */
export function readAloud(
  bewaard: Readonly<Record<string, unknown>>,
  eenheden: readonly string[],
  labelIsEr: boolean,
): Gelezen {
  const { inhoud, isHeel } = readContent(bewaard)
  const { lijst, eenheid, label } = inhoud
  const past = VAN_MIJN_EENHEDEN.includes(lijst) ? eenheden.includes(eenheid ?? '') : VAN_EENHEDEN.includes(lijst)
  const over = { ...inhoud, eenheid: past ? eenheid : null, label: labelIsEr ? label : null }
  return { inhoud: over, isHeel: isHeel && over.eenheid === eenheid && over.label === label }
}

/** Reads what a view holds, as far as the worklist still knows it. */
export function readContent(bewaard: Readonly<Record<string, unknown>>): Gelezen {
  const heel = WeergaveInhoud.safeParse(bewaard)
  if (heel.success) return { inhoud: heel.data, isHeel: true }
  const bekend = Object.entries(WeergaveInhoud.shape).filter(
    ([naam, schema]) => schema.safeParse(bewaard[naam]).success,
  )
  const over = Object.fromEntries(bekend.map(([naam]) => [naam, bewaard[naam]]))
  return { inhoud: WeergaveInhoud.parse({ lijst: 'mijn', ...over }), isHeel: false }
}

/** The state of a view for a user. */
export interface Toestand {
  isHeel: boolean
  lijst: WeergaveInhoud['lijst']
  /** The rights of the user. */
  rechten: ReadonlySet<string>
  /** It is shared, or was until the afdeling or groep was gone. */
  gedeeld: boolean
  eenheidIsEr: boolean
  eigenaarIsLid: boolean
}

/** Without this right a user cannot see the list of klantcontacten zonder opvolging; every other list shows what the user may see (R28). */
const NODIG_VOOR_ZONDER = klantcontacten.lijst.right

/** Says why a view no longer shows or reaches what it was kept for. */
export function vervallenOf({ isHeel, lijst, rechten, gedeeld, eenheidIsEr, eigenaarIsLid }: Toestand): Vervallen[] {
  const redenen: Vervallen[] = []
  if (!isHeel) redenen.push('filter')
  if (lijst === 'zonder' && !rechten.has(NODIG_VOOR_ZONDER)) redenen.push('lijst')
  if (gedeeld && !eenheidIsEr) redenen.push('eenheid')
  if (gedeeld && eenheidIsEr && !eigenaarIsLid) redenen.push('lidmaatschap')
  return redenen
}
