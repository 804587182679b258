import { type Context, medewerkerOf } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { notFound } from '../../platform/problems.ts'
import { alleenMedewerkersMetTelefoon, type oproepen } from './contract.ts'
import * as queries from './queries.ts'

/** Gives the medewerker whose calls are asked for. */
const eigenaarOf = (context: Context) => medewerkerOf(context, alleenMedewerkersMetTelefoon)

export const routes: Handlers<typeof oproepen, Context> = {
  async mijn(context) {
    return queries.mijn(context.db, eigenaarOf(context), context.now)
  },

  async koppelen(context, { params: { uuid, gesprek } }) {
    if (!(await queries.link(context.db, eigenaarOf(context), uuid, gesprek))) throw notFound('Oproep')
    return undefined
  },

  async overzicht({ db, now }) {
    return queries.overzicht(db, now)
  },

  async vanGesprek({ db }, { params }) {
    return { resultaten: await queries.ofGesprek(db, params.gesprek) }
  },
}
