import { nameFrom } from '../../begrippen/naam.ts'
import { ELDERS, GEMEENTECODE, PLAATSEN, type Plaats, POSTCODE_LETTERS } from './corpus/adressen.ts'
import { ACHTERNAMEN, VOORNAMEN } from './corpus/namen.ts'
import { at, digits, type Random, weighted } from './random.ts'

export interface Contactnaam {
  voorletters: string
  voornaam: string
  voorvoegselAchternaam: string
  achternaam: string
}

export interface Adres {
  nummeraanduidingId: string
  straatnaam: string
  huisnummer: number | null
  huisnummertoevoeging: string
  postcode: string
  stad: string
  adresregel1: string
  adresregel2: string
  adresregel3: string
  land: string
}

/** An address of which nothing is known. */
export const LEEG_ADRES: Adres = {
  nummeraanduidingId: '',
  straatnaam: '',
  huisnummer: null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: '',
}

const PLAATS = weighted(PLAATSEN, ({ straten }) => straten.length)

/** Makes a postcode; its letters belong to a street. */
const postcode = (plaats: Plaats, straat: string) =>
  `${plaats.cijfers} ${at(POSTCODE_LETTERS, plaats.straten.indexOf(straat))}`

/** Makes an address in this place; it has a BAG-identification when the place is in the municipality. */
export function makeAdres(r: Random, plaats: Plaats = PLAATS(r)): Adres {
  const straatnaam = r.pick(plaats.straten)
  return {
    ...LEEG_ADRES,
    nummeraanduidingId: plaats === ELDERS ? '' : `${GEMEENTECODE}20${digits(r, 10)}`,
    straatnaam,
    huisnummer: r.between(1, r.chance(0.2) ? 240 : 60),
    huisnummertoevoeging: r.chance(0.12) ? r.pick(['A', 'B', 'C', 'bis', '1', '2']) : '',
    postcode: postcode(plaats, straatnaam),
    stad: plaats.naam,
    land: 'NL',
  }
}

const BUITENLAND: readonly Pick<Adres, 'adresregel1' | 'adresregel2' | 'adresregel3' | 'land'>[] = [
  { adresregel1: 'Musterstraße 12', adresregel2: '12345 Musterstadt', adresregel3: '', land: 'DE' },
  { adresregel1: 'Voorbeeldlaan 3', adresregel2: '9999 Voorbeeldgem', adresregel3: '', land: 'BE' },
  { adresregel1: '1 Example Street', adresregel2: 'Exampleton', adresregel3: 'EX1 2AB', land: 'GB' },
]

/** Makes an address abroad, in no real street of any country. */
export const buitenlandsAdres = (r: Random): Adres => ({ ...LEEG_ADRES, ...r.pick(BUITENLAND) })

/** Makes a name with its initials. */
export const naamOf = (voornaam: string, voorvoegselAchternaam: string, achternaam: string): Contactnaam => ({
  voorletters: voornaam
    .split(' ')
    .map((naam) => `${naam.charAt(0)}.`)
    .join(''),
  voornaam,
  voorvoegselAchternaam,
  achternaam,
})

/** Makes up a name. */
export function makeName(r: Random): Contactnaam {
  const { voorvoegsel, naam } = r.pick(ACHTERNAMEN)
  return naamOf(r.pick(VOORNAMEN), voorvoegsel, naam)
}

/** Gives a name as it is written under a letter. */
export const volledigeNaam = ({ voorvoegselAchternaam: voorvoegsel, ...delen }: Contactnaam) =>
  nameFrom({ ...delen, voorvoegsel })

const withoutTekens = (tekst: string) =>
  tekst
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z0-9]+/g, '')

const DOMEINEN = ['example.org', 'example.net', 'example.com']

/** Makes an e-mail address in a domain that belongs to nobody. */
export function makeEmailadres(r: Random, { voornaam, voorvoegselAchternaam, achternaam }: Contactnaam): string {
  const eerste = withoutTekens(voornaam)
  return `${r.chance(0.4) ? eerste.charAt(0) : eerste}.${withoutTekens(voorvoegselAchternaam + achternaam)}${r.int(1000)}@${r.pick(DOMEINEN)}`
}

/** Makes the general e-mail address of an organisation, in a domain that belongs to nobody. */
export const makeAlgemeenEmailadres = (organisatie: string) =>
  `info@${withoutTekens(organisatie).slice(0, 40)}.example.org`

/** Makes a telephone number. A landline begins with a digit with which no subscriber number begins. */
export function makeTelefoonnummer(r: Random): string {
  const soort = r.next()
  if (soort < 0.02) return `+493023125${digits(r, 3)}`
  if (soort < 0.1) return `+3161234${digits(r, 4)}`
  return soort < 0.8 ? `061234${digits(r, 4)}` : `029400${digits(r, 4)}`
}

/** Makes the address of a customer: mostly in the municipality, sometimes elsewhere or abroad. */
export const gewoonAdres = (r: Random) =>
  r.chance(0.07) ? makeAdres(r, ELDERS) : r.chance(0.02) ? buitenlandsAdres(r) : makeAdres(r)
