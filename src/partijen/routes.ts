import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { pagina } from '../platform/page.ts'
import { type InvalidParam, invalid, notFound } from '../platform/problems.ts'
import type { NieuwePartij, Partij, PartijWijziging, partijen } from './contract.ts'
import * as queries from './queries.ts'
import { digitaleAdressen, foutenInIdentificatoren } from './rules.ts'

type Gegevens = PartijWijziging | NieuwePartij

/** Faults in which fields go with which kind of partij. */
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

/** Faults in references to other partijen. */
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

/** Looks at all that is given; throws one problem with every fault. Gives the addresses as they are kept. */
async function controleer(
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
  if (fouten.length > 0) throw invalid(fouten)
  return adressen.adressen
}

/** Writes what belongs to a partij beside its own row. */
async function bewaarOnderdelen(
  { db }: Context,
  uuid: string,
  gegevens: Gegevens,
  adressen: Awaited<ReturnType<typeof controleer>>,
) {
  if (gegevens.identificatoren) await queries.zetIdentificatoren(db, uuid, gegevens.identificatoren)
  if (gegevens.digitaleAdressen) {
    await queries.verwijderAdressen(db, uuid)
    await queries.voegAdressenToe(
      db,
      adressen.map((adres) => ({ ...adres, partij: uuid, betrokkene: null })),
    )
  }
  if (gegevens.vertegenwoordigt) await queries.zetVertegenwoordigden(db, uuid, gegevens.vertegenwoordigt)
}

async function verplicht({ db, gezien }: Context, uuid: string): Promise<Partij> {
  const partij = await queries.partij(db, uuid)
  if (!partij) throw notFound('Partij')
  gezien([uuid])
  return partij
}

/** R1: an authentication lies in the past. */
function controleerMoment({ now }: Context, op: string | undefined, name: string): void {
  if (op && Date.parse(op) > now.getTime() + 5 * 60_000) {
    throw invalid([{ name, code: 'in-de-toekomst', reason: 'De identiteit kan niet in de toekomst zijn vastgesteld.' }])
  }
}

export const routes: Handlers<typeof partijen, Context> = {
  async lijst({ db, gezien }, { query }) {
    const rows = await queries.lijst(db, query)
    gezien(rows.map((row) => row.uuid))
    return pagina(
      rows,
      query.aantal,
      (row) => row.partij,
      (row) => [row.volgnummer],
    )
  },

  async zoeken({ db, gezien }, { body }) {
    const rows = await queries.zoek(db, body)
    gezien(rows.map((row) => row.uuid))
    return { json: `{"resultaten":[${rows.map((row) => row.partij).join(',')}]}` }
  },

  async tonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async maken(context, { body }) {
    const uuid = uuidv7()
    controleerMoment(context, body.authenticatie.op, 'authenticatie.op')
    const adressen = await controleer(context, uuid, body.soortPartij, body, true)
    await queries.maak(context.db, uuid, body.soortPartij, body)
    await queries.authenticeer(context.db, uuid, body.authenticatie, context.wie, context.now)
    await bewaarOnderdelen(context, uuid, body, adressen)
    return { location: `/api/v1/partijen/${uuid}`, result: await verplicht(context, uuid) }
  },

  async wijzigen(context, { params, body }) {
    const soort = await queries.vergrendel(context.db, params.uuid)
    if (!soort) throw notFound('Partij')
    const adressen = await controleer(context, params.uuid, soort, body, false)
    await queries.wijzig(context.db, params.uuid, soort, body)
    await bewaarOnderdelen(context, params.uuid, body, adressen)
    return verplicht(context, params.uuid)
  },

  async authenticeren(context, { params, body }) {
    controleerMoment(context, body.op, 'op')
    await verplicht(context, params.uuid)
    const uuid = await queries.authenticeer(context.db, params.uuid, body, context.wie, context.now)
    const alle = await queries.authenticaties(context.db, params.uuid)
    const nieuw = alle.find((row) => row.uuid === uuid)?.authenticatie
    if (!nieuw) throw notFound('Authenticatie')
    return { location: `/api/v1/partijen/${params.uuid}/authenticaties`, result: nieuw }
  },

  async authenticaties(context, { params }) {
    await verplicht(context, params.uuid)
    const rows = await queries.authenticaties(context.db, params.uuid)
    return { resultaten: rows.flatMap((row) => row.authenticatie ?? []) }
  },
}
