import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { namenVan } from '../actoren/queries.ts'
import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { notFound } from '../platform/problems.ts'
import * as applicaties from './applicaties.ts'
import { type Applicatie, eigenToegang, geenClientId, geenSleutel, type NieuwGeheim, type toegang } from './contract.ts'
import { hashVan } from './queries.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'
import { seal } from './versleuteling.ts'

const HOUR = 3_600_000

async function verplicht({ db }: Context, uuid: string): Promise<Applicatie> {
  const applicatie = await applicaties.applicatie(db, uuid)
  if (!applicatie) throw notFound('Applicatie')
  return applicatie
}

/** A new secret, and the form in which it is kept. */
function maakGeheim({ config }: Context, { soort }: NieuwGeheim) {
  const geheim = randomBytes(32).toString('base64url')
  if (soort === 'token') return { geheim, hash: hashVan(geheim), versleuteld: null }
  const versleuteld = seal(config.SECRET_KEY, geheim)
  if (!versleuteld) throw geenSleutel()
  return { geheim, hash: null, versleuteld }
}

/** After a change of roles somebody must still be able to change them. */
async function controleerBeheer({ db }: Context): Promise<void> {
  if (!(await rollen.heeftIemand(db, 'toegang.beheren'))) throw eigenToegang()
}

export const routes: Handlers<typeof toegang, Context> = {
  async ik({ db, wie }) {
    const { soort, uuid, naam, actor } = wie
    const eenheden = wie.eenheden.length > 0 ? await namenVan(db, wie.eenheden) : []
    return { soort, uuid, naam, actor, rollen: [...wie.rollen], rechten: [...wie.rechten].sort(), eenheden }
  },

  async applicaties({ db }) {
    return { json: `{"resultaten":${await applicaties.lijst(db)}}` }
  },

  async applicatie(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async applicatieMaken(context, { body }) {
    const uuid = uuidv7()
    await applicaties.bewaar(context.db, uuid, body)
    return { location: `/api/v1/applicaties/${uuid}`, result: await verplicht(context, uuid) }
  },

  async applicatieWijzigen(context, { params, body }) {
    if (!(await applicaties.vergrendel(context.db, params.uuid))) throw notFound('Applicatie')
    const bestaand = await verplicht(context, params.uuid)
    await applicaties.bewaar(context.db, params.uuid, { ...bestaand, ...body })
    return verplicht(context, params.uuid)
  },

  async geheimMaken(context, { params, body }) {
    if (!(await applicaties.vergrendel(context.db, params.uuid))) throw notFound('Applicatie')
    const { clientId } = await verplicht(context, params.uuid)
    if (body.soort === 'jwt' && clientId === null) throw geenClientId()
    const { geheim, hash, versleuteld } = maakGeheim(context, body)
    const overlap = new Date(context.now.getTime() + context.config.GEHEIM_OVERLAP_UREN * HOUR)
    const rij = { uuid: uuidv7(), soort: body.soort, geldigTot: body.geldigTot, hash, versleuteld }
    const bewaard = await applicaties.maakGeheim(
      context.db,
      params.uuid,
      rij,
      body.oudeGeldigTot ?? overlap.toISOString(),
    )
    return { location: `/api/v1/applicaties/${params.uuid}`, result: { ...bewaard, geheim } }
  },

  async geheimIntrekken({ db }, { params }) {
    if (!(await applicaties.verwijderGeheim(db, params.uuid, params.geheim))) throw notFound('Geheim')
    return undefined
  },

  async rollen({ db }) {
    return { resultaten: await rollen.lijst(db) }
  },

  async rolBewaren(context, { params, body }) {
    await rollen.vergrendel(context.db)
    const rol = { naam: params.naam, ...body, rechten: [...new Set(body.rechten)].sort() }
    await rollen.bewaar(context.db, rol)
    await controleerBeheer(context)
    return rol
  },

  async rolVerwijderen(context, { params }) {
    await rollen.vergrendel(context.db)
    if (!(await rollen.verwijder(context.db, params.naam))) throw notFound('Rol')
    await controleerBeheer(context)
    return undefined
  },

  async sessies({ db, now, config }) {
    return { json: `{"resultaten":${await sessies.lijst(db, now, config.SESSIE_STIL_MINUTEN)}}` }
  },

  async sessieBeeindigen({ db }, { params }) {
    if (!(await sessies.eindig(db, params.uuid))) throw notFound('Sessie')
    return undefined
  },
}
