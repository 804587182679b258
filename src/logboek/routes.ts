import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { pagina } from '../platform/page.ts'
import type { logboek } from './contract.ts'
import { csv } from './csv.ts'
import * as queries from './queries.ts'

const MOST_EXPORTED = 100_000

const KOLOMMEN = [
  'op',
  'operatie',
  'resultaat',
  'verwerkingsactiviteit',
  'wieSoort',
  'wie',
  'wieNaam',
  'namens',
  'partijen',
  'herkomst',
  'verzoek',
  'traceId',
] as const satisfies (keyof queries.ExportRegel)[]

export const routes: Handlers<typeof logboek, Context> = {
  async zoeken({ db, gezien }, { query }) {
    gezien([query.partij ?? null])
    return pagina(
      await queries.zoek(db, query),
      query.aantal,
      (row) => row.regel,
      (row) => [row.id],
    )
  },

  async exporteren({ db, now, gezien }, { query }) {
    gezien([query.partij ?? null])
    const regels = await queries.exporteer(db, query, MOST_EXPORTED)
    const rows = regels.map((regel) => KOLOMMEN.map((kolom) => regel[kolom]))
    const filename = `logboek-${now.toISOString().slice(0, 10)}.csv`
    return { bytes: csv(KOLOMMEN, rows), mediaType: 'text/csv; charset=utf-8', filename }
  },
}
