import { v7 as uuidv7 } from 'uuid'
import { writeWijziging } from '../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { readOpdracht } from '../klanttaken/uitzetten.ts'
import type { Klanttaaksjabloon, klanttaaksjablonen } from './contract.ts'
import * as queries from './queries.ts'

const inTrail = ({ uuid: _, ...rest }: Klanttaaksjabloon) => rest

async function find({ db }: Context, uuid: string, options: { vast?: boolean } = {}): Promise<Klanttaaksjabloon> {
  const found = await queries.sjabloon(db, uuid, options)
  if (!found) throw notFound('Sjabloon')
  return found
}

/** Refuses what could not be set out: an address that is not allowed, or a form that Balie cannot read. */
function check({ config }: Context, { opdracht }: Pick<Klanttaaksjabloon, 'opdracht'>): void {
  const { fouten } = readOpdracht(config, opdracht, 'opdracht')
  if (fouten.length > 0) throw invalid(fouten)
}

async function record({ db, wie }: Context, na: Klanttaaksjabloon, voor: Klanttaaksjabloon | null): Promise<void> {
  const wijziging = { naam: na.naam, voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(db, wie, { soort: 'klanttaaksjabloon', object: na.uuid, ...wijziging })
}

export const routes: Handlers<typeof klanttaaksjablonen, Context> = {
  async lijst({ db }, { query }) {
    return { resultaten: await queries.lijst(db, query) }
  },

  async zaaktypen({ db }) {
    return { resultaten: await queries.zaaktypen(db) }
  },

  async tonen(context, { params }) {
    return find(context, params.uuid)
  },

  async maken(context, { body }) {
    check(context, body)
    const nieuw = { uuid: uuidv7(), ...body }
    await queries.make(context.db, nieuw)
    await record(context, nieuw, null)
    return { location: `/api/v1/klanttaaksjablonen/${nieuw.uuid}`, result: nieuw }
  },

  async wijzigen(context, { params, body }) {
    const voor = await find(context, params.uuid, { vast: true })
    const na = { ...voor, ...body }
    check(context, na)
    await queries.change(context.db, params.uuid, body)
    await record(context, na, voor)
    return na
  },
}
