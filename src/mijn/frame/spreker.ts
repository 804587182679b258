import type { NieuweBetrokkene } from '../../register/klantcontacten/contract.ts'
import type { Identificator, PartijGegevens } from '../../register/partijen/contract.ts'
import { establish } from '../../register/partijen/registreren.ts'
import { isVertegenwoordigd, type Klant } from './hoedanigheid.ts'
import type { MijnContext } from './pages.ts'

// Names the speaker in Mijn, as a klantcontact does (R14): the klant, or the person who acts for the klant (R4).

/** The number by which the register finds a klant again; undefined for somebody whom no basisregistratie knows (R2). */
export function identificatorOf({ soort, waarde, kvkNummer }: Klant): Identificator | undefined {
  if (soort === 'eidas') return undefined
  if (soort !== 'vestigingsnummer') return { soort, nummer: waarde }
  return kvkNummer === undefined ? undefined : { soort, nummer: waarde, kvkNummer }
}

/** The name that somebody gave of themselves, where the login service told none. */
export interface Naam {
  voornaam: string
  achternaam: string
  /** Of an organisatie. */
  naam: string
}

const contactnaamOf = ({ voornaam, achternaam }: Pick<Naam, 'voornaam' | 'achternaam'>) => ({
  voorletters: '',
  voornaam,
  voorvoegselAchternaam: '',
  achternaam,
})

const gegevensOf = (isPersoon: boolean, naam: Naam, identificator: Identificator): PartijGegevens =>
  isPersoon
    ? {
        soortPartij: 'persoon',
        contactnaam: contactnaamOf(naam),
        identificatoren: [identificator],
      }
    : { soortPartij: 'organisatie', naam: naam.naam, identificatoren: [identificator] }

const knownOrRegistered = (context: MijnContext, isPersoon: boolean, naam: Naam, identificator: Identificator) =>
  establish(context, gegevensOf(isPersoon, naam, identificator), context.hoedanigheid)

/**
 * Registers the klant, who wants that (R1, R30), unless the register has one with this number already. Gives the partij.
 * @throws Problem with every fault
 */
export async function registerKlant(context: MijnContext, naam: Naam): Promise<string | undefined> {
  const { klant, soort } = context.hoedanigheid
  const identificator = identificatorOf(klant)
  return identificator && knownOrRegistered(context, soort === 'burger', naam, identificator)
}

const NAMELESS = 'Vertegenwoordiger'

/**
 * Gives the partij of who acts for the klant. Whoever acts for somebody else is a partij (R4): the login service established who it is.
 * Undefined when it gave no number. That they represent the klant is said by the klantcontact, and not kept for the next time: only the login
 * service knows whether the mandate is still there then.
 */
export async function vertegenwoordigerOf(context: MijnContext): Promise<string | undefined> {
  const { hoedanigheid } = context
  if (!isVertegenwoordigd(hoedanigheid)) return undefined
  const { soort, waarde, naam = NAMELESS } = hoedanigheid.vertegenwoordiger
  if (soort === 'pseudoniem') return undefined
  const names = { voornaam: '', achternaam: naam, naam }
  return knownOrRegistered(context, soort === 'bsn', names, { soort, nummer: waarde })
}

/** How to reach somebody for one contact alone (R3, R8). */
export type Bereik = NieuweBetrokkene['digitaleAdressen']

/** The betrokkenen of a klantcontact that somebody makes in Mijn, and who took the initiative. */
export async function betrokkenenOf(
  context: MijnContext,
  klant: string | undefined,
  naam: Naam,
  digitaleAdressen: Bereik,
): Promise<{ betrokkenen: NieuweBetrokkene[]; initiatiefnemer: 'klant' | 'vertegenwoordiger' }> {
  const { hoedanigheid } = context
  const { middel, niveau } = hoedanigheid
  const isPersoon = hoedanigheid.soort === 'burger'
  // A visitor who is no partij is named with this contact alone (R3).
  const named: Pick<NieuweBetrokkene, 'partij' | 'organisatienaam' | 'contactnaam'> = klant
    ? { partij: klant, organisatienaam: '' }
    : isPersoon
      ? { organisatienaam: '', contactnaam: contactnaamOf(naam) }
      : { organisatienaam: naam.naam }
  const authenticatie = { middel, niveau }
  const own = { rol: 'klant' as const, digitaleAdressen: [], ...named }
  if (!isVertegenwoordigd(hoedanigheid))
    return {
      betrokkenen: [{ ...own, initiator: true, digitaleAdressen, ...(klant && { authenticatie }) }],
      initiatiefnemer: 'klant',
    }
  const partij = await vertegenwoordigerOf(context)
  const { naam: achternaam = NAMELESS } = hoedanigheid.vertegenwoordiger
  const speaker = partij
    ? { partij, authenticatie, organisatienaam: '' }
    : { organisatienaam: '', contactnaam: contactnaamOf({ voornaam: '', achternaam }) }
  return {
    betrokkenen: [
      { rol: 'vertegenwoordiger', initiator: true, digitaleAdressen, ...speaker },
      { ...own, initiator: false },
    ],
    initiatiefnemer: 'vertegenwoordiger',
  }
}
