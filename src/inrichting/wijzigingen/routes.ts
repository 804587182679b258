import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import type { wijzigingen } from './contract.ts'
import * as queries from './queries.ts'

export const routes: Handlers<typeof wijzigingen, Context> = {
  async lijst({ db }, { query }) {
    return pagina(
      await queries.lijst(db, query),
      query.aantal,
      (row) => row.wijziging,
      (row) => [row.volgnummer],
    )
  },

  async ongezien({ db, wie }) {
    return queries.ongezien(db, wie.uuid)
  },

  async gezien({ db, wie }, { body }) {
    await queries.setGezien(db, wie.uuid, body.nummer)
    return undefined
  },
}
