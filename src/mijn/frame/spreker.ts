import type { NieuweBetrokkene } from '../../register/klantcontacten/contract.ts'
import type { Identificator, PartijGegevens } from '../../register/partijen/contract.ts'
import { authenticate, withIdentificator } from '../../register/partijen/queries.ts'
import { register } from '../../register/partijen/registreren.ts'
import type { Hoedanigheid, Klant, Vertegenwoordiger } from './hoedanigheid.ts'
import type { MijnContext } from './pages.ts'

// Who speaks in Mijn, as a klantcontact names them (R14): the klant, or who acts for the klant (R4).

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

const gegevensOf = (
  isPersoon: boolean,
  { voornaam, achternaam, naam }: Naam,
  identificator: Identificator,
): PartijGegevens =>
  isPersoon
    ? {
        soortPartij: 'persoon',
        contactnaam: { voorletters: '', voornaam, voorvoegselAchternaam: '', achternaam },
        identificatoren: [identificator],
      }
    : { soortPartij: 'organisatie', naam, identificatoren: [identificator] }

/** Does somebody act for the klant who is not of the klant itself? */
export const isVertegenwoordigd = (
  hoedanigheid: Hoedanigheid,
): hoedanigheid is Hoedanigheid & { vertegenwoordiger: Vertegenwoordiger } =>
  hoedanigheid.vertegenwoordiger !== undefined && hoedanigheid.vertegenwoordiger.grondslag !== 'medewerker'

/**
 * Registers the klant, who wants that (R1, R30), unless the register has one with this number already. Gives the partij.
 * @throws Problem with every fault
 */
export async function registerKlant(context: MijnContext, naam: Naam): Promise<string | undefined> {
  const { hoedanigheid, db, now, wie } = context
  const identificator = identificatorOf(hoedanigheid.klant)
  if (!identificator) return undefined
  const known = await withIdentificator(db, [identificator])
  if (known) return known
  const partij = await register(context, gegevensOf(hoedanigheid.soort === 'burger', naam, identificator))
  const { middel, niveau } = hoedanigheid
  await authenticate(db, partij, { middel, niveau }, wie, now)
  return partij
}

const NAMELESS = 'Vertegenwoordiger'

/**
 * Gives the partij of who acts for the klant. Whoever acts for somebody else is a partij (R4): the login service established who it is.
 * Undefined when it gave no number. That they represent the klant is said by the klantcontact, and not kept for the next time: only the login
 * service knows whether the mandate is still there then.
 */
export async function vertegenwoordigerOf(context: MijnContext): Promise<string | undefined> {
  const { hoedanigheid, db, now, wie } = context
  if (!isVertegenwoordigd(hoedanigheid)) return undefined
  const { soort, waarde, naam = NAMELESS } = hoedanigheid.vertegenwoordiger
  if (soort === 'pseudoniem') return undefined
  const identificator = { soort, nummer: waarde }
  const known = await withIdentificator(db, [identificator])
  if (known) return known
  const partij = await register(
    context,
    gegevensOf(soort === 'bsn', { voornaam: '', achternaam: naam, naam }, identificator),
  )
  const { middel, niveau } = hoedanigheid
  await authenticate(db, partij, { middel, niveau }, wie, now)
  return partij
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
  // Who is no partij is named with this contact alone (R3).
  const named: Pick<NieuweBetrokkene, 'partij' | 'organisatienaam' | 'contactnaam'> = klant
    ? { partij: klant, organisatienaam: '' }
    : isPersoon
      ? {
          organisatienaam: '',
          contactnaam: {
            voorletters: '',
            voornaam: naam.voornaam,
            voorvoegselAchternaam: '',
            achternaam: naam.achternaam,
          },
        }
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
    : { organisatienaam: '', contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam } }
  return {
    betrokkenen: [
      { rol: 'vertegenwoordiger', initiator: true, digitaleAdressen, ...speaker },
      { ...own, initiator: false },
    ],
    initiatiefnemer: 'vertegenwoordiger',
  }
}
