import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { type InvalidParam, invalid, notFound, onvolledigeVolgorde } from '../../platform/problems.ts'
import { noEenheden } from '../actoren/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { NieuweVragenset, Vragenset, vragensets } from './contract.ts'
import * as queries from './queries.ts'
import { foutenIn } from './rules.ts'

const inTrail = ({ titel, actor, vragen, actief }: Vragenset) => ({ titel, actor: actor?.naam ?? null, vragen, actief })

async function verplicht({ db }: Context, uuid: string): Promise<Vragenset> {
  const set = await queries.vragenset(db, uuid)
  if (!set) throw notFound('Vragenset')
  return set
}

async function check({ db }: Context, { actor, vragen }: Pick<NieuweVragenset, 'actor' | 'vragen'>): Promise<void> {
  const fouten: InvalidParam[] = foutenIn(vragen)
  if (actor && (await noEenheden(db, [actor])).length > 0)
    fouten.push({ name: 'actor', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' })
  if (fouten.length > 0) throw invalid(fouten)
}

export const routes: Handlers<typeof vragensets, Context> = {
  async lijst({ db }, { query }) {
    return { resultaten: await queries.lijst(db, query) }
  },

  async tonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async maken(context, { body }) {
    await check(context, body)
    const uuid = uuidv7()
    await queries.lockOne(context.db)
    await queries.save(context.db, uuid, body)
    const na = await verplicht(context, uuid)
    const wijziging = { soort: 'vragenset', object: uuid, naam: na.titel, voor: null, na: inTrail(na) } as const
    await writeWijziging(context.db, context.wie, wijziging)
    return { location: `/api/v1/vragensets/${uuid}`, result: na }
  },

  async wijzigen(context, { params, body }) {
    await queries.lockOne(context.db)
    const voor = await verplicht(context, params.uuid)
    const nieuw = { ...voor, actor: voor.actor?.uuid ?? null, ...body }
    await check(context, nieuw)
    await queries.save(context.db, voor.uuid, nieuw)
    const na = await verplicht(context, params.uuid)
    const wijziging = { naam: na.titel, voor: inTrail(voor), na: inTrail(na) }
    await writeWijziging(context.db, context.wie, { soort: 'vragenset', object: voor.uuid, ...wijziging })
    return na
  },

  async ordenen({ db, wie }, { body }) {
    await queries.lockOne(db)
    const voor = await queries.lijst(db, {})
    const gevraagd = body.vragensets
    if (gevraagd.length !== voor.length || voor.some(({ uuid }) => !gevraagd.includes(uuid)))
      throw onvolledigeVolgorde()
    await queries.setVolgorde(db, gevraagd)
    const na = await queries.lijst(db, {})
    const titels = (sets: readonly Vragenset[]) => ({ volgorde: sets.map(({ titel }) => titel) })
    const wijziging = { object: 'volgorde', naam: 'Volgorde van de vragensets', voor: titels(voor), na: titels(na) }
    await writeWijziging(db, wie, { soort: 'vragenset', ...wijziging })
    return { resultaten: na }
  },
}
