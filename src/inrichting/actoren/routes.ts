import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { Actor, actoren } from './contract.ts'
import { importFile, takeOverObjecten } from './inlezen/inlezen.ts'
import * as queries from './queries.ts'

/** Selects the fields of an actor that the audit trail keeps. */
const inTrail = ({ uuid: _, eenheden, ...velden }: Actor) => ({
  ...velden,
  eenheden: eenheden.map(({ naam }) => naam),
})

/** Gives an actor without its eenheden, which are kept apart. */
const withoutEenheden = ({ eenheden: _eenheden, ...own }: Actor) => own

async function record({ db, wie }: Context, voor: Actor | null, na: Actor): Promise<void> {
  const standen = { voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(db, wie, { soort: 'actor', object: na.uuid, naam: na.naam, ...standen })
}

async function checkEenheden({ db }: Context, soortActor: string, eenheden: readonly string[]): Promise<void> {
  if (eenheden.length === 0) return
  if (soortActor !== 'medewerker') {
    throw invalid([
      { name: 'eenheden', code: 'ongeldig', reason: 'Alleen een medewerker werkt in organisatorische eenheden.' },
    ])
  }
  const onbekend = await queries.noEenheden(db, eenheden)
  const fouten = eenheden.flatMap((uuid, index): InvalidParam[] =>
    onbekend.includes(uuid)
      ? [{ name: `eenheden.${index}`, code: 'onbekend', reason: 'Deze organisatorische eenheid bestaat niet.' }]
      : [],
  )
  if (fouten.length > 0) throw invalid(fouten)
}

async function verplicht({ db }: Context, uuid: string): Promise<Actor> {
  const actor = await queries.actor(db, uuid)
  if (!actor) throw notFound('Actor')
  return actor
}

/** Adds a medewerker to an afdeling or groep, or removes them from it. */
async function setLid(context: Context, eenheid: string, medewerker: string, isLid: boolean): Promise<void> {
  const { db } = context
  if ((await queries.noEenheden(db, [eenheid])).length > 0) throw notFound('Afdeling of groep')
  if (!(await queries.lockOne(db, medewerker))) throw notFound('Medewerker')
  const voor = await verplicht(context, medewerker)
  if (voor.soortActor !== 'medewerker') throw notFound('Medewerker')
  const andere = voor.eenheden.map(({ uuid }) => uuid).filter((uuid) => uuid !== eenheid)
  await queries.setEenheden(db, voor.uuid, isLid ? [...andere, eenheid] : andere)
  await record(context, voor, await verplicht(context, medewerker))
}

export const routes: Handlers<typeof actoren, Context> = {
  async lijst({ db }, { query }) {
    const rows = await queries.lijst(db, query)
    return pagina(
      rows,
      query.aantal,
      (row) => row.actor,
      (row) => [row.naam, row.uuid],
    )
  },

  async tonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async maken(context, { body }) {
    const { eenheden, ...own } = body
    await checkEenheden(context, own.soortActor, eenheden)
    const uuid = uuidv7()
    await queries.make(context.db, { ...own, uuid })
    await queries.setEenheden(context.db, uuid, eenheden)
    const actor = await verplicht(context, uuid)
    await record(context, null, actor)
    return { location: `/api/v1/actoren/${uuid}`, result: actor }
  },

  async wijzigen(context, { params, body }) {
    if (!(await queries.lockOne(context.db, params.uuid))) throw notFound('Actor')
    const bestaand = await verplicht(context, params.uuid)
    const { eenheden, ...changes } = body
    const actor = { ...withoutEenheden(bestaand), ...changes }
    if (eenheden) {
      await checkEenheden(context, actor.soortActor, eenheden)
      await queries.setEenheden(context.db, actor.uuid, eenheden)
    }
    await queries.save(context.db, actor)
    const na = await verplicht(context, params.uuid)
    await record(context, bestaand, na)
    return na
  },

  async lidMaken(context, { params: { uuid, medewerker } }) {
    await setLid(context, uuid, medewerker, true)
    return undefined
  },

  async lidVerwijderen(context, { params: { uuid, medewerker } }) {
    await setLid(context, uuid, medewerker, false)
    return undefined
  },

  async inlezen({ db, wie }, { body }) {
    const bestand = { ...body, inhoud: Buffer.from(body.inhoud, 'base64') }
    return importFile({ db, door: wie, zelf: wie.actor }, bestand)
  },

  async overnemen({ db, wie, config }, { body }) {
    return takeOverObjecten({ db, door: wie, zelf: wie.actor }, config, body.proef)
  },
}
