import { authenticaties, type DemoAuthenticatie } from './authenticatie.ts'
import {
  type Adres,
  buitenlandsAdres,
  type Contactnaam,
  gewoonAdres,
  LEEG_ADRES,
  makeAdres,
  makeAlgemeenEmailadres,
  makeEmailadres,
  makeName,
  makeTelefoonnummer,
  naamOf,
} from './contactgegevens.ts'
import { BEDRIJFSSOORTEN } from './corpus/bedrijven.ts'
import { ACHTERNAMEN } from './corpus/namen.ts'
import { INTERNE_NOTITIES } from './corpus/opvolging.ts'
import { TESTORGANISATIES, TESTPERSONEN, type Testorganisatie, type Testpersoon } from './corpus/testidentiteiten.ts'
import { bsn, kvkNummer, rsin, vestigingsnummer } from './nummers.ts'
import { at, type Random, random, weighted } from './random.ts'
import { STREAM } from './streams.ts'

const DAY = 86_400_000
/** A partij is older than the oldest klantcontact. */
const YOUNGEST = 400
const OLDEST = 2_000

interface DemoIdentificator {
  soort: 'bsn' | 'kvk_nummer' | 'rsin' | 'vestigingsnummer'
  nummer: string
  /** A vestigingsnummer belongs to this KVK-nummer, which may be that of another partij. */
  kvkNummer?: string
}

interface DemoDigitaalAdres {
  soortDigitaalAdres: 'email' | 'telefoonnummer'
  adres: string
  isStandaardAdres: boolean
  toestemmingHergebruik: boolean
  /** It is a day, YYYY-MM-DD. */
  verificatieDatum: string | null
}

/** A partij refers to other partijen by their index. */
export interface DemoPartij {
  index: number
  soortPartij: 'persoon' | 'organisatie' | 'contactpersoon'
  /** A persoon and a contactpersoon have one. */
  contactnaam?: Contactnaam
  /** An organisatie has one. */
  organisatie?: string
  /** The index of the organisatie for which a contactpersoon works. */
  werkteVoorPartij?: number
  ingezetenschap: 'ingezetene' | 'niet_ingezetene' | 'onbekend'
  indicatieActief: boolean
  indicatieGeheimhouding: boolean
  voorkeurstaal: string
  voorkeurskanaal: string
  interneNotitie: string
  bezoekadres: Adres
  identificatoren: readonly DemoIdentificator[]
  digitaleAdressen: readonly DemoDigitaalAdres[]
  /** This partij represents the partijen with these indexes (R4). */
  vertegenwoordigt: readonly number[]
  /** The identity was established each of these times, the first at registration (R1). */
  authenticaties: readonly (DemoAuthenticatie & { op: Date })[]
  aangemaaktOp: Date
}

function digitaleAdressen(r: Random, { contactnaam, organisatie = '' }: Kern, sinds: Date): DemoDigitaalAdres[] {
  const verificatieDatum = () => (r.chance(0.5) ? sinds.toISOString().slice(0, 10) : null)
  const adressen: DemoDigitaalAdres[] = []
  if (r.chance(0.88)) {
    const toestemmingHergebruik = r.chance(0.85)
    adressen.push({
      soortDigitaalAdres: 'email',
      adres: contactnaam ? makeEmailadres(r, contactnaam) : makeAlgemeenEmailadres(organisatie),
      isStandaardAdres: true,
      toestemmingHergebruik,
      verificatieDatum: verificatieDatum(),
    })
  }
  const telefoons = r.chance(0.15) ? 2 : r.chance(0.9) ? 1 : 0
  for (let nummer = 0; nummer < telefoons; nummer += 1) {
    adressen.push({
      soortDigitaalAdres: 'telefoonnummer',
      adres: makeTelefoonnummer(r),
      isStandaardAdres: nummer === 0,
      toestemmingHergebruik: r.chance(0.85),
      verificatieDatum: nummer === 0 ? verificatieDatum() : null,
    })
  }
  return adressen
}

const EERSTE_ORGANISATIE = TESTPERSONEN.length
const EERSTE_VERZONNEN = EERSTE_ORGANISATIE + TESTORGANISATIES.length

const VERDELING = weighted<DemoPartij['soortPartij']>(['persoon', 'organisatie', 'contactpersoon'], (soort) =>
  soort === 'persoon' ? 79 : soort === 'organisatie' ? 14 : 7,
)

/** Gives the kind of the partij at this index. The published test identities come first. */
export function soortPartij(seed: number, index: number): DemoPartij['soortPartij'] {
  if (index < EERSTE_ORGANISATIE) return 'persoon'
  if (index < EERSTE_VERZONNEN) return 'organisatie'
  return VERDELING(random(seed, STREAM.soortPartij, index))
}

/** Gives the nearest partij of this kind before an index. */
function eerdere(seed: number, soort: DemoPartij['soortPartij'], voor: number): number {
  for (let index = voor - 1; index >= 0; index -= 1) if (soortPartij(seed, index) === soort) return index
  return soort === 'organisatie' ? EERSTE_ORGANISATIE : 0
}

type Kern = Pick<
  DemoPartij,
  'contactnaam' | 'organisatie' | 'werkteVoorPartij' | 'identificatoren' | 'vertegenwoordigt'
> &
  Partial<DemoPartij>

function testpersoon(
  { bsn: nummer, voornaam, voorvoegsel, achternaam, situatie, vertegenwoordigt = [] }: Testpersoon,
  r: Random,
): Kern {
  return {
    contactnaam: naamOf(voornaam, voorvoegsel, achternaam),
    identificatoren: [{ soort: 'bsn', nummer }],
    vertegenwoordigt: vertegenwoordigt.map((ander) => TESTPERSONEN.findIndex((persoon) => persoon.bsn === ander)),
    indicatieActief: situatie !== 'overleden',
    indicatieGeheimhouding: situatie === 'geheim-buitenland',
    ingezetenschap: situatie === 'geheim-buitenland' ? 'niet_ingezetene' : 'ingezetene',
    bezoekadres:
      situatie === 'geheim-buitenland'
        ? buitenlandsAdres(r)
        : { ...makeAdres(r), ...(situatie === 'geen-bag-adres' ? { nummeraanduidingId: '' } : {}) },
  }
}

function testorganisatie(organisatie: Testorganisatie): Kern {
  const { kvkNummer: kvk, vestigingsnummer: vestiging, nevenvestiging } = organisatie
  const identificatoren: DemoIdentificator[] = []
  if (!nevenvestiging) identificatoren.push({ soort: 'kvk_nummer', nummer: kvk })
  if (organisatie.rsin) identificatoren.push({ soort: 'rsin', nummer: organisatie.rsin })
  if (vestiging) identificatoren.push({ soort: 'vestigingsnummer', nummer: vestiging, kvkNummer: kvk })
  return {
    organisatie: organisatie.naam,
    identificatoren,
    vertegenwoordigt: [],
    indicatieActief: !organisatie.inactief,
    indicatieGeheimhouding: organisatie.geheim ?? false,
  }
}

function persoon(r: Random, seed: number, index: number): Kern {
  const nummer = r.chance(0.94) ? bsn(index) : undefined
  const vertegenwoordigt = r.chance(0.07) ? [eerdere(seed, 'persoon', index)] : []
  return {
    contactnaam: makeName(r),
    identificatoren: nummer === undefined ? [] : [{ soort: 'bsn', nummer }],
    vertegenwoordigt,
  }
}

const BEDRIJFSSOORT = weighted(BEDRIJFSSOORTEN, ({ gewicht }) => gewicht)

function organisatie(r: Random, seed: number, index: number, adres: Adres): Kern {
  const { soort, namen } = BEDRIJFSSOORT(r)
  const achternaam = () => {
    const { voorvoegsel, naam } = r.pick(ACHTERNAMEN)
    return voorvoegsel === '' ? naam : `${voorvoegsel.charAt(0).toUpperCase()}${voorvoegsel.slice(1)} ${naam}`
  }
  const naam = r
    .pick(namen)
    .replaceAll('{naam}', achternaam)
    .replaceAll('{plaats}', adres.stad)
    .replaceAll('{straat}', adres.straatnaam)
  const kvk = soort === 'buitenlandse rechtspersoon' ? undefined : kvkNummer(index)
  const rechtspersoon = soort === 'bv' || soort === 'stichting' || soort === 'vereniging' ? rsin(index) : undefined
  const identificatoren: DemoIdentificator[] = []
  if (kvk) identificatoren.push({ soort: 'kvk_nummer', nummer: kvk })
  if (rechtspersoon) identificatoren.push({ soort: 'rsin', nummer: rechtspersoon })
  if (kvk && soort !== 'vereniging' && r.chance(0.6))
    identificatoren.push({ soort: 'vestigingsnummer', nummer: vestigingsnummer(index), kvkNummer: kvk })
  // A bewindvoerder acts for several people.
  const bewind = naam.startsWith('Stichting Bewind')
  const eersteKlant = eerdere(seed, 'persoon', index)
  const vertegenwoordigt = bewind
    ? [eersteKlant, eerdere(seed, 'persoon', eersteKlant)].filter((klant, plek, alle) => alle.indexOf(klant) === plek)
    : []
  return { organisatie: naam, identificatoren, vertegenwoordigt, indicatieActief: r.chance(0.96) }
}

function contactpersoon(r: Random, seed: number, index: number): Kern {
  // One person in two capacities is two partijen (R6).
  const ookPersoon = r.chance(0.3) ? kern(seed, eerdere(seed, 'persoon', index)).contactnaam : undefined
  const werkteVoorPartij = eerdere(seed, 'organisatie', index)
  return {
    contactnaam: ookPersoon ?? makeName(r),
    werkteVoorPartij,
    identificatoren: [],
    vertegenwoordigt: r.chance(0.25) ? [werkteVoorPartij] : [],
    bezoekadres: LEEG_ADRES,
    ingezetenschap: 'onbekend',
  }
}

/** Makes the identity of the partij at this index. */
function kern(seed: number, index: number): Kern {
  const r = random(seed, STREAM.partij, index)
  if (index < EERSTE_ORGANISATIE) return testpersoon(at(TESTPERSONEN, index), r)
  if (index < EERSTE_VERZONNEN) return testorganisatie(at(TESTORGANISATIES, index - EERSTE_ORGANISATIE))
  const bezoekadres = gewoonAdres(r)
  const soort = soortPartij(seed, index)
  if (soort === 'contactpersoon') return contactpersoon(r, seed, index)
  return { bezoekadres, ...(soort === 'persoon' ? persoon(r, seed, index) : organisatie(r, seed, index, bezoekadres)) }
}

const VOORKEURSTAAL = weighted(['nld', '', 'eng', 'pol', 'tur', 'ara', 'ukr', 'fry'], (taal) =>
  taal === 'nld' ? 70 : taal === '' ? 20 : 2,
)
const VOORKEURSKANAAL = weighted(['', 'e-mail', 'telefoon', 'post'], (kanaal) => (kanaal === '' ? 50 : 17))

const ingezetenschap = (soort: DemoPartij['soortPartij'], adres: Adres): DemoPartij['ingezetenschap'] => {
  if (soort !== 'persoon') return 'onbekend'
  return adres.nummeraanduidingId === '' ? 'niet_ingezetene' : 'ingezetene'
}

/**
 * Makes a partij of the fictional municipality: about three in four are persons, one in six organisations, the others contactpersonen. One
 * seed and index always give the same partij, however many there are.
 * @param now the moment at which the demo data are made; the partij has been known for more than a year
 */
export function makePartij(seed: number, index: number, now: Date): DemoPartij {
  const soort = soortPartij(seed, index)
  const eigen = kern(seed, index)
  const r = random(seed, STREAM.partijgegevens, index)
  const aangemaaktOp = new Date(now.getTime() - r.between(YOUNGEST, OLDEST) * DAY - r.int(DAY))
  const bezoekadres = eigen.bezoekadres ?? makeAdres(r)
  return {
    index,
    soortPartij: soort,
    ingezetenschap: ingezetenschap(soort, bezoekadres),
    indicatieActief: r.chance(0.97),
    indicatieGeheimhouding: r.chance(0.02),
    voorkeurstaal: VOORKEURSTAAL(r),
    voorkeurskanaal: VOORKEURSKANAAL(r),
    interneNotitie: soort === 'persoon' && r.chance(0.06) ? r.pick(INTERNE_NOTITIES) : '',
    digitaleAdressen: digitaleAdressen(r, eigen, aangemaaktOp),
    authenticaties: authenticaties(r, soort === 'persoon', aangemaaktOp),
    aangemaaktOp,
    ...eigen,
    bezoekadres,
  }
}
