import type { Context } from '../../platform/context.ts'
import { shortened } from '../../platform/text.ts'
import { NieuwSignaal } from '../../register/signalen/contract.ts'
import { add } from '../../register/signalen/queries.ts'
import type { Indeling } from './opvolging.ts'
import { arrange } from './rules.ts'

// A submission that is a melding openbare ruimte goes on to Signalen, when its rule says so.

/** The fields in which Open311 has a place. */
const OPEN311 = { adres: 'address_string', lengtegraad: 'long', breedtegraad: 'lat' } as const

const degrees = (text: string): number | null => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null)

/**
 * Passes a submission on to Signalen as a melding: the klantcontact has its task until Signalen has it (R12).
 * @returns what cannot be passed on as the rule says, in Dutch
 */
export async function passOn(
  context: Context,
  klantcontact: string,
  { regel, inzending }: Indeling,
): Promise<string[]> {
  const { signaal } = regel
  if (!signaal) return []
  const waarden = new Map(inzending.velden.map(({ veld, waarde }) => [veld, waarde]))
  const at = (part: keyof typeof OPEN311) => waarden.get(signaal[part] || OPEN311[part]) ?? ''
  const [lengtegraad, breedtegraad] = [degrees(at('lengtegraad')), degrees(at('breedtegraad'))]
  const hasPoint = lengtegraad !== null && breedtegraad !== null
  const {
    onderwerp,
    inhoud,
    rollen: [spreker],
  } = arrange(regel, inzending, context.now)
  const read = NieuwSignaal.safeParse({
    ...{
      categorie: signaal.categorie,
      categorieNaam: signaal.categorieNaam,
      tekst: shortened(inhoud || onderwerp, 1000),
    },
    plaats: { adres: shortened(at('adres'), 200), ...(hasPoint && { lengtegraad, breedtegraad }) },
    melderDelen: spreker.digitaleAdressen.length > 0,
    afronden: true,
  })
  if (!read.success) return ['Deze inzending ging niet door naar Signalen: zij noemt geen plaats.']
  await add(context.db, klantcontact, read.data, { uuid: context.wie.uuid, now: context.now })
  return []
}
