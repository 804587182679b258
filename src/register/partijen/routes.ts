import { SPELING_MS } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import type { Partij, partijen } from './contract.ts'
import * as queries from './queries.ts'
import { check, ownColumns, register, saveOnderdelen } from './registreren.ts'

async function verplicht({ db, gezien }: Context, uuid: string): Promise<Partij> {
  const partij = await queries.partij(db, uuid)
  if (!partij) throw notFound('Partij')
  gezien([uuid])
  return partij
}

/** R1: an authentication lies in the past. */
function checkMoment({ now }: Context, op: string | undefined, name: string): void {
  if (op && Date.parse(op) > now.getTime() + SPELING_MS) {
    throw invalid([{ name, code: 'in-de-toekomst', reason: 'De identiteit kan niet in de toekomst zijn vastgesteld.' }])
  }
}

export const routes: Handlers<typeof partijen, Context> = {
  async lijst({ db, gezien }, { query }) {
    const rows = await queries.lijst(db, query)
    gezien(rows.map((row) => row.uuid))
    return pagina(
      rows,
      query.aantal,
      (row) => row.partij,
      (row) => [row.volgnummer],
    )
  },

  async zoeken({ db, gezien }, { body }) {
    const rows = await queries.search(db, body)
    gezien(rows.map((row) => row.uuid))
    return { json: `{"resultaten":[${rows.map((row) => row.partij).join(',')}]}` }
  },

  async tonen(context, { params }) {
    return verplicht(context, params.uuid)
  },

  async maken(context, { body }) {
    checkMoment(context, body.authenticatie.op, 'authenticatie.op')
    const { authenticatie, ...gegevens } = body
    const uuid = await register(context, gegevens)
    await queries.authenticate(context.db, uuid, authenticatie, context.wie, context.now)
    return { location: `/api/v1/partijen/${uuid}`, result: await verplicht(context, uuid) }
  },

  async wijzigen(context, { params, body }) {
    const soort = await queries.lockOne(context.db, params.uuid)
    if (!soort) throw notFound('Partij')
    const { fouten, adressen } = await check(context, params.uuid, soort, body, false)
    if (fouten.length > 0) throw invalid(fouten)
    await queries.change(context.db, params.uuid, ownColumns(soort, body))
    await saveOnderdelen(context, params.uuid, body, adressen)
    return verplicht(context, params.uuid)
  },

  async authenticeren(context, { params, body }) {
    checkMoment(context, body.op, 'op')
    await verplicht(context, params.uuid)
    const uuid = await queries.authenticate(context.db, params.uuid, body, context.wie, context.now)
    const alle = await queries.authenticaties(context.db, params.uuid)
    const nieuw = alle.find((row) => row.uuid === uuid)?.authenticatie
    if (!nieuw) throw notFound('Authenticatie')
    return { location: `/api/v1/partijen/${params.uuid}/authenticaties`, result: nieuw }
  },

  async authenticaties(context, { params }) {
    await verplicht(context, params.uuid)
    const rows = await queries.authenticaties(context.db, params.uuid)
    return { resultaten: rows.flatMap((row) => row.authenticatie ?? []) }
  },
}
