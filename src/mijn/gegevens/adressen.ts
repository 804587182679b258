import { lengthOf } from '../../platform/lengths.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { NieuwDigitaalAdres } from '../../register/partijen/contract.ts'
import {
  addAdres,
  changeAdresOf,
  lockAdresOf,
  takeAwayAdres,
  takeAwayStandaard,
} from '../../register/partijen/onderdelen.ts'
import { lockOne } from '../../register/partijen/queries.ts'
import { digitaalAdres, zoekwaarde } from '../../register/partijen/rules.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import type { MijnContext } from '../frame/pages.ts'
import { partijen } from './queries.ts'
import { texts } from './texts.ts'

// The addresses at which somebody wants to be reached: theirs to add, to allow and to take away (R8).

const MOST = 25

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const isSoort = (value: string): value is 'email' | 'telefoonnummer' => value === 'email' || value === 'telefoonnummer'

/** Adds an address to the partij of whoever is logged in. @throws Problem with what is wrong, at its field */
export async function add(context: MijnContext, waarden: Formuliervelden): Promise<void> {
  const { db, taal, partijen: own } = context
  const t = texts[taal].faults
  const [partij] = own
  if (!partij) throw notFound('Partij')
  const [soort, typed] = [textIn(waarden.soort), textIn(waarden.adres)]
  const fault = (name: string, reason: string) => invalid([{ name, code: 'ongeldig', reason }])
  if (!isSoort(soort)) throw fault('soort', t.soort)
  if (!typed) throw fault('adres', t.adres)
  const read = digitaalAdres({ soortDigitaalAdres: soort, adres: typed })
  if ('reden' in read || read.adres.length > lengthOf(NieuwDigitaalAdres, 'adres')) throw fault('adres', t[soort])
  await lockOne(db, partij)
  const known = (await partijen(db, context)).find(({ uuid }) => uuid === partij)?.adressen ?? []
  const same = (adres: string) => zoekwaarde(soort, adres) === zoekwaarde(soort, read.adres)
  if (known.some(({ soortDigitaalAdres, adres }) => soortDigitaalAdres === soort && same(adres)))
    throw fault('adres', t.double)
  if (known.length >= MOST) throw fault('adres', t.tooMany)
  await addAdres(db, {
    partij,
    betrokkene: null,
    soortDigitaalAdres: soort,
    adres: read.adres,
    omschrijving: '',
    isStandaardAdres: !known.some(({ soortDigitaalAdres }) => soortDigitaalAdres === soort),
    toestemmingHergebruik: waarden.gebruik !== undefined,
  })
}

async function locked({ db, partijen: own }: MijnContext, uuid: string) {
  const found = await lockAdresOf(db, own, uuid)
  if (!found) throw notFound('Adres')
  return found
}

/** Gives or withdraws consent for reuse, or makes an address the first of its kind. */
export async function change(
  context: MijnContext,
  uuid: string,
  doe: 'toestemming_geven' | 'toestemming_intrekken' | 'standaard',
): Promise<void> {
  const { db } = context
  const { partij, soortDigitaalAdres } = await locked(context, uuid)
  if (doe === 'standaard') {
    await takeAwayStandaard(db, partij, soortDigitaalAdres, uuid)
    return changeAdresOf(db, uuid, { isStandaardAdres: true })
  }
  return changeAdresOf(db, uuid, { toestemmingHergebruik: doe === 'toestemming_geven' })
}

/** Takes an address away. */
export async function remove(context: MijnContext, uuid: string): Promise<void> {
  await locked(context, uuid)
  await takeAwayAdres(context.db, uuid)
}
