import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers, type Input } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import type { klantcontacten } from './contract.ts'
import * as queries from './queries.ts'
import { register } from './registreren.ts'
import { foutenInGespreksduur } from './rules.ts'
import * as writes from './writes.ts'
import { type CheckNummers, checkZaaknummers } from './zaaknummers.ts'

/**
 * Gives a record and notes the partijen whose data it shows.
 * @throws Problem when it does not exist
 */
function gevonden<Rij extends { partijen: string[] }>(
  { gezien }: Context,
  rij: Rij | undefined,
  wat = 'Klantcontact',
): Rij {
  if (!rij) throw notFound(wat)
  gezien(rij.partijen)
  return rij
}

/** Reads the page of klantcontacten that a request asks for. */
async function paginate({ db, gezien }: Context, vraag: Input<(typeof klantcontacten)['lijst']>['query']) {
  const rows = await queries.lijst(db, vraag)
  gezien(rows.flatMap((row) => row.partijen))
  return pagina(
    rows,
    vraag.aantal,
    (row) => row.klantcontact,
    (row) => [row.op, row.volgnummer],
  )
}

/** @param checkNummers looks for the numbers of zaken: by whoever speaks with zaaksystemen */
export const routes = (checkNummers: CheckNummers): Handlers<typeof klantcontacten, Context> => ({
  registreren: afterAsking(
    (outside, { body }) => checkZaaknummers(outside, checkNummers, [{ contact: body, plaats: '' }]),
    async (context, { body, headers }) => {
      const { uuid, json } = await register(context, body, headers['idempotency-key'])
      return { location: `/api/v1/klantcontacten/${uuid}`, result: { json } }
    },
  ),

  async lijst(context, { query }) {
    return paginate(context, query)
  },

  async zoeken(context, { body }) {
    return paginate(context, body)
  },

  async tonen(context, { params }) {
    return { json: gevonden(context, await queries.klantcontact(context.db, params.uuid)).klantcontact }
  },

  async corrigeren(context, { params, body }) {
    const fouten = foutenInGespreksduur(body, context.now)
    if (fouten.length > 0) throw invalid(fouten)
    if (!(await writes.lockOne(context.db, params.uuid))) throw notFound('Klantcontact')
    const json = await writes.correct(context.db, params.uuid, body, context.wie)
    gevonden(context, await queries.correcties(context.db, params.uuid))
    return { location: `/api/v1/klantcontacten/${params.uuid}/correcties`, result: { json } }
  },

  async correcties(context, { params }) {
    const { json } = gevonden(context, await queries.correcties(context.db, params.uuid))
    return { json: `{"resultaten":${json}}` }
  },

  async voortgang(context, { params }) {
    return { json: gevonden(context, await queries.voortgang(context.db, params.uuid)).json }
  },

  async klantbeeld(context, { params, query }) {
    return { json: gevonden(context, await queries.klantbeeld(context.db, params.uuid, query.aantal), 'Partij').json }
  },
})
