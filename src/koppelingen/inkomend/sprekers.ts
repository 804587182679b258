import type { Context } from '../../platform/context.ts'
import type { NieuweBetrokkene, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import type { Identificator, PartijGegevens } from '../../register/partijen/contract.ts'
import { establish } from '../../register/partijen/registreren.ts'
import type { Gesprek, Inzending } from './inzending.ts'
import type { Ingedeeld, IngedeeldeRol, Klant } from './rules.ts'

// The betrokkenen of a submission: partijen when a login established them (R1, R4), and otherwise somebody unknown (R3).

const NAMELESS = 'Naam onbekend'

function gegevensOf(identificator: Identificator, { contactnaam, organisatienaam }: Klant): PartijGegevens {
  const identificatoren = [identificator]
  if (identificator.soort !== 'bsn')
    return { soortPartij: 'organisatie', naam: organisatienaam || NAMELESS, identificatoren }
  return {
    soortPartij: 'persoon',
    contactnaam: { ...contactnaam, achternaam: contactnaam.achternaam || NAMELESS },
    identificatoren,
  }
}

/** Gives who is established: a partij (R1). Their name stands there; the addresses belong to this contact (R8). */
async function established(
  context: Context,
  rol: IngedeeldeRol,
  { middel, niveau, nummer }: NonNullable<IngedeeldeRol['vastgesteld']>,
  isSpreker: boolean,
): Promise<NieuweBetrokkene> {
  const partij = await establish(context, gegevensOf(nummer, rol), { middel, niveau })
  context.gezien([partij])
  const { digitaleAdressen, correspondentieadres } = rol
  return {
    ...{ partij, rol: rol.rol, initiator: isSpreker, organisatienaam: '', digitaleAdressen },
    ...(isSpreker && { authenticatie: { middel, niveau } }),
    ...(correspondentieadres && { correspondentieadres }),
  }
}

/** Gives somebody unknown: what they left belongs to this contact alone (R3). */
function unknown(
  { rol, contactnaam, organisatienaam, digitaleAdressen, correspondentieadres }: IngedeeldeRol,
  initiator: boolean,
): NieuweBetrokkene {
  const isNamed = Boolean(contactnaam.achternaam || contactnaam.voornaam)
  const isEmpty = !isNamed && !organisatienaam && digitaleAdressen.length === 0 && !correspondentieadres
  return {
    ...{ rol, initiator, organisatienaam, digitaleAdressen },
    ...(isNamed && { contactnaam }),
    ...(correspondentieadres && { correspondentieadres }),
    ...(isEmpty && { anoniem: true }),
  }
}

type Sprekers = Pick<NieuwKlantcontact, 'initiatiefnemer'> & { betrokkenen: NieuweBetrokkene[] }

/** Gives those who took part. Who speaks began it, unless the gemeente did. */
export async function sprekersOf(
  context: Context,
  { gesprek }: Inzending,
  { rollen }: Pick<Ingedeeld, 'rollen'>,
): Promise<Sprekers> {
  const begonnenDoor: Gesprek['begonnenDoor'] = gesprek?.begonnenDoor ?? 'klant'
  const [spreker] = rollen
  const betrokkenen: NieuweBetrokkene[] = []
  for (const rol of rollen) {
    const isSpreker = rol === spreker
    betrokkenen.push(
      rol.vastgesteld
        ? await established(context, rol, rol.vastgesteld, isSpreker)
        : unknown(rol, isSpreker && begonnenDoor === 'klant'),
    )
  }
  return { betrokkenen, initiatiefnemer: begonnenDoor === 'klant' ? spreker.rol : begonnenDoor }
}
