import { vindSmsdienst } from '../../koppelingen/notify/notify.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { askConfirmation, confirmAdres } from '../../register/klantberichten/bevestigen.ts'
import { weg } from '../../register/meldingen/bezorgen.ts'
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
import { markAsMijn } from '../../register/partijen/toestemmingen.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import type { MijnContext } from '../frame/pages.ts'
import { partijen } from './queries.ts'
import { texts } from './texts.ts'

// The addresses at which somebody wants to be reached: theirs to add, to allow and to take away (R8).

const MOST = 25

/** The outcome of sending a code to an address: `op` when no more of them go there today. */
export type Code = 'gaat' | 'op' | 'geen'

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const isSoort = (value: string): value is 'email' | 'telefoonnummer' => value === 'email' || value === 'telefoonnummer'

/** Adds an address to the partij of whoever is logged in, and has a code sent there. @throws Problem with what is wrong, at its field */
export async function add(context: MijnContext, waarden: Formuliervelden): Promise<Code> {
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
  await markAsMijn(db)
  const uuid = await addAdres(db, {
    partij,
    betrokkene: null,
    soortDigitaalAdres: soort,
    adres: read.adres,
    omschrijving: '',
    isStandaardAdres: !known.some(({ soortDigitaalAdres }) => soortDigitaalAdres === soort),
    toestemmingHergebruik: waarden.gebruik !== undefined,
  })
  return askCode(context, { uuid, zoekwaarde: zoekwaarde(soort, read.adres), soort })
}

/** Can a code go to this kind of address? */
export const canConfirm = ({ config }: Pick<MijnContext, 'config'>, soort: string): boolean =>
  soort === 'email' ? weg(config) !== 'geen' : soort === 'telefoonnummer' && vindSmsdienst(config) !== undefined

async function locked({ db, partijen: own }: MijnContext, uuid: string) {
  const found = await lockAdresOf(db, own, uuid)
  if (!found) throw notFound('Adres')
  return found
}

/** Gives or withdraws consent for reuse, makes an address the first of its kind, or has a new code sent there. */
export async function change(
  context: MijnContext,
  uuid: string,
  doe: 'toestemming_geven' | 'toestemming_intrekken' | 'standaard' | 'code',
): Promise<Code> {
  const { db } = context
  const { partij, soortDigitaalAdres, zoekwaarde: known } = await locked(context, uuid)
  if (doe === 'code') return askCode(context, { uuid, zoekwaarde: known, soort: soortDigitaalAdres })
  await markAsMijn(db)
  if (doe === 'standaard') {
    await takeAwayStandaard(db, partij, soortDigitaalAdres, uuid)
    await changeAdresOf(db, uuid, { isStandaardAdres: true })
  } else await changeAdresOf(db, uuid, { toestemmingHergebruik: doe === 'toestemming_geven' })
  return 'geen'
}

async function askCode(
  context: MijnContext,
  { soort, ...adres }: { uuid: string; zoekwaarde: string; soort: string },
): Promise<Code> {
  if (!canConfirm(context, soort)) return 'geen'
  return (await askConfirmation(context, adres)) ? 'gaat' : 'op'
}

/** Confirms an address with the code that went there. Gives what is wrong with it; a wrong one is counted. */
export async function confirm(context: MijnContext, uuid: string, waarden: Formuliervelden): Promise<InvalidParam[]> {
  await locked(context, uuid)
  const name = `code-${uuid}`
  const uitkomst = await confirmAdres(context, uuid, textIn(waarden[name]))
  if (uitkomst === 'bevestigd') return []
  return [{ name, code: uitkomst, reason: texts[context.taal].faults.code[uitkomst] }]
}

/** Takes an address away. */
export async function remove(context: MijnContext, uuid: string): Promise<void> {
  await locked(context, uuid)
  await markAsMijn(context.db)
  await takeAwayAdres(context.db, uuid)
}
