import { volledigeNaam } from '../contactgegevens.ts'
import { TESTPERSONEN } from '../corpus/testidentiteiten.ts'
import { makePartij } from '../partijen.ts'
import { random } from '../random.ts'
import { STREAM } from '../streams.ts'

/** The first range is in the register of a demonstration; the second is in the BRP alone. */
const INDEXEN = [...range(0, 500), ...range(4_000, 4_100)]
const SEED = 1
/** The people of a seed are always equal, whenever they are made. */
const SINDS = new Date('2026-01-01T00:00:00Z')

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

const LANDEN = new Intl.DisplayNames('nl', { type: 'region' })

const MAANDEN = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

/** Gives a day as the BRP does. */
const datumOf = (datum: string) => {
  const [jaar, maand, dag] = datum.split('-').map(Number)
  return { type: 'Datum', datum, langFormaat: `${dag} ${MAANDEN[(maand ?? 1) - 1]} ${jaar}` }
}

function geboortedatum(index: number, bsn: string): string {
  if (bsn === '999999692') return '1972-08-08'
  const r = random(SEED, STREAM.geboorte, index)
  const tweecijferig = (getal: number) => String(getal).padStart(2, '0')
  return `${r.between(1936, 2007)}-${tweecijferig(r.between(1, 12))}-${tweecijferig(r.between(1, 28))}`
}

/** A person of the demonstration as the BRP keeps them, with what a search needs. */
export interface DemoPersoon {
  bsn: string
  geslachtsnaam: string
  voornamen: string
  voorvoegsel: string
  geboortedatum: string
  postcode: string
  huisnummer: number | null
  toevoeging: string
  overleden: boolean
  persoon: object
}

function makePersoon(index: number): DemoPersoon[] {
  const { contactnaam, bezoekadres, identificatoren, indicatieGeheimhouding } = makePartij(SEED, index, SINDS)
  const bsn = identificatoren.find(({ soort }) => soort === 'bsn')?.nummer
  if (!contactnaam || !bsn) return []
  const {
    voorletters,
    voornaam: voornamen,
    voorvoegselAchternaam: voorvoegsel,
    achternaam: geslachtsnaam,
  } = contactnaam
  const geboren = geboortedatum(index, bsn)
  const overleden = TESTPERSONEN[index]?.situatie === 'overleden'
  const { straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1, adresregel2, land } = bezoekadres
  const hier = straatnaam !== ''
  const persoon = {
    burgerservicenummer: bsn,
    naam: {
      voorletters,
      voornamen,
      ...(voorvoegsel && { voorvoegsel }),
      geslachtsnaam,
      volledigeNaam: volledigeNaam(contactnaam),
    },
    geboorte: { datum: datumOf(geboren) },
    adressering: hier
      ? {
          adresregel1: [straatnaam, huisnummer, huisnummertoevoeging].filter(Boolean).join(' '),
          adresregel2: `${postcode}  ${stad.toUpperCase()}`,
        }
      : { adresregel1, adresregel2, land: { code: '6029', omschrijving: LANDEN.of(land || 'DE') } },
    ...(indicatieGeheimhouding && { geheimhoudingPersoonsgegevens: true }),
    ...(overleden && {
      opschortingBijhouding: { reden: { code: 'O', omschrijving: 'overlijden' }, datum: datumOf('2020-10-01') },
    }),
  }
  return [
    {
      bsn,
      geslachtsnaam,
      voornamen,
      voorvoegsel,
      geboortedatum: geboren,
      postcode: postcode.replace(' ', ''),
      huisnummer,
      toevoeging: huisnummertoevoeging,
      overleden,
      persoon,
    },
  ]
}

let gemaakt: readonly DemoPersoon[] | undefined

/** Gives everybody in the BRP of the demonstration, which is made when it is first asked for. */
export function demoPersonen(): readonly DemoPersoon[] {
  gemaakt ??= INDEXEN.flatMap(makePersoon)
  return gemaakt
}
