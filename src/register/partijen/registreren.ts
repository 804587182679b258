import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import { type InvalidParam, invalid } from '../../platform/problems.ts'
import type { Changes } from '../../platform/row.ts'
import type { NieuweAuthenticatie, Partij, PartijGegevens, PartijWijziging } from './contract.ts'
import * as queries from './queries.ts'
import type { partij } from './row.ts'
import { digitaleAdressen, foutenInIdentificatoren } from './rules.ts'

type Gegevens = PartijWijziging | PartijGegevens

/** Finds fields that do not go with this kind of partij, or are missing for it. */
function foutenInSoort(soort: Partij['soortPartij'], gegevens: Gegevens, nieuw: boolean): InvalidParam[] {
  const hoortNiet = (name: string, reason: string): InvalidParam => ({ name, code: 'hoort-niet-bij-soort', reason })
  const fouten: InvalidParam[] = []
  const organisatie = soort === 'organisatie'
  if (nieuw && organisatie && !gegevens.naam)
    fouten.push({ name: 'naam', code: 'verplicht', reason: 'Een organisatie heeft een naam.' })
  if (nieuw && !organisatie && !gegevens.contactnaam?.achternaam) {
    fouten.push({
      name: 'contactnaam.achternaam',
      code: 'verplicht',
      reason: 'Een persoon heeft ten minste een achternaam.',
    })
  }
  if (!organisatie && gegevens.naam)
    fouten.push(hoortNiet('naam', 'Alleen een organisatie heeft een naam; gebruik contactnaam.'))
  if (organisatie && gegevens.contactnaam)
    fouten.push(hoortNiet('contactnaam', 'Een organisatie heeft geen contactnaam; gebruik naam.'))
  if (soort !== 'persoon' && gegevens.ingezetenschap)
    fouten.push(hoortNiet('ingezetenschap', 'Alleen een persoon is al dan niet ingezetene.'))
  if (soort !== 'contactpersoon' && gegevens.werkteVoorPartij) {
    fouten.push(hoortNiet('werkteVoorPartij', 'Alleen een contactpersoon werkt voor een organisatie.'))
  }
  return fouten
}

/** Finds faults in references to other partijen. */
async function foutenInVerwijzingen(
  { db }: Context,
  eigen: string,
  { werkteVoorPartij, vertegenwoordigt = [] }: Gegevens,
): Promise<InvalidParam[]> {
  const genoemd = [...(werkteVoorPartij ? [werkteVoorPartij] : []), ...vertegenwoordigt]
  if (genoemd.length === 0) return []
  const soorten = await queries.soorten(db, genoemd)
  const fouten: InvalidParam[] = []
  if (werkteVoorPartij && soorten.get(werkteVoorPartij) !== 'organisatie') {
    fouten.push({ name: 'werkteVoorPartij', code: 'onbekend', reason: 'Er is geen organisatie met deze uuid.' })
  }
  for (const [index, uuid] of vertegenwoordigt.entries()) {
    const name = `vertegenwoordigt.${index}`
    if (uuid === eigen) fouten.push({ name, code: 'ongeldig', reason: 'Een partij vertegenwoordigt niet zichzelf.' })
    else if (!soorten.has(uuid)) fouten.push({ name, code: 'onbekend', reason: 'Deze partij bestaat niet.' })
  }
  return fouten
}

function foutenInStandaardadressen(adressen: Gegevens['digitaleAdressen'] = []): InvalidParam[] {
  return adressen.flatMap(({ isStandaardAdres, soortDigitaalAdres }, index): InvalidParam[] => {
    const eerste = adressen.findIndex(
      (adres) => adres.isStandaardAdres && adres.soortDigitaalAdres === soortDigitaalAdres,
    )
    if (!isStandaardAdres || eerste === index) return []
    return [
      {
        name: `digitaleAdressen.${index}.isStandaardAdres`,
        code: 'dubbel',
        reason: 'Van elke soort is hoogstens een adres het standaardadres.',
      },
    ]
  })
}

/** Checks all data of a partij; gives every fault, and the addresses as they are kept. */
export async function check(
  context: Context,
  uuid: string,
  soort: Partij['soortPartij'],
  gegevens: Gegevens,
  nieuw: boolean,
) {
  const adressen = digitaleAdressen(gegevens.digitaleAdressen ?? [], 'digitaleAdressen')
  const fouten = [
    ...foutenInSoort(soort, gegevens, nieuw),
    ...foutenInIdentificatoren(gegevens.identificatoren ?? []),
    ...adressen.fouten,
    ...foutenInStandaardadressen(gegevens.digitaleAdressen),
    ...(await foutenInVerwijzingen(context, uuid, gegevens)),
  ]
  return { fouten, adressen: adressen.adressen }
}

/** Gives the columns of a partij that are its own; what belongs to it is written elsewhere. */
export function ownColumns(
  soort: Partij['soortPartij'],
  { identificatoren: _i, digitaleAdressen: _d, vertegenwoordigt: _v, contactnaam, naam, ...own }: PartijWijziging,
): Changes<typeof partij> {
  return { ...own, organisatie: naam, [soort === 'contactpersoon' ? 'contactpersoon' : 'persoon']: contactnaam }
}

/** Writes what belongs to a partij beside its own row. */
export async function saveOnderdelen(
  { db }: Context,
  uuid: string,
  gegevens: Gegevens,
  adressen: Awaited<ReturnType<typeof check>>['adressen'],
) {
  if (gegevens.identificatoren) await queries.setIdentificatoren(db, uuid, gegevens.identificatoren)
  if (gegevens.digitaleAdressen) {
    await queries.removeAdressen(db, uuid)
    await queries.addAdressen(
      db,
      adressen.map((adres) => ({ ...adres, partij: uuid, betrokkene: null })),
    )
  }
  if (gegevens.vertegenwoordigt) await queries.setVertegenwoordigden(db, uuid, gegevens.vertegenwoordigt)
}

/**
 * Adds a partij. The caller records how its identity was established (R1), in the same transaction.
 * @throws Problem with every fault
 */
export async function register(context: Context, gegevens: PartijGegevens): Promise<string> {
  const uuid = uuidv7()
  const { fouten, adressen } = await check(context, uuid, gegevens.soortPartij, gegevens, true)
  if (fouten.length > 0) throw invalid(fouten)
  await queries.make(context.db, {
    ...ownColumns(gegevens.soortPartij, gegevens),
    uuid,
    soortPartij: gegevens.soortPartij,
    ...(gegevens.soortPartij === 'contactpersoon' && { contactpersoonUuid: uuidv7() }),
  })
  await saveOnderdelen(context, uuid, gegevens, adressen)
  return uuid
}

/**
 * Gives the partij with the number of somebody whose identity was established elsewhere; who is none yet becomes one (R1).
 * @throws Problem with every fault
 */
export async function establish(
  context: Context,
  gegevens: PartijGegevens,
  { middel, niveau }: Pick<NieuweAuthenticatie, 'middel' | 'niveau'>,
): Promise<string> {
  const { db, now, wie } = context
  const known = await queries.withIdentificator(db, gegevens.identificatoren ?? [])
  if (known) return known
  const partij = await register(context, gegevens)
  await queries.authenticate(db, partij, { middel, niveau }, wie, now)
  return partij
}
