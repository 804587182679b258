import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { atField, type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { namenOf } from '../actoren/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import * as applicaties from './applicaties.ts'
import {
  type Applicatie,
  eigenToegang,
  geenClientId,
  geenSleutel,
  type NieuwGeheim,
  type Rol,
  rolBestaatAl,
  toegang,
} from './contract.ts'
import * as koppelen from './koppelen.ts'
import * as koppelverzoeken from './koppelverzoeken.ts'
import { hashOf } from './queries.ts'
import * as rollen from './rollen.ts'
import * as sessies from './sessies.ts'
import { seal } from './versleuteling.ts'

const HOUR = 3_600_000

async function verplicht({ db }: Context, uuid: string): Promise<Applicatie> {
  const applicatie = await applicaties.applicatie(db, uuid)
  if (!applicatie) throw notFound('Applicatie')
  return applicatie
}

/** Selects the fields of an application that the audit trail keeps. Secrets are left out, because they have their own lines. */
const inTrail = ({ uuid: _, aangemaaktOp: __, geheimen: ___, ...velden }: Applicatie) => velden

async function record({ db, wie }: Context, voor: Applicatie | null, na: Applicatie): Promise<void> {
  const standen = { voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(db, wie, { soort: 'applicatie', object: na.uuid, naam: na.naam, ...standen })
}

async function recordRol({ db, wie }: Context, naam: string, voor: Rol | null, na: Rol | null): Promise<void> {
  const withoutNaam = (rol: Rol | null) =>
    rol && { omschrijving: rol.omschrijving, rechten: rol.rechten, claimwaarden: rol.claimwaarden }
  await writeWijziging(db, wie, { soort: 'rol', object: naam, naam, voor: withoutNaam(voor), na: withoutNaam(na) })
}

/** Makes a new secret, and the form in which it is stored. */
function makeSecret({ config }: Context, { soort }: NieuwGeheim) {
  const geheim = randomBytes(32).toString('base64url')
  if (soort === 'token') return { geheim, hash: hashOf(geheim), versleuteld: null }
  const versleuteld = seal(config.SECRET_KEY, geheim)
  if (!versleuteld) throw geenSleutel()
  return { geheim, hash: null, versleuteld }
}

/** Checks that somebody can still change roles after a change of roles. */
async function checkBeheer({ db }: Context): Promise<void> {
  if (!(await rollen.hasSomebody(db, toegang.rolBewaren.right))) throw eigenToegang()
}

/**
 * Refuses a right that does not exist, or that only a session has, such as those of Mijn.
 * @param before what they had already: a right of an earlier version may stay until it is taken away
 */
function checkRechten(rechten: readonly string[], all: readonly string[], before: readonly string[] = []): void {
  const faults = rechten.flatMap((recht, index): InvalidParam[] =>
    all.includes(recht) || before.includes(recht)
      ? []
      : [{ name: `rechten.${index}`, code: 'onbekend', reason: `Het recht ${recht} bestaat niet.` }],
  )
  if (faults.length > 0) throw invalid(faults)
}

/**
 * Makes the handlers of access control.
 * @param allRechten gives all rights that exist, which are known only when all features are loaded
 */
export const routes = (allRechten: () => readonly string[]): Handlers<typeof toegang, Context> => ({
  async rechten() {
    return { rechten: [...allRechten()] }
  },

  async ik({ db, wie }) {
    const { soort, uuid, naam, actor } = wie
    const eenheden = wie.eenheden.length > 0 ? await namenOf(db, wie.eenheden) : []
    return { soort, uuid, naam, actor, rollen: [...wie.rollen], rechten: [...wie.rechten].sort(), eenheden }
  },

  async applicaties({ db }) {
    return { json: `{"resultaten":${await applicaties.lijst(db)}}` }
  },

  async applicatie(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async applicatieMaken(context, { body }) {
    checkRechten(body.rechten, allRechten())
    const uuid = uuidv7()
    await applicaties.save(context.db, uuid, body)
    const applicatie = await verplicht(context, uuid)
    await record(context, null, applicatie)
    return { location: `/api/v1/applicaties/${uuid}`, result: applicatie }
  },

  async applicatieWijzigen(context, { params, body }) {
    if (!(await applicaties.lockOne(context.db, params.uuid))) throw notFound('Applicatie')
    const bestaand = await verplicht(context, params.uuid)
    checkRechten(body.rechten ?? [], allRechten(), bestaand.rechten)
    await applicaties.save(context.db, params.uuid, { ...bestaand, ...body })
    const applicatie = await verplicht(context, params.uuid)
    await record(context, bestaand, applicatie)
    return applicatie
  },

  async geheimMaken(context, { params, body }) {
    if (!(await applicaties.lockOne(context.db, params.uuid))) throw notFound('Applicatie')
    const { clientId, naam } = await verplicht(context, params.uuid)
    if (body.soort === 'jwt' && clientId === null) throw geenClientId()
    const { geheim, hash, versleuteld } = makeSecret(context, body)
    const overlap = new Date(context.now.getTime() + context.config.GEHEIM_OVERLAP_UREN * HOUR)
    const { oudeGeldigTot } = body
    const rij = { uuid: uuidv7(), soort: body.soort, geldigTot: body.geldigTot, hash, versleuteld }
    const bewaard = await applicaties.makeSecret(
      context.db,
      params.uuid,
      rij,
      oudeGeldigTot === undefined ? overlap.toISOString() : oudeGeldigTot,
    )
    const stand = { applicatie: params.uuid, soort: bewaard.soort, geldigTot: bewaard.geldigTot, oudeGeldigTot }
    await writeWijziging(context.db, context.wie, {
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
    if (!geheim || !(await applicaties.removeSecret(context.db, params.uuid, params.geheim))) throw notFound('Geheim')
    const voor = { applicatie: params.uuid, soort: geheim.soort, geldigTot: geheim.geldigTot }
    await writeWijziging(context.db, context.wie, { soort: 'geheim', object: geheim.uuid, naam, voor, na: null })
    return undefined
  },

  async rollen({ db }) {
    return { resultaten: await rollen.lijst(db) }
  },

  async rolBewaren(context, { params, headers, body }) {
    await rollen.lockOne(context.db)
    const voor = (await rollen.lijst(context.db)).find(({ naam }) => naam === params.naam) ?? null
    if (voor && headers['if-none-match']) throw atField(rolBestaatAl, 'naam')
    checkRechten(body.rechten, allRechten(), voor?.rechten)
    const rol = { naam: params.naam, ...body, rechten: [...new Set(body.rechten)].sort() }
    await rollen.save(context.db, rol)
    await checkBeheer(context)
    await recordRol(context, params.naam, voor, rol)
    return rol
  },

  async rolVerwijderen(context, { params }) {
    await rollen.lockOne(context.db)
    const voor = (await rollen.lijst(context.db)).find(({ naam }) => naam === params.naam)
    if (!voor) throw notFound('Rol')
    await rollen.remove(context.db, params.naam)
    await checkBeheer(context)
    await recordRol(context, params.naam, voor, null)
    return undefined
  },

  async sessies({ db, now, config }) {
    return { json: `{"resultaten":${await sessies.lijst(db, now, config.SESSIE_STIL_MINUTEN)}}` }
  },

  async sessieBeeindigen({ db, wie }, { params }) {
    const naam = await sessies.endSessie(db, params.uuid)
    if (naam === undefined) throw notFound('Sessie')
    const voor = { medewerker: naam }
    await writeWijziging(db, wie, { soort: 'sessie', object: params.uuid, naam, voor, na: null })
    return undefined
  },

  async koppelverzoeken({ db }) {
    return { json: `{"resultaten":${await koppelverzoeken.lijst(db)}}` }
  },

  async koppelen(context, { params, body }) {
    await koppelen.toActor(context, params.uuid, body.medewerker)
    return undefined
  },

  async nieuweMedewerker(context, { params, body }) {
    return { medewerker: await koppelen.toNewActor(context, params.uuid, body.uitzetten) }
  },

  async koppelverzoekVerwijderen({ db }, { params }) {
    if (!(await koppelverzoeken.take(db, params.uuid))) throw notFound('Koppelverzoek')
    return undefined
  },
})
