import { invalid } from '../../../platform/problems.ts'
import { type Boom, type Element, find, findAll, textOf, without } from './xml.ts'

// Reads what a verzoekbericht of the Omgevingsloket says (STAM, model IMAM). Elements are known by their name wherever they stand, and
// others are passed by: versions differ in where they put them.

/** The purposes of a message, as the Omgevingsloket names them, and what each is here. */
const DOELEN = {
  initieren: 'initieren',
  conceptverzoek: 'conceptverzoek',
  vooroverleg: 'conceptverzoek',
  aanvullen: 'aanvullen',
  intrekken: 'intrekken',
} as const
/** The purpose of a message; `onbekend`: it is none of these. */
export type Doel = (typeof DOELEN)[keyof typeof DOELEN] | 'onbekend'

/** Somebody in a verzoek. Numbers are as they were given; empty: not given. */
export interface Rolhouder {
  bsn: string
  kvkNummer: string
  vestigingsnummer: string
  voornaam: string
  voorvoegsel: string
  achternaam: string
  organisatienaam: string
  emailadres: string
  telefoonnummer: string
  adres: Readonly<Record<string, string>> | null
}

/** A question with its answer. */
interface Antwoord {
  id: string
  vraag: string
  antwoord: string
}

/** A document that the Omgevingsloket keeps. */
interface Document {
  id: string
  naam: string
  link: string
  /** Since when another one replaces it; empty: none does. */
  vervallen: string
}

/** A verzoek as one message says it. */
export interface Verzoek {
  verzoeknummer: string
  volgnummer: string
  doel: Doel
  /** The purpose as it was written. */
  doelTekst: string
  type: string
  ingediend: string
  project: string
  /** The OINs of who decides, and of who does the work. */
  voor: string[]
  initiatiefnemer: Rolhouder | null
  gemachtigde: Rolhouder | null
  locaties: string[]
  activiteiten: { naam: string; antwoorden: Antwoord[] }[]
  documenten: Document[]
  /** There was more in it than is read. */
  isVol: boolean
  /** How many there are beside the first, which is read. */
  meer: { verzoeken: number; initiatiefnemers: number; gemachtigden: number }
}

/** The parts of a verzoek of which nothing is left over. */
export const NONE_MORE: Verzoek['meer'] = { verzoeken: 0, initiatiefnemers: 0, gemachtigden: 0 }

/** Makes letters comparable: without accents, marks and capitals. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase()

const doelOf = (text: string): Doel => {
  const doel = plain(text)
  return Object.hasOwn(DOELEN, doel) ? DOELEN[doel as keyof typeof DOELEN] : 'onbekend'
}

const wordsOf = (...words: readonly string[]): string => words.filter(Boolean).join(' ')

const NO_BSN = /^0*$/

function adresOf(from: Element): Rolhouder['adres'] {
  const postcode = textOf(from, 'postcode')
  if (!postcode) return null
  return {
    postcode,
    houseNumber: textOf(from, 'huisnummer'),
    houseLetter: textOf(from, 'huisletter'),
    houseNumberAddition: textOf(from, 'huisnummertoevoeging', 'toevoeging'),
    streetName: textOf(from, 'straatnaam', 'openbareRuimteNaam'),
    city: textOf(from, 'woonplaats', 'woonplaatsnaam', 'plaats'),
  }
}

/** The parts of a rolhouder that are about somebody else. */
const OTHERS = ['contactpersoon', 'gemachtigde']
const PERSOON = 'natuurlijkPersoon'
const ORGANISATIE = 'nietNatuurlijkPersoon'

/** Reads the number of a person: inside the person, or directly at the rolhouder. Deeper it is that of somebody else. */
function bsnOf(own: Element, natuurlijk: Element | undefined): string {
  const bsn = textOf(
    natuurlijk ?? { ...own, in: own.in.map((part) => ({ ...part, in: [] })) },
    'bsn',
    'burgerservicenummer',
  )
  return NO_BSN.test(bsn) ? '' : bsn
}

/** Reads a rolhouder. Their contactpersoon speaks for an organisatie, and is never who the numbers are of (R1). */
function rolhouderOf(from: Element | undefined): Rolhouder | null {
  if (!from) return null
  const own = without(from, ...OTHERS)
  const natuurlijk = find(without(own, ORGANISATIE), PERSOON)
  const bsn = bsnOf(own, natuurlijk)
  const contactpersoon = natuurlijk || bsn ? undefined : find(from, 'contactpersoon')
  const persoon = natuurlijk ?? contactpersoon ?? own
  return {
    bsn,
    kvkNummer: textOf(own, 'kvkNummer', 'kvk'),
    vestigingsnummer: textOf(own, 'vestigingsnummer', 'vestiging'),
    voornaam: textOf(persoon, 'voornaam', 'voornamen', 'voorletters'),
    voorvoegsel: textOf(persoon, 'voorvoegsel', 'voorvoegsels', 'tussenvoegsel'),
    achternaam: textOf(persoon, 'achternaam', 'geslachtsnaam'),
    organisatienaam: textOf(own, 'statutaireNaam', 'handelsnaam', 'bedrijfsnaam', 'organisatienaam'),
    emailadres: textOf(persoon, 'emailadres', 'email') || textOf(own, 'emailadres', 'email'),
    telefoonnummer: textOf(persoon, 'telefoonnummer', 'telefoon') || textOf(own, 'telefoonnummer', 'telefoon'),
    adres: adresOf(own),
  }
}

/** Gives a place in words: an address, a parcel, or else a point. */
function locatieOf(from: Element): string {
  const huis = wordsOf(
    textOf(from, 'straatnaam', 'openbareRuimteNaam'),
    `${textOf(from, 'huisnummer')}${textOf(from, 'huisletter')}`,
    textOf(from, 'huisnummertoevoeging', 'toevoeging'),
  )
  const adres = [huis, wordsOf(textOf(from, 'postcode'), textOf(from, 'woonplaats', 'woonplaatsnaam', 'plaats'))]
  const perceel = find(from, 'kadastraalPerceel', 'kadastraleAanduiding', 'perceel')
  const parts = [
    ...adres,
    perceel &&
      `kadastraal perceel ${wordsOf(textOf(perceel, 'gemeente', 'kadastraleGemeente', 'gemeentecode'), textOf(perceel, 'sectie'), textOf(perceel, 'perceelnummer', 'nummer'))}`,
  ].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  return textOf(from, 'pos', 'coordinaten', 'posList').slice(0, 200) || textOf(from, 'omschrijving', 'naam')
}

const antwoordOf = (from: Element): Antwoord => ({
  id: textOf(from, 'vraagId'),
  vraag: textOf(from, 'vraag', 'vraagtekst'),
  antwoord: textOf(from, 'antwoord', 'oorsprAntwoord'),
})

const documentOf = (from: Element): Document => ({
  id: textOf(from, 'documentId', 'id'),
  naam: textOf(from, 'bestandsnaam', 'naam', 'titel'),
  link: textOf(from, 'link', 'url'),
  vervallen: textOf(from, 'vervaldatum'),
})

/** Is it a message that only tells that something happened? The verzoek itself comes by another one. */
const isNotificatie = (wortel: Element): boolean =>
  /notificatie|trigger/i.test(wortel.naam) || find(wortel, 'actie') !== undefined

const NOT_HERE =
  'Dit is een aankondiging of een melding van de adapter, zonder verzoek erin. Stuur alleen het verzoekbericht naar dit adres.'

const missing = (element: Element, name: string, reason: string) =>
  invalid([{ name, code: 'verplicht', reason: `Regel ${element.regel}: ${reason}` }])

/** Counts the elements of a name beside the first. A verzoek can hold its initiatiefnemer in more places than one: the same one is no other. */
function othersOf(wortel: Element, name: string): number {
  const all = findAll(wortel, name).map((element) => JSON.stringify(rolhouderOf(element)))
  return Math.max(0, new Set(all).size - 1)
}

/** Counts the verzoeken in a message by their numbers. */
const numbersIn = (wortel: Element): number =>
  new Set(findAll(wortel, 'verzoeknummer').map(({ tekst }) => tekst.trim())).size

/** Reads a verzoekbericht. @throws Problem 400 when it is none */
export function verzoekIn({ wortel, isVol }: Boom): Verzoek {
  if (isNotificatie(wortel)) throw missing(wortel, wortel.naam, NOT_HERE)
  const verzoeknummer = textOf(wortel, 'verzoeknummer')
  if (!verzoeknummer) throw missing(wortel, 'verzoeknummer', 'in dit bericht staat geen verzoeknummer.')
  if (verzoeknummer.length > 100) throw missing(wortel, 'verzoeknummer', 'dit verzoeknummer is te lang.')
  const doelTekst = textOf(wortel, 'doel')
  return {
    verzoeknummer,
    volgnummer: textOf(wortel, 'volgnummer').slice(0, 20),
    ...{ doel: doelOf(doelTekst), doelTekst },
    type: textOf(find(wortel, 'type') ? wortel : undefined, 'type') || 'Verzoek',
    ingediend: textOf(wortel, 'indienDatum', 'indieningsdatum'),
    project: textOf(wortel, 'projectnaam'),
    voor: ['bevoegdGezag', 'uitvoerendeInstantie'].map((name) => textOf(find(wortel, name), 'oin')).filter(Boolean),
    initiatiefnemer: rolhouderOf(find(wortel, 'initiatiefnemer')),
    gemachtigde: rolhouderOf(find(wortel, 'gemachtigde')),
    locaties: findAll(wortel, 'projectlocatie').map(locatieOf).filter(Boolean),
    activiteiten: findAll(wortel, 'projectactiviteit').map((activiteit) => ({
      naam: textOf(activiteit, 'activiteitNaam', 'naam') || textOf(activiteit, 'activiteitId'),
      antwoorden: findAll(activiteit, 'specificatie').map(antwoordOf),
    })),
    documenten: findAll(wortel, 'document').map(documentOf),
    isVol,
    meer: {
      verzoeken: numbersIn(wortel) - 1,
      initiatiefnemers: othersOf(wortel, 'initiatiefnemer'),
      gemachtigden: othersOf(wortel, 'gemachtigde'),
    },
  }
}

const withoutNumbers = (rolhouder: Rolhouder | null): Rolhouder | null =>
  rolhouder && { ...rolhouder, bsn: '', kvkNummer: '', vestigingsnummer: '' }

/** Gives a verzoek without the numbers of persons and organisaties: the partijen have those. */
export const anonymous = (verzoek: Verzoek): Verzoek => ({
  ...verzoek,
  initiatiefnemer: withoutNumbers(verzoek.initiatiefnemer),
  gemachtigde: withoutNumbers(verzoek.gemachtigde),
})
