import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { pagina } from '../platform/page.ts'
import { notFound } from '../platform/problems.ts'
import { schrijfWijziging } from '../wijzigingen/queries.ts'
import { laatste, type logboek } from './contract.ts'
import { csv } from './csv.ts'
import * as queries from './queries.ts'
import * as activiteiten from './verwerkingsactiviteiten.ts'

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

  async verwerkingsactiviteiten({ db }) {
    return { resultaten: await activiteiten.lijst(db) }
  },

  async verwerkingsactiviteitBewaren({ db, wie }, { params: { operatie }, body }) {
    const voor = await activiteiten.vergrendel(db, operatie)
    const na = { operatie, ...body }
    await activiteiten.bewaar(db, na)
    await schrijfWijziging(db, wie, {
      soort: 'verwerkingsactiviteit',
      object: operatie,
      naam: na.naam,
      voor: voor ?? null,
      na,
    })
    return na
  },

  async verwerkingsactiviteitVerwijderen({ db, wie }, { params: { operatie } }) {
    if (operatie === '*') throw laatste()
    const voor = await activiteiten.vergrendel(db, operatie)
    if (!voor) throw notFound('Verwerkingsactiviteit')
    await activiteiten.verwijder(db, operatie)
    await schrijfWijziging(db, wie, {
      soort: 'verwerkingsactiviteit',
      object: operatie,
      naam: voor.naam,
      voor,
      na: null,
    })
    return undefined
  },
}
