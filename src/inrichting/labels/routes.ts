import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { notFound } from '../../platform/problems.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import { type Label, type labels, teVeelLabels } from './contract.ts'
import * as queries from './queries.ts'

const MOST = 50

async function lockOne({ db }: Context, uuid: string): Promise<Label> {
  const found = await queries.lockOne(db, uuid)
  if (!found) throw notFound('Label')
  return found
}

/** Records a change of a label; null means that it was not there, or is no longer. */
function record({ db, wie }: Context, voor: Label | null, na: Label | null): Promise<void> {
  const { uuid: object = '', naam = '' } = na ?? voor ?? {}
  const inTrail = (label: Label | null) => label && { naam: label.naam }
  return writeWijziging(db, wie, { soort: 'label', object, naam, voor: inTrail(voor), na: inTrail(na) })
}

export const routes: Handlers<typeof labels, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async maken(context, { body: { naam } }) {
    const made = { uuid: uuidv7(), naam }
    if (!(await queries.make(context.db, made, MOST))) throw teVeelLabels()
    await record(context, null, made)
    return { location: `/api/v1/labels/${made.uuid}`, result: made }
  },

  async wijzigen(context, { params, body: { naam } }) {
    const voor = await lockOne(context, params.uuid)
    const na = { ...voor, naam }
    await queries.rename(context.db, na)
    await record(context, voor, na)
    return na
  },

  async verwijderen(context, { params }) {
    const voor = await lockOne(context, params.uuid)
    await queries.remove(context.db, voor.uuid)
    await record(context, voor, null)
    return undefined
  },
}
