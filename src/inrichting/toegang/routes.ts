import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { atField, notFound } from '../../platform/problems.ts'
import { namenVan } from '../actoren/queries.ts'
import { schrijfWijziging } from '../wijzigingen/queries.ts'
import * as applicaties from './applicaties.ts'
import {
  type Applicatie,
  eigenToegang,
  geenClientId,
  geenSleutel,
  type NieuwGeheim,
  type Rol,
  rolBestaatAl,
  type toegang,
} from './contract.ts'
import * as koppelen from './koppelen.ts'
import * as koppelverzoeken from './koppelverzoeken.ts'
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

/** What the trail keeps of an application: all but its secrets, which have lines of their own. */
const inTrail = ({ uuid: _, aangemaaktOp: __, geheimen: ___, ...velden }: Applicatie) => velden

async function legVast({ db, wie }: Context, voor: Applicatie | null, na: Applicatie): Promise<void> {
  const standen = { voor: voor && inTrail(voor), na: inTrail(na) }
  await schrijfWijziging(db, wie, { soort: 'applicatie', object: na.uuid, naam: na.naam, ...standen })
}

async function legRolVast({ db, wie }: Context, naam: string, voor: Rol | null, na: Rol | null): Promise<void> {
  const zonderNaam = (rol: Rol | null) =>
    rol && { omschrijving: rol.omschrijving, rechten: rol.rechten, claimwaarden: rol.claimwaarden }
  await schrijfWijziging(db, wie, { soort: 'rol', object: naam, naam, voor: zonderNaam(voor), na: zonderNaam(na) })
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

/** @param alleRechten what somebody can be allowed to do: known when all features are */
export const routes = (alleRechten: () => readonly string[]): Handlers<typeof toegang, Context> => ({
  async rechten() {
    return { rechten: [...alleRechten()] }
  },

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
    const applicatie = await verplicht(context, uuid)
    await legVast(context, null, applicatie)
    return { location: `/api/v1/applicaties/${uuid}`, result: applicatie }
  },

  async applicatieWijzigen(context, { params, body }) {
    if (!(await applicaties.vergrendel(context.db, params.uuid))) throw notFound('Applicatie')
    const bestaand = await verplicht(context, params.uuid)
    await applicaties.bewaar(context.db, params.uuid, { ...bestaand, ...body })
    const applicatie = await verplicht(context, params.uuid)
    await legVast(context, bestaand, applicatie)
    return applicatie
  },

  async geheimMaken(context, { params, body }) {
    if (!(await applicaties.vergrendel(context.db, params.uuid))) throw notFound('Applicatie')
    const { clientId, naam } = await verplicht(context, params.uuid)
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
    const { oudeGeldigTot } = body
    const stand = { applicatie: params.uuid, soort: bewaard.soort, geldigTot: bewaard.geldigTot, oudeGeldigTot }
    await schrijfWijziging(context.db, context.wie, {
      soort: 'geheim',
      object: bewaard.uuid,
      naam,
      voor: null,
      na: stand,
    })
    return { location: `/api/v1/applicaties/${params.uuid}`, result: { ...bewaard, geheim } }
  },

  async geheimIntrekken(context, { params }) {
    const { naam, geheimen } = await verplicht(context, params.uuid)
    const geheim = geheimen.find(({ uuid }) => uuid === params.geheim)
    if (!geheim || !(await applicaties.verwijderGeheim(context.db, params.uuid, params.geheim)))
      throw notFound('Geheim')
    const voor = { applicatie: params.uuid, soort: geheim.soort, geldigTot: geheim.geldigTot }
    await schrijfWijziging(context.db, context.wie, { soort: 'geheim', object: geheim.uuid, naam, voor, na: null })
    return undefined
  },

  async rollen({ db }) {
    return { resultaten: await rollen.lijst(db) }
  },

  async rolBewaren(context, { params, headers, body }) {
    await rollen.vergrendel(context.db)
    const voor = (await rollen.lijst(context.db)).find(({ naam }) => naam === params.naam) ?? null
    if (voor && headers['if-none-match']) throw atField(rolBestaatAl, 'naam')
    const rol = { naam: params.naam, ...body, rechten: [...new Set(body.rechten)].sort() }
    await rollen.bewaar(context.db, rol)
    await controleerBeheer(context)
    await legRolVast(context, params.naam, voor, rol)
    return rol
  },

  async rolVerwijderen(context, { params }) {
    await rollen.vergrendel(context.db)
    const voor = (await rollen.lijst(context.db)).find(({ naam }) => naam === params.naam)
    if (!voor) throw notFound('Rol')
    await rollen.verwijder(context.db, params.naam)
    await controleerBeheer(context)
    await legRolVast(context, params.naam, voor, null)
    return undefined
  },

  async sessies({ db, now, config }) {
    return { json: `{"resultaten":${await sessies.lijst(db, now, config.SESSIE_STIL_MINUTEN)}}` }
  },

  async sessieBeeindigen({ db, wie }, { params }) {
    const naam = await sessies.eindig(db, params.uuid)
    if (naam === undefined) throw notFound('Sessie')
    const voor = { medewerker: naam }
    await schrijfWijziging(db, wie, { soort: 'sessie', object: params.uuid, naam, voor, na: null })
    return undefined
  },

  async koppelverzoeken({ db }) {
    return { json: `{"resultaten":${await koppelverzoeken.lijst(db)}}` }
  },

  async koppelen(context, { params, body }) {
    await koppelen.aan(context, params.uuid, body.medewerker)
    return undefined
  },

  async nieuweMedewerker(context, { params, body }) {
    return { medewerker: await koppelen.aanNieuwe(context, params.uuid, body.uitzetten) }
  },

  async koppelverzoekVerwijderen({ db }, { params }) {
    if (!(await koppelverzoeken.neem(db, params.uuid))) throw notFound('Koppelverzoek')
    return undefined
  },
})
