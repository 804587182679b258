import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { noEenheden } from '../actoren/queries.ts'
import { instellingen } from '../instellingen/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { NieuwStandaardantwoord, Standaardantwoord, standaardantwoorden } from './contract.ts'
import * as queries from './queries.ts'
import { faultsIn, fillIn, isForContact } from './rules.ts'

const inTrail = ({ uuid: _, afdeling, ...rest }: Standaardantwoord) => ({ ...rest, afdeling: afdeling?.naam ?? null })

const naamOf = ({ afdeling, naam }: Standaardantwoord) => [afdeling?.naam, naam].filter(Boolean).join(' · ')

async function required({ db }: Context, uuid: string, { vast = false } = {}): Promise<Standaardantwoord> {
  const found = await queries.standaardantwoord(db, uuid, { vast })
  if (!found) throw notFound('Standaardantwoord')
  return found
}

/** Saves a text and records the change, and returns the new state. */
async function save(
  context: Context,
  uuid: string,
  voor: Standaardantwoord | null,
  nieuw: NieuwStandaardantwoord,
): Promise<Standaardantwoord> {
  const { db, wie } = context
  const faults = faultsIn(nieuw.tekst)
  if (nieuw.afdeling && (await noEenheden(db, [nieuw.afdeling])).length > 0)
    faults.push({ name: 'afdeling', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' })
  if (faults.length > 0) throw invalid(faults)
  await queries.save(db, uuid, nieuw)
  const na = await required(context, uuid)
  const wijziging = { naam: naamOf(na), voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(db, wie, { soort: 'standaardantwoord', object: uuid, ...wijziging })
  return na
}

export const routes: Handlers<typeof standaardantwoorden, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async standaardteksten({ db, wie }) {
    const texts = (await queries.ofEenheden(db, wie.eenheden)).filter(isForContact)
    const { gemeente } = await instellingen(db)
    const resultaten = texts.map(({ uuid, naam, onderwerp, tekst, afdeling }) => {
      const known = { medewerker: wie.naam, afdeling: afdeling?.naam ?? gemeente, gemeente, nummer: '' }
      return { uuid, naam, onderwerp, tekst: fillIn(tekst, { ...known, klant: '{klant}', onderwerp: '{onderwerp}' }) }
    })
    return { resultaten }
  },

  async maken(context, { body }) {
    const uuid = uuidv7()
    return { location: `/api/v1/standaardantwoorden/${uuid}`, result: await save(context, uuid, null, body) }
  },

  async wijzigen(context, { params, body }) {
    const voor = await required(context, params.uuid, { vast: true })
    const { uuid, ...rest } = voor
    return save(context, uuid, voor, { ...rest, afdeling: voor.afdeling?.uuid ?? null, ...body })
  },

  async verwijderen(context, { params }) {
    const voor = await required(context, params.uuid, { vast: true })
    await queries.remove(context.db, voor.uuid)
    const wijziging = { object: voor.uuid, naam: naamOf(voor), voor: inTrail(voor), na: null }
    await writeWijziging(context.db, context.wie, { soort: 'standaardantwoord', ...wijziging })
    return undefined
  },
}
