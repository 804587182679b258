import { writeWijziging } from '../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { atField, notFound } from '../../platform/problems.ts'
import { bsnOf } from '../partijen/reads.ts'
import { laatste, type logboek, verwerkingsactiviteitBestaatAl } from './contract.ts'
import { csv } from './csv.ts'
import { pseudoniemOfBsn } from './pseudoniem.ts'
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
  'aantal',
] as const satisfies (keyof queries.ExportRegel)[]

/** Adds to a search by partij the pseudonyms by which the BRP lines know the same person. */
async function withElders<V extends queries.Zoekvraag>({ db, config }: Context, vraag: V): Promise<V> {
  const bsn = vraag.partij && (await bsnOf(vraag.partij).execute(db)).rows[0]?.bsn
  return bsn ? { ...vraag, elders: [pseudoniemOfBsn(config, bsn)] } : vraag
}

export const routes: Handlers<typeof logboek, Context> = {
  async zoeken(context, { query }) {
    context.gezien([query.partij ?? null])
    return pagina(
      await queries.search(context.db, await withElders(context, query)),
      query.aantal,
      (row) => row.regel,
      (row) => [row.id],
    )
  },

  async exporteren(context, { query }) {
    const { db, now, gezien } = context
    gezien([query.partij ?? null])
    const regels = await queries.exportAll(db, await withElders(context, query), MOST_EXPORTED)
    const rows = regels.map((regel) => KOLOMMEN.map((kolom) => regel[kolom]))
    const filename = `logboek-${now.toISOString().slice(0, 10)}.csv`
    const bytes = csv(KOLOMMEN, rows)
    return { bytes: [bytes], omvang: bytes.length, mediaType: 'text/csv; charset=utf-8', filename }
  },

  async vernietigingen({ db }) {
    return { resultaten: await queries.vernietigingen(db) }
  },

  async verwerkingsactiviteiten({ db }) {
    return { resultaten: await activiteiten.lijst(db) }
  },

  async verwerkingsactiviteitBewaren({ db, wie }, { params: { operatie }, headers, body }) {
    const voor = await activiteiten.lockOne(db, operatie)
    if (voor && headers['if-none-match']) throw atField(verwerkingsactiviteitBestaatAl, 'operatie')
    const na = { operatie, ...body }
    await activiteiten.save(db, na)
    await writeWijziging(db, wie, {
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
    const voor = await activiteiten.lockOne(db, operatie)
    if (!voor) throw notFound('Verwerkingsactiviteit')
    await activiteiten.remove(db, operatie)
    await writeWijziging(db, wie, {
      soort: 'verwerkingsactiviteit',
      object: operatie,
      naam: voor.naam,
      voor,
      na: null,
    })
    return undefined
  },
}
