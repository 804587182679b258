import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { instellingen } from '../instellingen/queries.ts'
import * as kanalen from '../kanalen/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { BewaardeStoring, NieuweStoring, Storing, storingen } from './contract.ts'
import * as queries from './queries.ts'
import { faultsIn, verlengdTot } from './rules.ts'

async function required({ db }: Context, uuid: string): Promise<Storing> {
  const found = await queries.storing(db, uuid)
  if (!found) throw notFound('Storing')
  return found
}

/** Records a change of a storing; null means that it was not there, or is no longer. */
function record({ db, wie }: Context, voor: Storing | null, na: Storing | null): Promise<void> {
  const { uuid: object = '', reden = '' } = na ?? voor ?? {}
  const inTrail = (storing: Storing | null) =>
    storing && {
      beginOp: storing.beginOp,
      eindOp: storing.eindOp,
      kanalen: storing.kanalen,
      reden: storing.reden,
    }
  return writeWijziging(db, wie, { soort: 'storing', object, naam: reden, voor: inTrail(voor), na: inTrail(na) })
}

/** Computes anew what ends in the time of these storingen: before and after a change. */
function recompute({ db }: Context, ...of: readonly (Storing | null)[]): Promise<number> {
  const known = of.filter((storing) => storing !== null)
  const van = Math.min(...known.map(({ beginOp }) => Date.parse(beginOp)))
  const tot = Math.max(...known.map((storing) => Date.parse(storing.verlengdTot)))
  return queries.recompute(db, new Date(van), new Date(tot))
}

/** Saves a storing, computes terms anew and records the change. */
async function save(
  context: Context,
  uuid: string,
  voor: Storing | null,
  nieuw: NieuweStoring,
): Promise<BewaardeStoring> {
  const { db, now } = context
  const faults = faultsIn(nieuw, [...(await kanalen.lijst(db)).map(({ naam }) => naam), ...(voor?.kanalen ?? [])])
  if (faults.length > 0) throw invalid(faults)
  const tot = verlengdTot(nieuw, await instellingen(db), now)
  await queries.save(db, { ...nieuw, uuid, verlengdTot: tot.toISOString() })
  const gewijzigdeTaken = await recompute(context, voor, await required(context, uuid))
  const na = await required(context, uuid)
  await record(context, voor, na)
  return { ...na, gewijzigdeTaken }
}

export const routes: Handlers<typeof storingen, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async maken(context, { body }) {
    await queries.lock(context.db)
    const uuid = uuidv7()
    return { location: `/api/v1/storingen/${uuid}`, result: await save(context, uuid, null, body) }
  },

  async wijzigen(context, { params, body }) {
    await queries.lock(context.db)
    const voor = await required(context, params.uuid)
    return save(context, voor.uuid, voor, body)
  },

  async verwijderen(context, { params }) {
    await queries.lock(context.db)
    const voor = await required(context, params.uuid)
    await queries.remove(context.db, voor.uuid)
    await recompute(context, voor)
    await record(context, voor, null)
    return undefined
  },
}
