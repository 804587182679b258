import { KANAAL_MIJN } from '../../begrippen/kanaal.ts'
import { anderDocument } from '../../register/klanttaken/contract.ts'
import { areShown, documentenToSign } from '../../register/klanttaken/ondertekenen.ts'
import { carryOut } from '../../register/klanttaken/uitvoeren.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import type { Antwoord, MijnContext } from '../frame/pages.ts'
import { vertegenwoordigerOf } from '../frame/spreker.ts'
import { isDone, lockOwn, ownTaak, pathOf, refusal } from './eigen.ts'
import { versieIn } from './formulier.ts'
import { AGREED, canSign, SHOWN } from './te-ondertekenen.ts'
import { texts } from './texts.ts'
import { page, refusedPage } from './tonen.ts'

// Signing a klanttaak: exactly these documents were shown, and whoever is logged in says "Ik onderteken" (decision 0061).

const all = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** The documents that were shown, as the form says. */
const shownIn = (waarden: Formuliervelden) =>
  all(waarden[SHOWN]).map((text) => {
    const [uuid = '', sha256 = ''] = text.split(' ')
    return { uuid, sha256 }
  })

/** Signs; or shows again what there is to sign. */
export async function ondertekenen(context: MijnContext, uuid: string, waarden: Formuliervelden): Promise<Antwoord> {
  const { db, taal } = context
  const t = texts[taal]
  const taak = await ownTaak(context, uuid)
  const stand = await lockOwn(context, taak, 'ondertekenen')
  if (isDone(stand)) return { to: pathOf(taak) }
  const documenten = await documentenToSign(db, uuid)
  const versie = versieIn(waarden)
  const refused = refusal(context, stand, versie)
  if (refused) return refusedPage(context, taak, refused, { documenten })
  if (!canSign(context)) return page(context, taak, { documenten })
  if (!all(waarden[AGREED]).includes('ja')) {
    const fouten = [{ name: AGREED, code: 'verplicht', reason: t.notAgreed }]
    return page(context, taak, { ingevuld: { waarden: {}, fouten }, documenten })
  }
  const handtekening = { akkoord: true as const, documenten: shownIn(waarden) }
  if (!areShown(documenten, handtekening)) return refusedPage(context, taak, anderDocument(), { documenten })
  const door = await vertegenwoordigerOf(context)
  const uitvoering = { versie, kanaal: KANAAL_MIJN, bijlagen: [], opmerking: '', actoren: [], handtekening }
  await carryOut(context, stand, door ? { ...uitvoering, door } : uitvoering, { isBevoegd: true })
  return { to: pathOf(taak) }
}
