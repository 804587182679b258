import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { notFound } from '../../platform/problems.ts'
import { type Signaal, signaalOnderweg, type signalen } from './contract.ts'
import * as queries from './queries.ts'

/** Shows a melding. */
async function shown({ db, gezien }: Context, uuid: string): Promise<Signaal> {
  const found = await queries.one(db, uuid)
  if (!found) throw notFound('Signaal')
  gezien(found.partijen)
  return found.signaal
}

/** Sees to it that a melding is one that stands still, and stays so until the transaction ends. */
async function lockStill({ db }: Context, uuid: string): Promise<void> {
  const found = await queries.one(db, uuid, { vast: true })
  if (!found) throw notFound('Signaal')
  if (found.signaal.status !== 'onzeker' && found.signaal.status !== 'geweigerd') throw signaalOnderweg()
}

export const routes: Handlers<typeof signalen, Context> = {
  async vanKlantcontact({ db, gezien }, { params }) {
    const found = await queries.ofKlantcontact(db, params.uuid)
    if (!found) throw notFound('Klantcontact')
    gezien(found.partijen)
    return { resultaten: found.resultaten }
  },

  async maken(context, { params, body }) {
    const { db, wie, now } = context
    if (!(await queries.ofKlantcontact(db, params.uuid))) throw notFound('Klantcontact')
    const uuid = await queries.add(db, params.uuid, body, { uuid: wie.uuid, now })
    return { location: `/api/v1/klantcontacten/${params.uuid}/signalen`, result: await shown(context, uuid) }
  },

  async opnieuw(context, { params }) {
    await lockStill(context, params.uuid)
    await queries.sendAgain(context.db, params.uuid, context.now)
    return shown(context, params.uuid)
  },

  async bekend(context, { params, body }) {
    await lockStill(context, params.uuid)
    await queries.setNummer(context.db, params.uuid, body.nummer, context.now)
    return shown(context, params.uuid)
  },

  async intrekken(context, { params }) {
    await lockStill(context, params.uuid)
    await queries.withdraw(context.db, params.uuid)
    return shown(context, params.uuid)
  },

  async lijst({ db, gezien }, { query }) {
    const rows = await queries.lijst(db, query)
    gezien(rows.flatMap(({ partijen }) => partijen))
    return pagina(
      rows,
      query.aantal,
      (row) => JSON.stringify(row.signaal),
      (row) => [row.uuid],
    )
  },
}
