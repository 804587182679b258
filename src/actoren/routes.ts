import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { pagina } from '../platform/page.ts'
import { type InvalidParam, invalid, notFound } from '../platform/problems.ts'
import type { Actor, actoren } from './contract.ts'
import * as queries from './queries.ts'

const teBewaren = (actor: Actor) => ({ ...actor, eenheden: actor.eenheden.map((eenheid) => eenheid.uuid) })

async function controleerEenheden({ db }: Context, soortActor: string, eenheden: readonly string[]): Promise<void> {
  if (eenheden.length === 0) return
  if (soortActor !== 'medewerker') {
    throw invalid([
      { name: 'eenheden', code: 'ongeldig', reason: 'Alleen een medewerker werkt in organisatorische eenheden.' },
    ])
  }
  const onbekend = await queries.geenEenheden(db, eenheden)
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
    await controleerEenheden(context, body.soortActor, body.eenheden)
    const uuid = uuidv7()
    await queries.maak(context.db, { ...body, uuid })
    await queries.zetEenheden(context.db, uuid, body.eenheden)
    return { location: `/api/v1/actoren/${uuid}`, result: await verplicht(context, uuid) }
  },

  async wijzigen(context, { params, body }) {
    if (!(await queries.vergrendel(context.db, params.uuid))) throw notFound('Actor')
    const bestaand = await verplicht(context, params.uuid)
    const actor = { ...teBewaren(bestaand), ...body }
    if (body.eenheden) {
      await controleerEenheden(context, actor.soortActor, body.eenheden)
      await queries.zetEenheden(context.db, actor.uuid, body.eenheden)
    }
    await queries.bewaar(context.db, actor)
    return verplicht(context, params.uuid)
  },
}
