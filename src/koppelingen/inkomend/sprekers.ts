import type { Context } from '../../platform/context.ts'
import type { NieuweBetrokkene, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import type { Identificator, PartijGegevens } from '../../register/partijen/contract.ts'
import { establish } from '../../register/partijen/registreren.ts'
import type { Gesprek, Identiteit, Inzending } from './inzending.ts'
import type { Ingedeeld } from './rules.ts'

// The betrokkenen of a submission: partijen when a login established them (R1, R4), and otherwise somebody unknown (R3).

const NAMELESS = 'Naam onbekend'

function gegevensOf(identificator: Identificator, { contactnaam, organisatienaam }: Ingedeeld): PartijGegevens {
  const identificatoren = [identificator]
  if (identificator.soort !== 'bsn')
    return { soortPartij: 'organisatie', naam: organisatienaam || NAMELESS, identificatoren }
  return {
    soortPartij: 'persoon',
    contactnaam: { ...contactnaam, achternaam: contactnaam.achternaam || NAMELESS },
    identificatoren,
  }
}

/** Nothing is known of the name of who did not fill in the form. */
const unnamed = (ingedeeld: Ingedeeld): Ingedeeld => ({
  ...ingedeeld,
  contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' },
  organisatienaam: '',
})

type Sprekers = Pick<NieuwKlantcontact, 'initiatiefnemer'> & { betrokkenen: NieuweBetrokkene[] }

/** Gives who established who they are: the klant, or who represents the klant (R1, R4). */
async function established(context: Context, identiteit: Identiteit, ingedeeld: Ingedeeld): Promise<Sprekers> {
  const { middel, niveau, spreker, namens } = identiteit
  const { digitaleAdressen, correspondentieadres } = ingedeeld
  const partij = await establish(context, gegevensOf(spreker, ingedeeld), { middel, niveau })
  const own = {
    partij,
    authenticatie: { middel, niveau },
    initiator: true,
    organisatienaam: '',
    digitaleAdressen,
    ...(correspondentieadres && { correspondentieadres }),
  }
  context.gezien([partij])
  if (!namens) return { betrokkenen: [{ ...own, rol: 'klant' }], initiatiefnemer: 'klant' }
  const klant = await establish(context, gegevensOf(namens, unnamed(ingedeeld)), { middel: 'machtiging', niveau })
  context.gezien([klant])
  return {
    betrokkenen: [
      { ...own, rol: 'vertegenwoordiger' },
      { partij: klant, rol: 'klant', initiator: false, organisatienaam: '', digitaleAdressen: [] },
    ],
    initiatiefnemer: 'vertegenwoordiger',
  }
}

/** Gives somebody unknown: what they left belongs to this contact alone (R3). */
function unknown(
  { contactnaam, organisatienaam, digitaleAdressen, correspondentieadres }: Ingedeeld,
  begonnenDoor: Gesprek['begonnenDoor'],
): Sprekers {
  const isNamed = Boolean(contactnaam.achternaam || contactnaam.voornaam)
  const isEmpty = !isNamed && !organisatienaam && digitaleAdressen.length === 0 && !correspondentieadres
  return {
    betrokkenen: [
      {
        rol: 'klant',
        initiator: begonnenDoor === 'klant',
        organisatienaam,
        digitaleAdressen,
        ...(isNamed && { contactnaam }),
        ...(correspondentieadres && { correspondentieadres }),
        ...(isEmpty && { anoniem: true }),
      },
    ],
    initiatiefnemer: begonnenDoor,
  }
}

/** Gives who sent a submission. */
export const sprekersOf = async (
  context: Context,
  { identiteit, gesprek }: Inzending,
  ingedeeld: Ingedeeld,
): Promise<Sprekers> =>
  identiteit ? established(context, identiteit, ingedeeld) : unknown(ingedeeld, gesprek?.begonnenDoor ?? 'klant')
