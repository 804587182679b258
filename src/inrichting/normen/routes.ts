import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { noEenheden } from '../actoren/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { NieuweNorm, Norm, normen } from './contract.ts'
import * as queries from './queries.ts'

const inTrail = ({ actor, ...rest }: Pick<Norm, 'actor' | 'onderwerp' | 'aantal' | 'eenheid'>) => ({
  actor: actor?.naam ?? null,
  onderwerp: rest.onderwerp,
  aantal: rest.aantal,
  eenheid: rest.eenheid,
})

/** Names a norm for people: its actor and its subject. */
const naamOf = ({ actor, onderwerp }: Norm) => [actor?.naam, onderwerp].filter(Boolean).join(' · ') || 'Algemene norm'

async function verplicht({ db }: Context, uuid: string, { vast = false } = {}): Promise<Norm> {
  const norm = await queries.norm(db, uuid, { vast })
  if (!norm) throw notFound('Norm')
  return norm
}

/** Saves a norm and records the change, and returns the new state. */
async function save(context: Context, uuid: string, voor: Norm | null, nieuw: NieuweNorm): Promise<Norm> {
  const { db, wie } = context
  if (nieuw.actor && (await noEenheden(db, [nieuw.actor])).length > 0)
    throw invalid([{ name: 'actor', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' }])
  await queries.save(db, uuid, nieuw)
  const na = await verplicht(context, uuid)
  const wijziging = { naam: naamOf(na), voor: voor && inTrail(voor), na: inTrail(na) }
  await writeWijziging(db, wie, { soort: 'norm', object: uuid, ...wijziging })
  return na
}

export const routes: Handlers<typeof normen, Context> = {
  async lijst({ db, config }) {
    return { resultaten: await queries.lijst(db), werkdagenZonderNorm: config.INTERNETAAK_WERKDAGEN }
  },

  async maken(context, { body }) {
    const uuid = uuidv7()
    return { location: `/api/v1/normen/${uuid}`, result: await save(context, uuid, null, body) }
  },

  async wijzigen(context, { params, body }) {
    const voor = await verplicht(context, params.uuid, { vast: true })
    return save(context, voor.uuid, voor, { ...voor, actor: voor.actor?.uuid ?? null, ...body })
  },

  async verwijderen(context, { params }) {
    const voor = await verplicht(context, params.uuid, { vast: true })
    await queries.remove(context.db, voor.uuid)
    const wijziging = { object: voor.uuid, naam: naamOf(voor), voor: inTrail(voor), na: null }
    await writeWijziging(context.db, context.wie, { soort: 'norm', ...wijziging })
    return undefined
  },
}
