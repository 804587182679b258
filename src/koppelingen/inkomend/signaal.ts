import type { Context } from '../../platform/context.ts'
import { shortened } from '../../platform/text.ts'
import { NieuwSignaal } from '../../register/signalen/contract.ts'
import { add } from '../../register/signalen/queries.ts'
import type { Regel, SoortInkomend } from './contract.ts'
import type { Inzending } from './inzending.ts'
import type { Indeling } from './opvolging.ts'
import { arrange, ruleOf } from './rules.ts'

// A submission that is a melding openbare ruimte goes on to Signalen, when its rule says so.

/** The fields in which Open311 has a place. */
const OPEN311 = { adres: 'address_string', lengtegraad: 'long', breedtegraad: 'lat' } as const

const degrees = (text: string): number | null => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null)

/** Tells whether a rule says what Signalen reads. Without that it would be all that was filled in, with whoever it is about (R3). */
export const saysWhat = (soort: SoortInkomend, regel: Regel): boolean =>
  regel.signaal === null || ruleOf(soort, regel).inhoud.length > 0

/** Gives what Signalen reads: the lines of the rule, without the fields that say who somebody is, also where the rule names one. */
function tekstOf(regel: Regel, inzending: Inzending, now: Date): string {
  const personal = new Set(Object.values(regel.klant))
  const velden = inzending.velden.filter(({ veld }) => !personal.has(veld))
  const { inhoud, onderwerp } = arrange(regel, { ...inzending, velden }, now)
  return shortened(inhoud || onderwerp, 1000)
}

/**
 * Passes a submission on to Signalen as a melding: the klantcontact has its task until Signalen has it (R12).
 * @returns what cannot be passed on as the rule says, in Dutch
 */
export async function passOn(
  context: Context,
  klantcontact: string,
  { soort, regel, inzending }: Indeling,
): Promise<string[]> {
  const { signaal } = regel
  if (!signaal) return []
  if (!saysWhat(soort, regel))
    return ['Deze inzending ging niet door naar Signalen: de regel zegt niet wat Signalen leest.']
  const waarden = new Map(inzending.velden.map(({ veld, waarde }) => [veld, waarde]))
  const at = (part: keyof typeof OPEN311) => waarden.get(signaal[part] || OPEN311[part]) ?? ''
  const [lengtegraad, breedtegraad] = [degrees(at('lengtegraad')), degrees(at('breedtegraad'))]
  const hasPoint = lengtegraad !== null && breedtegraad !== null
  const {
    rollen: [spreker],
  } = arrange(regel, inzending, context.now)
  const read = NieuwSignaal.safeParse({
    ...{
      categorie: signaal.categorie,
      categorieNaam: signaal.categorieNaam,
      tekst: tekstOf(regel, inzending, context.now),
    },
    plaats: { adres: shortened(at('adres'), 200), ...(hasPoint && { lengtegraad, breedtegraad }) },
    melderDelen: spreker.digitaleAdressen.length > 0,
    afronden: true,
  })
  if (!read.success) return ['Deze inzending ging niet door naar Signalen: zij noemt geen plaats.']
  await add(context.db, klantcontact, read.data, { uuid: context.wie.uuid, now: context.now })
  return []
}
