import { publicOrigin } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import type { gebeurtenissen } from './contract.ts'
import * as queries from './queries.ts'

export const routes: Handlers<typeof gebeurtenissen, Context> = {
  async lijst({ db, config }, { query }) {
    const rows = await queries.lijst(db, config.GEBEURTENIS_BRON, publicOrigin(config), query)
    return pagina(
      rows,
      query.aantal,
      (row) => row.gebeurtenis,
      (row) => [row.volgnummer],
    )
  },
}
