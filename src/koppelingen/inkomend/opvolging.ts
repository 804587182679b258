import * as actoren from '../../inrichting/actoren/queries.ts'
import * as vragensets from '../../inrichting/vragensets/queries.ts'
import { beantwoord } from '../../inrichting/vragensets/rules.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problems.ts'
import type { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { checkStart } from '../../register/zaken/starten.ts'
import type { Regel, SoortInkomend } from './contract.ts'
import type { Inzending } from './inzending.ts'
import type * as queries from './queries.ts'
import { antwoordenOf, valuesOf } from './rules.ts'

// The follow-up of a submission (R12): the zaak that its rule names, or else an interne taak.

/** Gives the afdeling that gets the tasks: that of the kanaal, or else that of the settings. */
export async function afdelingOf(
  { db, config }: Pick<Context, 'db' | 'config'>,
  kanaal: queries.Kanaal | undefined,
  opmerkingen: string[],
): Promise<string[]> {
  if (kanaal?.afdeling?.actief) return [kanaal.afdeling.uuid]
  if (kanaal?.afdeling)
    opmerkingen.push(`${kanaal.afdeling.naam} is niet meer in gebruik: de taak ging naar ${config.INKOMEND_AFDELING}.`)
  const uuid = await actoren.eenheidWithNaam(db, config.INKOMEND_AFDELING)
  if (!uuid) opmerkingen.push(`Er is geen afdeling die ${config.INKOMEND_AFDELING} heet: de taak is van niemand.`)
  return uuid ? [uuid] : []
}

/** Reads the answers to the vragenset of a rule; without them when they are not what it asks. */
async function vragensetOf({ db }: Context, regel: Regel, inzending: Inzending, opmerkingen: string[]) {
  if (!regel.vragenset) return undefined
  const { uuid } = regel.vragenset
  const [set] = await vragensets.inGebruik(db, [uuid])
  const antwoorden = { uuid, antwoorden: antwoordenOf(regel, inzending.velden) }
  const fout = set
    ? beantwoord(set, antwoorden).fouten[0]?.reason
    : 'Deze vragenset bestaat niet of is niet in gebruik.'
  if (!fout) return antwoorden
  opmerkingen.push(`De vragenset is niet ingevuld: ${fout}`)
  return undefined
}

/** Gives the zaak that starts; undefined when the zaaktype cannot be started. */
async function zaakOf(context: Context, { zaak }: Regel, inzending: Inzending, opmerkingen: string[]) {
  if (!zaak) return undefined
  const { eigenschappen, ...which } = zaak
  const start = {
    ...which,
    omschrijving: '',
    toelichting: '',
    eigenschappen: valuesOf(eigenschappen, inzending.velden, opmerkingen),
  }
  try {
    await checkStart(context, start)
    return start
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    opmerkingen.push(
      'De zaak is niet gestart: dit zaaktype bestaat niet of is vandaag niet geldig. Er is een taak gemaakt.',
    )
    return undefined
  }
}

/** A submission with the rule that it is arranged by. */
export interface Indeling {
  soort: SoortInkomend
  inzending: Inzending
  kanaal: queries.Kanaal | undefined
  regel: Regel
}

/**
 * Gives what must happen. What the rule asks and cannot be is said in `opmerkingen`.
 * @param medewerkers took part themselves: what they answered they did (R20)
 */
export async function opvolgingOf(
  context: Context,
  { regel, inzending, kanaal, medewerkers }: Indeling & { medewerkers: readonly string[] },
  opmerkingen: string[],
): Promise<Pick<NieuwKlantcontact['opvolging'], 'internetaken' | 'zaakstarten'>> {
  const zaak = inzending.handeling ? undefined : await zaakOf(context, regel, inzending, opmerkingen)
  if (zaak) return { internetaken: [], zaakstarten: [zaak] }
  const vragenset = inzending.handeling ? undefined : await vragensetOf(context, regel, inzending, opmerkingen)
  const taak = {
    gevraagdeHandeling: inzending.handeling ?? regel.handeling,
    toelichting: '',
    actoren:
      inzending.isBeantwoord && medewerkers.length > 0
        ? [...medewerkers]
        : await afdelingOf(context, kanaal, opmerkingen),
    afgehandeld: inzending.isBeantwoord,
    ...(vragenset && { vragenset }),
  }
  return { internetaken: [taak], zaakstarten: [] }
}
