import { authenticatieVia } from './authenticatie.ts'
import { makeEmailadres, makeName, makeTelefoonnummer, volledigeNaam } from './contactgegevens.ts'
import { type Context, choosePartij, type Klant } from './context.ts'
import type { AfdelingCode } from './corpus/afdelingen.ts'
import type { Kanaal } from './corpus/kanalen.ts'
import type { DemoBetrokkene, DemoKlantcontact } from './klantcontact.ts'
import { at, type Random } from './random.ts'
import type { Vraag } from './vragen.ts'

/** The other side in a klantcontact. */
export interface Wie {
  naam: string
  adres?: Klant['adres']
  /** The zaken of this customer are counted under this number. */
  dossier: number
  initiatiefnemer: DemoKlantcontact['initiatiefnemer']
  betrokkenen: readonly DemoBetrokkene[]
}

const SCHRIFTELIJK: readonly Kanaal[] = ['e-mail', 'webformulier', 'chat', 'social media', 'dso']
const BEDRIJFSNAMEN = ['Bouwbedrijf', 'Administratiekantoor', 'Makelaardij', 'Installatiebedrijf', 'Bloemisterij']
const LAAT_ADRES_ACHTER = 0.92

/** Makes somebody of whom only a name and an address for this one klantcontact are known (R3). */
function onbekende(kanaal: Kanaal, organisatie: boolean, index: number, r: Random): Wie {
  const contactnaam = makeName(r)
  const soortDigitaalAdres = SCHRIFTELIJK.includes(kanaal) ? 'email' : 'telefoonnummer'
  const adres = soortDigitaalAdres === 'email' ? makeEmailadres(r, contactnaam) : makeTelefoonnummer(r)
  const betrokkene: DemoBetrokkene = {
    rol: 'klant',
    initiator: true,
    contactnaam,
    digitaleAdressen: r.chance(LAAT_ADRES_ACHTER) ? [{ soortDigitaalAdres, adres }] : [],
  }
  if (organisatie) betrokkene.organisatienaam = `${r.pick(BEDRIJFSNAMEN)} ${contactnaam.achternaam}`
  return { naam: volledigeNaam(contactnaam), dossier: -1 - index, initiatiefnemer: 'klant', betrokkenen: [betrokkene] }
}

const NAMENS_EEN_ANDER = 0.6

/** Makes a partij that speaks for itself or for the partij that it represents (R4). */
function bekende({ klanten }: Context, partij: number, kanaal: Kanaal, r: Random): Wie {
  const { naam, adres, persoon, vertegenwoordigt } = at(klanten, partij)
  const zelf = { partij, authenticatie: authenticatieVia(kanaal, persoon), initiator: true, digitaleAdressen: [] }
  if (vertegenwoordigt.length === 0 || !r.chance(NAMENS_EEN_ANDER)) {
    return { naam, adres, dossier: partij, initiatiefnemer: 'klant', betrokkenen: [{ rol: 'klant', ...zelf }] }
  }
  const ander = r.pick(vertegenwoordigt)
  return {
    naam,
    adres: at(klanten, ander).adres,
    dossier: ander,
    initiatiefnemer: 'vertegenwoordiger',
    betrokkenen: [
      { rol: 'vertegenwoordiger', ...zelf },
      { rol: 'klant', partij: ander, initiator: false, digitaleAdressen: [] },
    ],
  }
}

/** This part of the people who ask something is known; a street lamp is reported by anybody. */
const BEKEND: Partial<Record<AfdelingCode, number>> = {
  'openbare-ruimte': 0.5,
  'afval-en-milieu': 0.6,
  vergunningen: 0.72,
  klantcontactcentrum: 0.72,
}
const MEESTAL_BEKEND = 0.84
const DEEL_ORGANISATIES = 0.2

/** Picks the customer who asks this question. */
export function chooseWho(context: Context, { soort }: Vraag, kanaal: Kanaal, index: number, r: Random): Wie {
  const organisatie = soort.voor === 'organisatie' || (soort.voor === 'ieder' && r.chance(DEEL_ORGANISATIES))
  if (!r.chance(BEKEND[soort.afdeling] ?? MEESTAL_BEKEND)) return onbekende(kanaal, organisatie, index, r)
  return bekende(context, choosePartij(organisatie ? context.organisaties : context.personen, r), kanaal, r)
}

/** Picks a person to whom the municipality sends a message by itself. */
export function chooseOntvanger({ personen, klanten }: Context, r: Random): Wie {
  const partij = choosePartij(personen, r)
  const { naam, adres } = at(klanten, partij)
  const betrokkene: DemoBetrokkene = { rol: 'klant', initiator: false, partij, digitaleAdressen: [] }
  return { naam, adres, dossier: partij, initiatiefnemer: 'gemeente', betrokkenen: [betrokkene] }
}
